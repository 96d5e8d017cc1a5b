import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OfficeHours } from '../../knowledge/office-hours.ts';
import type { CallbackAttempt } from '../../storage/records/desk-records.ts';
import { attemptsLeft, mayCallNow, nextCall, outcomeRefusal } from './attempt-rules.ts';

const office = new OfficeHours({ completeUntil: '2026-12-31', fixed: [], moving: [] }, { open: '08.30', close: '16.30' });
const RULES = { attempts: 3, minutesBetween: 30 };
/** A Tuesday. */
const MORNING = { from: '2026-11-24T08:30:00+07:00', until: '2026-11-24T12:00:00+07:00' };
const AFTERNOON = { from: '2026-11-24T13:00:00+07:00', until: '2026-11-24T16:30:00+07:00' };
const SATURDAY = { from: '2026-11-28T09:00:00+07:00', until: '2026-11-28T12:00:00+07:00' };

const at = (time: string, day = '2026-11-24') => new Date(`${day}T${time}:00+07:00`);
const tried = (...times: (string | [string, CallbackAttempt['result']])[]): CallbackAttempt[] =>
  times.map((one) => {
    const [time, result] = typeof one === 'string' ? [one, 'no-answer' as const] : one;
    return { at: at(time).toISOString(), agentId: 'nok', result, note: undefined };
  });
const next = (now: Date, attempts: CallbackAttempt[] = [], window = MORNING) => {
  const found = nextCall({ window, attempts }, RULES, office, now);
  return found && `${found.from.slice(11, 16)}-${found.until.slice(11, 16)}`;
};

describe('the next call', () => {
  test.each<[string, string, string | undefined, CallbackAttempt[], typeof MORNING]>([
    ['the first is when the window begins', '07:00', '08:30-12:00', [], MORNING],
    ['within the window it may be at once', '10:00', '08:30-12:00', [], MORNING],
    ['after a call it is so many minutes later', '09:00', '09:30-12:00', tried('09:00'), MORNING],
    ['counted from the last call', '10:00', '10:20-12:00', tried('09:00', '09:50'), MORNING],
    ['what no longer fits into a morning is owed when the office opens again', '11:45', '13:00-16:30', tried('11:45'), MORNING],
    ['so many minutes later in the afternoon, too', '13:10', '13:40-16:30', tried('11:45', '13:10'), MORNING],
    ['a morning without a call is owed in the afternoon', '12:00', '13:00-16:30', [], MORNING],
    ['what no longer fits into an afternoon is owed no more', '16:10', undefined, tried('16:10'), AFTERNOON],
    ['when the office has closed it is owed no more', '16:30', undefined, [], MORNING],
    ['after the last attempt there is none', '10:30', undefined, tried('09:00', '09:30', '10:30'), MORNING],
    ['a wrong number is not called again', '09:00', undefined, tried(['09:00', 'wrong-number']), MORNING],
  ])('%s', (_rule, now, expected, attempts, window) => {
    expect(next(at(now), attempts, window)).toBe(expected);
  });

  test('on a day on which the office is closed the promised window is all there is', () => {
    expect(next(at('11:00', '2026-11-28'), [], SATURDAY)).toBe('09:00-12:00');
    expect(next(at('12:00', '2026-11-28'), [], SATURDAY)).toBeUndefined();
  });

  test('a window that ends in the middle of office hours goes on in them, without a gap', () => {
    expect(next(at('11:00'), [], { from: '2026-11-24T09:00:00+07:00', until: '2026-11-24T10:00:00+07:00' })).toBe('10:00-12:00');
  });

  test('the next day is never offered: it was not asked for', () => {
    expect(next(at('09:00', '2026-11-25'))).toBeUndefined();
  });

  test('whenever and whatever was tried, a call that may be made keeps the distance, the day and the number of attempts', () => {
    const minutes = fc.integer({ min: 6 * 60, max: 18 * 60 });
    const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 4 }), minutes, fc.constantFrom(MORNING, AFTERNOON), (calls, minute, window) => {
        const attempts = tried(...calls.sort((a, b) => a - b).map(clock));
        const now = at(clock(minute));
        const found = nextCall({ window, attempts }, RULES, office, now);
        expect(mayCallNow({ window, attempts }, RULES, office, now)).toBe(found !== undefined && Date.parse(found.from) <= now.getTime());
        if (!found) return;
        const last = attempts.at(-1);
        expect(attempts.length).toBeLessThan(RULES.attempts);
        expect(Date.parse(found.until)).toBeGreaterThan(Math.max(now.getTime(), Date.parse(found.from)));
        expect(Date.parse(found.from)).toBeGreaterThanOrEqual(Date.parse(window.from));
        if (last) expect(Date.parse(found.from) - Date.parse(last.at)).toBeGreaterThanOrEqual(RULES.minutesBetween * 60_000);
        expect([found.from.slice(0, 10), found.until.slice(0, 10)]).toEqual(['2026-11-24', '2026-11-24']);
      }),
    );
  });
});

test('attempts are counted down to nothing', () => {
  const left = (attempts: CallbackAttempt[]) => attemptsLeft({ window: MORNING, attempts }, RULES);
  expect([left([]), left(tried('09:00')), left(tried('09:00', '09:30', '10:00')), left(tried('09:00', '09:30', '10:00', '10:30'))]).toEqual([3, 2, 0, 0]);
});

describe('an outcome', () => {
  const refusal = (outcome: Parameters<typeof outcomeRefusal>[1], attempts: CallbackAttempt[], now = at('10:00')) =>
    outcomeRefusal({ window: MORNING, attempts }, outcome, RULES, now);

  test('answered needs a call that reached the person', () => {
    expect(refusal('answered', tried('09:00'))).toBe('reached-first');
    expect(refusal('answered', tried('09:00', ['09:40', 'reached']))).toBeUndefined();
  });

  test('given up needs all attempts, a wrong number, or a window that has passed', () => {
    expect(refusal('given-up', tried('09:00', '09:30'))).toBe('attempts-first');
    expect(refusal('given-up', tried('09:00', '09:30', '10:00'))).toBeUndefined();
    expect(refusal('given-up', tried(['09:00', 'wrong-number']))).toBeUndefined();
    expect(refusal('given-up', [], at('11:59'))).toBe('attempts-first');
    expect(refusal('given-up', [], at('12:00'))).toBeUndefined();
  });

  test.each(['answered-by-colleague', 'not-wanted'] as const)('%s needs no call', (outcome) => {
    expect(refusal(outcome, [])).toBeUndefined();
  });
});
