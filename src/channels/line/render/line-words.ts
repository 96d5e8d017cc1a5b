import type { Lang } from '../../../knowledge/calendar.ts';
import type { Phrases } from '../../phrases/phrases.ts';

/** The few phrases that LINE needs beside the answer itself. */
export interface LineWords {
  /** Stands over numbered choices. */
  choose: string;
  /** Stands over choices that have no numbers, because a number is the answer. */
  chooseOrType: string;
  /** Button that opens the keyboard. */
  type: string;
  /** Names the one choice beside typing an answer. */
  orType(label: string): string;
  /** Button that opens LINE's picker of day and time. */
  pickTime: string;
  source: string;
  /** Stands over what is about the signed-in person. */
  personal: string;
  /** Ends an alternative text that had to be cut. */
  readOn: string;
  /** Stands before the titles of the parts that are further right. */
  swipe: string;
  /** Is said when there is nothing to say, as LINE takes no empty message. */
  nothing: string;
}

/** The phrases of locales/<lang>/line.yaml. */
export function lineWords(phrases: Phrases, lang: Lang): LineWords {
  const say = (key: string): string => phrases.say(lang, key, {}, 'line');
  return {
    choose: say('choose'),
    chooseOrType: say('choose-or-type'),
    type: say('type'),
    orType: (label) => phrases.say(lang, 'or-type', { label }, 'line'),
    pickTime: say('pick-time'),
    source: say('source'),
    personal: say('personal'),
    readOn: say('read-on'),
    swipe: say('swipe'),
    nothing: say('nothing'),
  };
}
