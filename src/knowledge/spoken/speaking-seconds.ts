import type { Lang } from '../calendar.ts';

/** The slow pace of a hotline voice, in letters a second. */
const LETTERS_A_SECOND = { th: 11, en: 13 } as const;
/** An English figure is left to the voice: 875 is said as "eight hundred seventy-five", about six letters a digit. */
const LETTERS_A_DIGIT = 6;

/** How long a spoken text takes, in seconds. Figures of a Thai text are words by now. */
export function speakingSeconds(spoken: string, lang: Lang): number {
  const said = spoken.replace(/\s/g, '').replace(/\d/g, '0'.repeat(LETTERS_A_DIGIT));
  return said.length / LETTERS_A_SECOND[lang];
}
