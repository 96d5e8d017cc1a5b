import { dayInBangkok } from '../../knowledge/calendar.ts';
import type { OfficeHours, TimeWindow } from '../../knowledge/office-hours.ts';
import type { CallbackOutcome, WorkedCallback } from '../../storage/records/desk-records.ts';
import type { DeskSettings } from '../desk-settings.ts';

type Tried = Pick<WorkedCallback, 'window' | 'attempts'>;
type Rules = Pick<DeskSettings['callbacks'], 'attempts' | 'minutesBetween'>;

const MINUTE_MS = 60_000;
const BANGKOK = '+07:00';

/** How many calls may still be made. A number that is somebody else's is not called again. */
export function attemptsLeft({ attempts }: Tried, rules: Rules): number {
  if (attempts.some(({ result }) => result === 'wrong-number')) return 0;
  return Math.max(0, rules.attempts - attempts.length);
}

/**
 * When the next call may be made: so many minutes after the last one, within the promised window first. A call that is still owed when the window has
 * ended may be made until the office closes that day: late is better than never, and counts as a promise not kept; another day was not asked for.
 * @returns from the earliest moment (which may be in the past: now) until the end of that span, in Thailand's time; nothing when no call may be made
 * any more.
 */
export function nextCall(callback: Tried, rules: Rules, office: OfficeHours, now: Date): TimeWindow | undefined {
  if (attemptsLeft(callback, rules) === 0) return undefined;
  const { window, attempts } = callback;
  const last = attempts.at(-1);
  const earliest = last ? Date.parse(last.at) + rules.minutesBetween * MINUTE_MS : 0;
  for (const span of [window, ...laterThatDay(window, office)]) {
    const from = Math.max(Date.parse(span.from), earliest);
    const until = Date.parse(span.until);
    if (Math.max(from, now.getTime()) < until) return { from: inBangkok(from), until: inBangkok(until) };
  }
  return undefined;
}

/** Whether a call may be made now. */
export function mayCallNow(callback: Tried, rules: Rules, office: OfficeHours, now: Date): boolean {
  const next = nextCall(callback, rules, office, now);
  return next !== undefined && Date.parse(next.from) <= now.getTime();
}

/** Why an outcome cannot close it: `reached-first` (nobody spoke with the person), `attempts-first` (calls are still owed). */
export type OutcomeRefusal = 'reached-first' | 'attempts-first';

/** @returns nothing when the outcome may close it. */
export function outcomeRefusal(callback: Tried, outcome: CallbackOutcome, rules: Rules, now: Date): OutcomeRefusal | undefined {
  if (outcome === 'answered') return callback.attempts.some(({ result }) => result === 'reached') ? undefined : 'reached-first';
  if (outcome !== 'given-up') return undefined;
  const passed = Date.parse(callback.window.until) <= now.getTime();
  return passed || attemptsLeft(callback, rules) === 0 ? undefined : 'attempts-first';
}

function laterThatDay({ until }: TimeWindow, office: OfficeHours): TimeWindow[] {
  const ended = Date.parse(until);
  const day = dayInBangkok(new Date(ended));
  return office
    .on(day, `${day}T00:00`)
    .filter((open) => Date.parse(open.until) > ended)
    .map((open) => ({ from: inBangkok(Math.max(Date.parse(open.from), ended)), until: open.until }));
}

function inBangkok(instant: number): string {
  return new Date(instant + 7 * 60 * MINUTE_MS).toISOString().slice(0, 19) + BANGKOK;
}
