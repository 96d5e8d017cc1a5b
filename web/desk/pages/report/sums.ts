import type { DayReport, DeskChannel } from '../../../../src/desk/api.ts';
import { daysOf, type Span } from './span.ts';

export type ChannelChoice = DeskChannel | 'all';

/** Nothing where there is nothing to divide by: a share of none is not 0. */
export function share(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || !whole ? undefined : part / whole;
}

/** Of the days that have it; nothing when none has. */
export function sum(days: DayReport[], of: (day: DayReport) => number | undefined): number | undefined {
  const values = valuesOf(days, of);
  return values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0);
}

export function mean(days: DayReport[], of: (day: DayReport) => number | undefined): number | undefined {
  return share(sum(days, of), valuesOf(days, of).length);
}

export function median(days: DayReport[], of: (day: DayReport) => number | undefined): number | undefined {
  const values = valuesOf(days, of).sort((one, other) => one - other);
  const middle = values.length / 2;
  if (values.length === 0) return undefined;
  return values.length % 2 === 1 ? values[Math.floor(middle)] : ((values[middle - 1] as number) + (values[middle] as number)) / 2;
}

export function highest(days: DayReport[], of: (day: DayReport) => number | undefined): number | undefined {
  const values = valuesOf(days, of);
  return values.length === 0 ? undefined : Math.max(...values);
}

function valuesOf(days: DayReport[], of: (day: DayReport) => number | undefined): number[] {
  return days.map(of).filter((value) => value !== undefined);
}

/** What was asked, and answered, asked back or not understood; small talk, forms and presses are turns too, but no questions. */
export function questions({ answered, askedBack, notUnderstood }: DayReport): number {
  return answered + askedBack + notUnderstood;
}

/** Every day of the span, with its row when the channel was measured on it. */
export function byDay(rows: DayReport[], channel: ChannelChoice, span: Span): { day: string; row: DayReport | undefined }[] {
  const own = new Map(rows.filter((row) => row.channel === channel).map((row) => [row.day, row]));
  return daysOf(span).map((day) => ({ day, row: own.get(day) }));
}
