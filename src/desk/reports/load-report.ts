import { addDays, type Day, dayInBangkok } from '../../knowledge/calendar.ts';
import type { Topic } from '../../knowledge/topic.ts';
import type { DeskRecords } from '../../storage/records/desk-records.ts';
import type { Retention } from '../../storage/records/records.ts';
import type { Report } from '../api.ts';
import { midnight } from './availability.ts';
import { makeReport } from './make-report.ts';

export interface ReportParts {
  records: { desk: Pick<DeskRecords, 'measures' | 'handoffs' | 'callbacks' | 'suggestions'> };
  content: { topics: ReadonlyMap<string, Topic> };
  /** For how long the rows are kept that some figures are worked out of. */
  retention: Pick<Retention, 'transcriptDays' | 'callbackDays'>;
  /** The score that `knowledge:check` gives the Thai text of an entry on a day; nothing when it has none. */
  plainness: (topic: Topic, today: Day) => number | undefined;
  clock: () => Date;
}

/** The report of these days and those between, of what the records hold. */
export async function loadReport({ records, content, retention, plainness, clock }: ReportParts, from: Day, until: Day): Promise<Report> {
  const { measures, handoffs, callbacks, suggestions } = records.desk;
  const now = clock();
  const today = dayInBangkok(now);
  const begin = new Date(midnight(from)).toISOString();
  const end = new Date(midnight(addDays(until, 1))).toISOString();
  // a promise whose window has not ended can still be kept
  const ended = [end, now.toISOString()].sort()[0] as string;
  const fullyKept = (days: number): Day => addDays(today, 1 - days);
  const [counts, turnsByTopic, minutes, queued, promises, shown] = await Promise.all([
    measures.byDay(from, until),
    measures.byTopic('turn', from, until),
    measures.minutes(from, until, now.toISOString().slice(0, 16)),
    handoffs.between(begin, end),
    callbacks.promises(begin, ended),
    suggestions.between(begin, end),
  ]);
  return makeReport({
    from,
    until,
    now,
    measures: counts,
    turnsByTopic,
    minutes,
    handoffs: queued,
    promises,
    suggestions: shown,
    topics: content.topics,
    plainness: (topic) => plainness(topic, today),
    keptSince: { conversations: fullyKept(retention.transcriptDays), callbacks: fullyKept(retention.callbackDays) },
  });
}
