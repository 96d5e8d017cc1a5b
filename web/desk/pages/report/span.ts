import { addDays, type Day } from '../../../../src/knowledge/calendar.ts';

/** Whole days in Thailand, both ends in it. */
export interface Span {
  from: Day;
  until: Day;
}

export const LENGTHS = [7, 30, 90] as const;

/** The days before today and today. */
export function lastDays(days: number, today: Day): Span {
  return { from: addDays(today, 1 - days), until: today };
}

export function daysOf({ from, until }: Span): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}
