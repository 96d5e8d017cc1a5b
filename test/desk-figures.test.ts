import { describe, expect, test } from '@jest/globals';
import type { CallbackItem, DayReport } from '../src/desk/api.ts';
import { hindrance, inOrder, standingOf } from '../web/desk/pages/callbacks/standing.ts';
import { daysOf, lastDays } from '../web/desk/pages/report/span.ts';
import { byDay, highest, mean, median, questions, share, sum } from '../web/desk/pages/report/sums.ts';

const NOW = new Date('2026-11-25T03:20:00Z');

function callback(from: string, until: string, more: Partial<CallbackItem> = {}): CallbackItem {
  return { reference: from, channel: 'line', about: '', phoneMasked: '', window: { from, until }, state: 'open', attempts: [], attemptsLeft: 3, ...more };
}

const LATE = callback('2026-11-25T01:00:00Z', '2026-11-25T03:00:00Z');
const RUNNING = callback('2026-11-25T03:00:00Z', '2026-11-25T04:00:00Z');
const LATER = callback('2026-11-25T05:00:00Z', '2026-11-25T06:00:00Z');
const DONE = callback('2026-11-24T05:00:00Z', '2026-11-24T06:00:00Z', { state: 'done' });

describe('how pressing a callback is', () => {
  test('depends on its window and the time, to the minute', () => {
    expect(standingOf(LATE, NOW)).toEqual({ group: 'late', tone: 'late', milliseconds: 20 * 60_000 });
    expect(standingOf(RUNNING, NOW)).toEqual({ group: 'now', tone: 'now', milliseconds: 40 * 60_000 });
    expect(standingOf(LATER, NOW)).toEqual({ group: 'later', tone: 'calm', milliseconds: 100 * 60_000 });
    expect(standingOf(DONE, NOW)).toEqual({ group: 'ended', tone: 'calm', milliseconds: 0 });
    expect(standingOf(RUNNING, new Date(RUNNING.window.until)).group).toBe('now');
  });

  test('puts the overdue first, and leaves out groups without any', () => {
    expect(inOrder([DONE, LATER, LATE], NOW).map(({ group, items }) => [group, items])).toEqual([
      ['late', [LATE]],
      ['later', [LATER]],
      ['ended', [DONE]],
    ]);
  });

  test.each([
    ['ended', { state: 'cancelled' }],
    ['colleague', { takenBy: { id: 'other', name: '' } }],
    ['no-attempts', { attemptsLeft: 0 }],
    ['too-early', { nextFrom: '2026-11-25T03:20:01Z' }],
    [undefined, { takenBy: { id: 'me', name: '' }, nextFrom: '2026-11-25T03:20:00Z' }],
  ] as const)('can not be called: %s', (why, more) => {
    expect(hindrance({ ...RUNNING, ...more }, 'me', NOW)).toBe(why);
  });
});

describe('figures of a report', () => {
  const row = (day: string, more: Partial<DayReport> = {}): DayReport => ({
    day,
    channel: 'all',
    turns: 10,
    errors: 0,
    answered: 6,
    askedBack: 1,
    notUnderstood: 1,
    conversations: 5,
    contained: 4,
    handoffs: 1,
    helpful: 0,
    notHelpful: 0,
    ...more,
  });

  test('a share of none is no figure, and neither is one of something unmeasured; none of some is 0', () => {
    expect([share(0, 0), share(1, undefined), share(undefined, 2), share(0, 4)]).toEqual([undefined, undefined, undefined, 0]);
  });

  test('days that were not measured are left out, and none at all gives none', () => {
    const days = [row('2026-11-01', { waitSeconds: 10 }), row('2026-11-02'), row('2026-11-03', { waitSeconds: 40 })];
    const wait = (day: DayReport) => day.waitSeconds;
    expect([sum(days, wait), mean(days, wait), median(days, wait), highest(days, wait)]).toEqual([50, 25, 25, 40]);
    expect(median([...days, row('2026-11-04', { waitSeconds: 100 })], wait)).toBe(40);
    expect([sum, mean, median, highest].map((of) => of([row('2026-11-02')], wait))).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('questions are what was answered, asked back or not understood', () => {
    expect(questions(row('2026-11-01'))).toBe(8);
  });

  test('every day of the span has its place, and only the rows of the channel', () => {
    const days = byDay([row('2026-11-24'), row('2026-11-25', { channel: 'line' })], 'all', { from: '2026-11-24', until: '2026-11-25' });
    expect(days.map(({ day, row: own }) => [day, own?.turns])).toEqual([
      ['2026-11-24', 10],
      ['2026-11-25', undefined],
    ]);
  });

  test('the last seven days are today and the six before', () => {
    expect(daysOf(lastDays(7, '2026-11-25'))).toHaveLength(7);
    expect(lastDays(7, '2026-11-25')).toEqual({ from: '2026-11-19', until: '2026-11-25' });
  });
});
