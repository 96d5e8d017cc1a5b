import { addDays, addMonths, type Day, lastDayOfMonth } from '../../src/knowledge/calendar.ts';
import type { Person } from './person.ts';

/** `2026-11`. */
export type Month = string;

export const monthOf = (day: Day): Month => day.slice(0, 7);
export const firstOf = (month: Month): Day => `${month}-01`;
export const lastOf = (month: Month): Day => lastDayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
export const monthsBefore = (month: Month, count: number): Month => monthOf(addMonths(firstOf(month), -count));

/** The day of an event that many months and days before another. */
export function before(day: Day, { monthsAgo = 0, daysAgo = 0 }: { monthsAgo?: number; daysAgo?: number }): Day {
  return addDays(addMonths(day, -monthsAgo), -daysAgo);
}

/** When an unemployed person left the job. */
export function leftOn(person: Person, day: Day): Day | undefined {
  if (!person.unemployed) return undefined;
  const { registered, waitedDays } = person.unemployed;
  return addDays(registered ? before(day, registered) : day, -waitedDays);
}

/** The newest month for which a contribution was due: last month, or the last one of membership. */
export function lastDueMonth(person: Person, day: Day): Month {
  const lastMonth = monthsBefore(monthOf(day), 1);
  const left = leftOn(person, day);
  if (left && monthOf(left) < lastMonth) return monthOf(left);
  return monthsBefore(lastMonth, person.endedMonthsAgo);
}

/** The first day in the present or last section. */
export function memberSince(person: Person, day: Day): Day {
  return firstOf(monthsBefore(lastDueMonth(person, day), person.monthsInSection + person.monthsMissing - 1));
}
