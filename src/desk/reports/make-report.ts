import { dayInBangkok } from '../../knowledge/calendar.ts';
import type { DayMeasure } from '../../storage/records/desk-records.ts';
import type { Report } from '../api.ts';
import { dayReports } from './day-reports.ts';
import type { ReportInput, Shown } from './report-input.ts';
import { groupBy, rank } from './statistics.ts';
import { staleTopics, topicReports } from './topic-reports.ts';

/**
 * The report of some days: what was measured and nothing else. What was not measured, or of which not everything is kept any more, is left out;
 * a 0 was counted. Each figure is defined in docs/measures.md.
 */
export function makeReport(input: ReportInput): Report {
  const { from, until, now, measures, turnsByTopic, topics, plainness, keptSince } = input;
  const days = dayReports(input);
  // without a measured day nobody knows what was asked or used
  if (days.length === 0) return { from, until, days, byTopic: [], handoffReasons: [], stale: [] };
  const suggestions = from >= keptSince.conversations ? input.suggestions.filter(within(from, until)) : undefined;
  const wrong = suggestions?.filter(({ state }) => state === 'wrong');
  return {
    from,
    until,
    days,
    byTopic: topicReports(turnsByTopic, wrong, topics),
    handoffReasons: handoffReasons(measures.filter(({ kind }) => kind === 'handoff')),
    stale: staleTopics(turnsByTopic, topics, plainness, dayInBangkok(now)),
    ...(suggestions ? { suggestions: suggestionCounts(suggestions) } : {}),
  };
}

function handoffReasons(handoffs: DayMeasure[]): Report['handoffReasons'] {
  return [...groupBy(handoffs, ({ name }) => name)]
    .map(([reason, rows]) => ({ reason, count: rows.reduce((sum, { count }) => sum + count, 0) }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

function within(from: string, until: string): (shown: Shown) => boolean {
  return ({ at }) => {
    const day = dayInBangkok(new Date(at));
    return from <= day && day <= until;
  };
}

function suggestionCounts(suggestions: Shown[]): NonNullable<Report['suggestions']> {
  const marked = (state: Shown['state']): number => suggestions.filter((shown) => shown.state === state).length;
  // those shown together took one time, which each of them has
  const p95Ms = rank(
    suggestions.filter(({ place }) => place === 1).map(({ ms }) => ms),
    0.95,
  );
  return {
    shown: suggestions.length,
    used: marked('used'),
    edited: marked('edited'),
    rejected: marked('rejected'),
    wrong: marked('wrong'),
    ...(p95Ms === undefined ? {} : { p95Ms }),
  };
}
