import type { DayReport, Report } from '../api.ts';
import { type Cell, toCsv } from './to-csv.ts';

/** The tables of a report, each a file of its own. */
export const REPORT_PARTS = ['days', 'topics', 'handoffs', 'stale', 'suggestions'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

/** Columns are named as in the JSON report; every key of a row is one. */
const COLUMNS = {
  days: columns<DayReport>()(
    'day',
    'channel',
    'availability',
    'p95Ms',
    'p95Above',
    'turns',
    'errors',
    'answered',
    'askedBack',
    'notUnderstood',
    'wrongFlagged',
    'conversations',
    'contained',
    'handoffs',
    'waitSeconds',
    'promisesDue',
    'promisesKept',
    'helpful',
    'notHelpful',
  ),
  topics: columns<Report['byTopic'][number]>()('topic', 'title', 'turns', 'answered', 'askedBack', 'notUnderstood', 'wrongFlagged'),
  handoffs: columns<Report['handoffReasons'][number]>()('reason', 'count'),
  stale: columns<Report['stale'][number]>()('topic', 'title', 'uses', 'ageDays', 'reviewBy', 'plainness'),
  suggestions: columns<NonNullable<Report['suggestions']>>()('shown', 'used', 'edited', 'rejected', 'wrong', 'p95Ms'),
} satisfies Record<ReportPart, readonly string[]>;

/** One table of a report as CSV, with the same figures in the same order. */
export function reportCsv(report: Report, part: ReportPart): string {
  const names: readonly string[] = COLUMNS[part];
  return toCsv(
    names,
    rowsOf(report, part).map((row) => names.map((name) => cellOf((row as Record<string, Cell | boolean>)[name]))),
  );
}

function rowsOf(report: Report, part: ReportPart): object[] {
  switch (part) {
    case 'days':
      return report.days;
    case 'topics':
      return report.byTopic;
    case 'handoffs':
      return report.handoffReasons;
    case 'stale':
      return report.stale;
    case 'suggestions':
      return report.suggestions ? [report.suggestions] : [];
  }
}

function cellOf(value: Cell | boolean): Cell {
  return typeof value === 'boolean' ? String(value) : value;
}

/** Names of a row's keys; the compiler refuses a list that leaves one out. */
function columns<Row>() {
  return <Name extends keyof Row & string>(...names: [Exclude<keyof Row, Name>] extends [never] ? Name[] : never): readonly string[] => names;
}
