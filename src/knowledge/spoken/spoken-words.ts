import type { Lang } from '../calendar.ts';

/** How one spelling is read aloud. A language that is left out reads it as it stands. */
export interface SpokenWord {
  /** As it stands in a text, such as `สปส.`, `ThaiD` or `www.sso.go.th`. In Thai texts capitals do not matter. */
  write: string;
  th?: string;
  en?: string;
}

/** knowledge/spoken.yaml: what content editors say about reading aloud. */
export interface SpokenWords {
  words: SpokenWord[];
  /** Words of a screen that a caller would not understand, such as "type"; changed in what the assistant itself says, never in an answer. */
  insteadOfScreen: SpokenWord[];
}

/** Nothing is named: figures are still read. */
export const NO_WORDS: SpokenWords = { words: [], insteadOfScreen: [] };

/** The entries that say something in a language, the longest spelling first, so that `SSO Plus` goes before `SSO`. */
export function wordsOf(words: SpokenWord[], lang: Lang): { write: string; say: string }[] {
  return words
    .flatMap((word) => {
      const say = word[lang];
      return say === undefined ? [] : [{ write: word.write, say }];
    })
    .sort((a, b) => b.write.length - a.write.length);
}
