import type { SpokenPrompt, SpokenStep } from '../spoken-step.ts';
import type { VxmlOptions } from './render-options.ts';
import { element, type Xml, xmlText } from './xml.ts';

type How = Pick<SpokenStep, 'lang' | 'pace' | 'volume'>;

/** The prompts, each with its own barge-in: a default must not leak from one to the next. */
export function renderPrompts(prompts: SpokenPrompt[], how: How, options: Pick<VxmlOptions, 'promptAudioUrl'>): Xml[] {
  return prompts.map(({ text, bargeIn, pauseMs }) =>
    element(
      'prompt',
      { bargein: bargeIn, 'xml:lang': languageTag(how.lang) },
      spoken(text, how, options),
      pauseMs ? element('break', { time: `${pauseMs}ms` }) : undefined,
    ),
  );
}

/** `th-TH` or `en-US`. */
export function languageTag(lang: SpokenStep['lang']): string {
  return lang === 'th' ? 'th-TH' : 'en-US';
}

function spoken(text: string, how: How, { promptAudioUrl }: Pick<VxmlOptions, 'promptAudioUrl'>): Xml {
  const src = promptAudioUrl?.(text, how);
  const said = src ? element('audio', { src }, xmlText(text)) : xmlText(text);
  const rate = how.pace === 'slow' ? 'slow' : undefined;
  const volume = how.volume === 'loud' ? 'loud' : undefined;
  return rate || volume ? element('prosody', { rate, volume }, said) : said;
}
