import { addDays, addYears, type Day } from '../../src/knowledge/calendar.ts';
import type { FactBook } from '../../src/knowledge/facts.ts';
import type { InventedHospital } from './person.ts';

/** First and last day on which a change of hospital is taken. */
export interface Window {
  from: Day;
  until: Day;
}

/** Reasons that open the window for one person (schemas/registry.openapi.yaml, HospitalChange). */
export type ChangeReason = 'moved-home' | 'moved-work' | 'not-chosen';

/** The yearly window that is open on a day, else the next one: from the first day of requests in one year to the last day in the next. */
export function yearlyWindow(facts: FactBook, day: Day): Window {
  const opens = monthDay(facts, 'hospital.window.requests', day);
  const closes = monthDay(facts, 'hospital.window.to', day);
  const year = Number(day.slice(0, 4));
  const opensIn = day.slice(5) <= closes ? year - 1 : year;
  return { from: `${opensIn}-${opens}`, until: `${opensIn + 1}-${closes}` };
}

/** A window of this person's own: after a move, or while at a hospital that was assigned. */
export function ownWindow(facts: FactBook, day: Day, hospital: InventedHospital): (Window & { reasons: ChangeReason[] }) | undefined {
  if (hospital.movedDaysAgo !== undefined) {
    const moved = addDays(day, -hospital.movedDaysAgo);
    const until = addDays(moved, facts.number('hospital.out-of-window', day));
    if (day <= until) return { from: moved, until, reasons: ['moved-home', 'moved-work'] };
  }
  if (hospital.assigned) return { from: addDays(day, -hospital.sinceDaysAgo), until: yearlyWindow(facts, day).until, reasons: ['not-chosen'] };
  return undefined;
}

/** The same window a year later. */
export function aYearLater({ from, until }: Window): Window {
  return { from: addYears(from, 1), until: addYears(until, 1) };
}

export const isIn = (day: Day, { from, until }: Window): boolean => from <= day && day <= until;

function monthDay(facts: FactBook, id: string, day: Day): string {
  const reading = facts.at(id, day);
  if (!reading.known) throw new Error(`knowledge/facts.yaml: ${id} is not known on ${day}. Allowed: days from ${reading.knownFrom}. Set TODAY to one.`);
  return String(reading.value);
}
