import type { Day } from '../../knowledge/calendar.ts';
import type { Topic } from '../../knowledge/topic.ts';
import type { DayMeasure, HandoffRow, ShownSuggestion, SuggestionState, TopicMeasure } from '../../storage/records/desk-records.ts';

/** Everything that a report is made of. Rows outside its days are left out of account. */
export interface ReportInput {
  from: Day;
  until: Day;
  now: Date;
  measures: DayMeasure[];
  /** How turns about a topic ended, over all the days. */
  turnsByTopic: TopicMeasure[];
  /** The first minute ever measured (UTC), and how many of those that had passed `now` the service was ready in, by day. */
  minutes: { first: string | undefined; ready: { day: Day; minutes: number }[] };
  handoffs: Pick<HandoffRow, 'channel' | 'firstQueuedAt' | 'takenAt' | 'repliedAt'>[];
  /** Of windows that had ended `now`. */
  promises: { day: Day; channel: string; due: number; kept: number }[];
  suggestions: Shown[];
  topics: ReadonlyMap<string, Topic>;
  /** The score of `knowledge:check` for the Thai text; nothing when it has none. */
  plainness: (topic: Topic) => number | undefined;
  /** The first days of which everything is still kept; of earlier days nothing is told that needs it. */
  keptSince: { conversations: Day; callbacks: Day };
}

export type Shown = Pick<ShownSuggestion, 'conversationId' | 'topic' | 'place' | 'ms'> & { state: SuggestionState; at: string };
