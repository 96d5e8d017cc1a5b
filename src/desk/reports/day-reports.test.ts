import { expect, test } from '@jest/globals';
import type { DayMeasure } from '../../storage/records/desk-records.ts';
import type { DayReport } from '../api.ts';
import { dayReports } from './day-reports.ts';
import type { ReportInput } from './report-input.ts';

const DAY = '2026-11-02';
const measure = (kind: string, name: string, count = 1): DayMeasure => ({ day: DAY, kind, channel: 'web', name, count });

/** Of one day, with all channels together unless another is named. */
function dayOf(more: Partial<ReportInput>, channel: DayReport['channel'] = 'all'): DayReport | undefined {
  const input: ReportInput = {
    from: DAY,
    until: DAY,
    now: new Date('2026-11-03T05:00:00Z'),
    measures: [],
    turnsByTopic: [],
    minutes: { first: '2026-11-01T00:00', ready: [] },
    handoffs: [],
    promises: [],
    suggestions: [],
    topics: new Map(),
    plainness: () => undefined,
    keptSince: { conversations: DAY, callbacks: DAY },
    ...more,
  };
  return dayReports(input).find((report) => report.channel === channel);
}

test('turns that took longer than the last bound are said to be above it', () => {
  expect(dayOf({ measures: [measure('ms', '50', 9), measure('ms', 'Infinity')] })).toMatchObject({ p95Ms: 12_000, p95Above: true });
  expect(dayOf({ measures: [measure('ms', '50', 19), measure('ms', 'Infinity')] })).not.toHaveProperty('p95Above');
  expect(dayOf({})).not.toHaveProperty('p95Ms');
});

test('a conversation that changed hands waited until the first that wrote, and one that nobody took is not counted', () => {
  const queued = { channel: 'line' as const, firstQueuedAt: '2026-11-02T03:00:00.000Z' };
  const moved = { ...queued, takenAt: '2026-11-02T03:10:00.000Z', repliedAt: '2026-11-02T03:00:40.000Z' };
  const nobody = { ...queued, takenAt: undefined, repliedAt: undefined };
  expect(dayOf({ handoffs: [moved, nobody] }, 'line')).toMatchObject({ waitSeconds: 40 });
  expect(dayOf({ handoffs: [nobody] })).not.toHaveProperty('waitSeconds');
});

test('a beginning that was lost does not make fewer than no conversations contained', () => {
  expect(dayOf({ measures: [measure('conversation', 'passed-on')] })).toMatchObject({ conversations: 0, contained: 0 });
});

test('what an agent asked in their own words and flagged has no channel', () => {
  const wrong = { topic: 'dental.limit', place: 1, ms: 5, state: 'wrong' as const, at: '2026-11-02T03:00:00.000Z' };
  const suggestions = [
    { ...wrong, conversationId: undefined },
    { ...wrong, conversationId: 'line-abc' },
    { ...wrong, conversationId: 'abc', state: 'rejected' as const },
  ];
  expect(dayOf({ suggestions })).toMatchObject({ wrongFlagged: 2 });
  expect(dayOf({ suggestions }, 'line')).toMatchObject({ wrongFlagged: 1 });
  expect(dayOf({ suggestions }, 'web')).toBeUndefined();
});

test('a turn counts by how it ended, and a form that asks on is neither answered nor not understood', () => {
  const names = [
    'answer:answered',
    'ask:answered_calculation',
    'clarify:offered_person',
    'none:asked_back',
    'answer:answered_talk',
    'ask:asked_slot',
    'answer:offered_person',
  ];
  expect(dayOf({ measures: names.map((name) => measure('turn', name)) })).toMatchObject({ turns: 7, answered: 2, askedBack: 1, notUnderstood: 1 });
});
