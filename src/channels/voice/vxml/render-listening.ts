import type { Listening, SpokenStep } from '../spoken-step.ts';
import { digitsUrl, keysUrl, wordsUrl } from './grammar-urls.ts';
import type { VxmlOptions } from './render-options.ts';
import { submit } from './submit.ts';
import { element, type Xml } from './xml.ts';

const SRGS = 'application/srgs+xml';
const READINGS = 3;

/** One question that keys and words answer alike. Silence and what is not understood go to us: we know how often it happened. */
export function renderListening(listening: Listening, lang: SpokenStep['lang'], prompts: Xml[], options: VxmlOptions): Xml {
  return element(
    'form',
    { id: 'step' },
    element(
      'field',
      { name: 'answer' },
      ...properties(listening, options).map(([name, value]) => element('property', { name, value })),
      ...grammars(listening, lang, options),
      ...prompts,
      unheard('noinput', options),
      unheard('nomatch', options),
      element(
        'filled',
        {},
        element('assign', { name: 'event', expr: "''" }),
        element('assign', { name: 'dtmf', expr: 'keysOf(application.lastresult$[0])' }),
        element('assign', { name: 'utterance', expr: "dtmf === '' ? String(application.lastresult$[0].utterance) : ''" }),
        element('assign', { name: 'confidence', expr: 'application.lastresult$[0].confidence' }),
        element('assign', { name: 'nbest', expr: "dtmf === '' ? nbestOf(application.lastresult$) : '[]'" }),
        submit(options),
      ),
    ),
  );
}

function properties(
  { speech, digits, choices, silenceMs, betweenKeysMs, endOfSpeechMs }: Listening,
  { mostReadings = READINGS }: VxmlOptions,
): [string, string][] {
  const hash = choices.some(({ key }) => key === '#') && !digits;
  return [
    ['inputmodes', speech ? 'dtmf voice' : 'dtmf'],
    ['timeout', `${silenceMs}ms`],
    ['interdigittimeout', `${betweenKeysMs}ms`],
    // a number that is complete, or a key that stands alone, is taken at once
    ['termtimeout', '0ms'],
    // # ends a number; where it is a key of the menu it ends nothing
    ['termchar', hash ? '' : '#'],
    ['completetimeout', `${endOfSpeechMs}ms`],
    ['incompletetimeout', `${endOfSpeechMs}ms`],
    ['maxnbest', String(mostReadings)],
  ];
}

function grammars({ choices, digits, speech }: Listening, lang: SpokenStep['lang'], { grammarUrl, freeSpeech }: VxmlOptions): Xml[] {
  const keys = choices.map(({ key }) => key);
  // a field that nothing can answer is an error of the document: any key then counts as not understood by us
  const numbers = digits ?? (keys.length === 0 && !speech ? { least: 1, most: 1 } : undefined);
  return [
    ...(keys.length > 0 ? [element('grammar', { mode: 'dtmf', type: SRGS, src: keysUrl(grammarUrl, keys) })] : []),
    ...(numbers ? [element('grammar', { mode: 'dtmf', type: SRGS, src: digitsUrl(grammarUrl, numbers) })] : []),
    ...(speech
      ? [
          element('grammar', {
            mode: 'voice',
            type: SRGS,
            src: wordsUrl(
              grammarUrl,
              lang,
              choices.map(({ label }) => label),
            ),
          }),
        ]
      : []),
    ...(speech && freeSpeech ? [element('grammar', { mode: 'voice', src: freeSpeech.src, type: freeSpeech.type })] : []),
  ];
}

function unheard(event: 'noinput' | 'nomatch', options: VxmlOptions): Xml {
  return element(
    event,
    {},
    element('assign', { name: 'event', expr: `'${event}'` }),
    element('assign', { name: 'count', expr: 'count + 1' }),
    ...(event === 'nomatch' ? [element('assign', { name: 'nbest', expr: "application.lastresult$ ? nbestOf(application.lastresult$) : '[]'" })] : []),
    submit(options),
  );
}
