import { formatDay, type Lang, monthName } from '../../knowledge/calendar.ts';
import { OutsidePeriodError } from '../../knowledge/facts.ts';

/** What follows from a rule; nothing when the rule of that day is not known: better unsaid than guessed. */
export function ifKnown<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof OutsidePeriodError) return undefined;
    throw error;
  }
}

/** `ตุลาคม 2569` from `2026-10`. */
export function formatMonth(month: string, lang: Lang): string {
  return formatDay(`${month}-01`, lang).replace(/^1 /, '');
}

/** `ส.ค., ก.ย.` would be shorter, but whole names are read aloud. */
export function formatMonths(months: string[], lang: Lang): string {
  return months.map((month) => formatMonth(month, lang)).join(', ');
}

export { formatDay, monthName };
