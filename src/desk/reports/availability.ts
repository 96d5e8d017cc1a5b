import { addDays, type Day } from '../../knowledge/calendar.ts';

const MINUTE_MS = 60_000;

/**
 * The share of a day's minutes in which the service was ready, of those that have passed since it was first measured. A minute that no process
 * measured was not available.
 * @param first the first minute ever measured, UTC.
 * @returns nothing when no minute of the day counts yet.
 */
export function availability(day: Day, ready: number, first: string, now: Date): number | undefined {
  const begin = Math.max(midnight(day), Date.parse(`${first}:00Z`));
  const end = Math.min(midnight(addDays(day, 1)), Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
  const passed = (end - begin) / MINUTE_MS;
  return passed > 0 ? ready / passed : undefined;
}

/** The instant at which a day begins in Thailand, in ms. */
export function midnight(day: Day): number {
  return Date.parse(`${day}T00:00:00+07:00`);
}
