import type { Listening, SpokenStep } from '../spoken-step.ts';
import { languageTag } from '../vxml/render-prompts.ts';
import type { JambonzOptions } from './jambonz-options.ts';
import type { GatherVerb } from './verbs.ts';

/** Recognisers take a few hundred hints of at most a hundred letters. */
const MOST_HINTS = 100;
const LONGEST_HINT = 100;
const SOUND_AFTER_S = 2;
/** From here on a caller speaks with long pauses. */
const UNHURRIED_MS = 2000;

/**
 * One question that keys and words answer alike.
 * @param text the prompts that may be cut short, as SSML.
 */
export function renderGather(listening: Listening, lang: SpokenStep['lang'], text: string | undefined, options: JambonzOptions): GatherVerb {
  const { speech, silenceMs, betweenKeysMs } = listening;
  const { fetchAudioUrl } = options;
  return {
    verb: 'gather',
    input: speech ? ['digits', 'speech'] : ['digits'],
    actionHook: options.turnUrl,
    // 0 would wait for ever
    timeout: Math.max(seconds(silenceMs), 1),
    bargein: speech,
    dtmfBargein: true,
    // jambonz counts words by spaces, and Thai has none: a sentence is one word. A cough is none
    minBargeinWordCount: 1,
    listenDuringPrompt: true,
    interDigitTimeout: Math.max(seconds(betweenKeysMs), 1),
    ...keys(listening),
    ...(speech ? recognition(listening, lang, options) : {}),
    ...(fetchAudioUrl ? { actionHookDelayAction: { enabled: true, noResponseTimeout: SOUND_AFTER_S, actions: [{ verb: 'play', url: fetchAudioUrl }] } } : {}),
    ...(text ? { say: { text } } : {}),
  };
}

/**
 * A menu is answered by one key, whichever. A number ends by its longest length, # or a pause. It waits for no least length, so that a lone 0
 * (a person) or * (back) arrives as well: what is too short our manners tell the caller.
 */
function keys({ digits }: Listening): Partial<GatherVerb> {
  return digits ? { minDigits: 1, maxDigits: digits.most, finishOnKey: '#' } : { numDigits: 1 };
}

function recognition({ choices, endOfSpeechMs }: Listening, lang: SpokenStep['lang'], { phrases = [] }: JambonzOptions): Partial<GatherVerb> {
  const hints = new Set([...choices.map(({ label }) => label), ...phrases].map((hint) => hint.toWellFormed().trim()));
  return {
    speechTimeout: seconds(endOfSpeechMs),
    recognizer: {
      // that of the jambonz application
      vendor: 'default',
      language: languageTag(lang),
      hints: [...hints].filter((hint) => hint && hint.length <= LONGEST_HINT).slice(0, MOST_HINTS),
      // several readings, where the recogniser has them
      outputFormat: 'detailed',
      // joins what is said until it is quiet that long. It leaves one reading only, so it is for those whom the recogniser would cut short
      ...(endOfSpeechMs >= UNHURRIED_MS ? { asrTimeout: seconds(endOfSpeechMs) } : {}),
    },
  };
}

function seconds(ms: number): number {
  return ms / 1000;
}
