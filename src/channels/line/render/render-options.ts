import type { Lang } from '../../../knowledge/calendar.ts';
import type { LineWords } from './line-words.ts';

export interface RenderOptions {
  lang: Lang;
  largeText: boolean;
  /** Names this step in every button, so that a button of an earlier one is known. At most 200 characters when percent-encoded. */
  stepId: string;
  /** What the person is expected to type; nothing when only choices or a new question are. */
  expects?: 'text' | 'phone' | 'number' | 'date-time' | undefined;
  /** For `date-time`: local times such as `2026-11-24T15:10`, with `initial` not outside of the others. */
  dateTime?: { min: string; max: string; initial: string } | undefined;
  words: LineWords;
  /** Where links of our own lead: `https://1506.example`. */
  publicUrl: string;
}
