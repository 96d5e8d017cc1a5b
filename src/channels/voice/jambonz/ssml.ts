import type { SpokenPrompt, SpokenStep } from '../spoken-step.ts';
import { element, xmlText } from '../vxml/xml.ts';

/**
 * Prompts as one SSML text; nothing when there is nothing to say, for jambonz would send an empty text to the voice. Always SSML: a plain text that
 * happens to look like an address is played as a file. The root has no attribute, for jambonz splits long texts only when they begin with `<speak>`.
 */
export function ssmlOf(prompts: readonly SpokenPrompt[], how: Pick<SpokenStep, 'pace' | 'volume'>): string | undefined {
  const spoken = prompts.filter(({ text }) => xmlText(text).trim()).map((prompt) => sentence(prompt, how));
  return spoken.length > 0 ? `<speak>${spoken.join('')}</speak>` : undefined;
}

function sentence({ text, pauseMs }: SpokenPrompt, { pace, volume }: Pick<SpokenStep, 'pace' | 'volume'>): string {
  const rate = pace === 'slow' ? 'slow' : undefined;
  const loud = volume === 'loud' ? 'loud' : undefined;
  const said = rate || loud ? element('prosody', { rate, volume: loud }, xmlText(text)) : xmlText(text);
  return said + (pauseMs ? element('break', { time: `${pauseMs}ms` }) : ' ');
}
