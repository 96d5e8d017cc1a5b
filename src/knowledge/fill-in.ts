import type { Day, Lang } from './calendar.ts';
import { type FactBook, formatValue, type Reading } from './facts.ts';

const PLACEHOLDER = /\{([a-z0-9][a-z0-9.-]*)\}/g;

/** The fact ids that a text names, in order of appearance. */
export function placeholders(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] as string);
}

/** Puts the figures of a day into a text; every reading used is handed to `note`, also those that are not known that day. */
export function fillIn(text: string, facts: FactBook, day: Day, lang: Lang, note: (reading: Reading) => void): string {
  return text.replace(PLACEHOLDER, (_, id: string) => {
    const reading = facts.at(id, day);
    note(reading);
    return reading.known ? formatValue(reading.value, reading.unit, lang) : '…';
  });
}
