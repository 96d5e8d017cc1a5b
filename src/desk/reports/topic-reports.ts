import { addDays, type Day } from '../../knowledge/calendar.ts';
import type { Topic } from '../../knowledge/topic.ts';
import type { TopicMeasure } from '../../storage/records/desk-records.ts';
import type { Report } from '../api.ts';
import type { Shown } from './report-input.ts';
import { groupBy } from './statistics.ts';
import { countTurns } from './turn-class.ts';

const DAY_MS = 86_400_000;
/** Of turns in which no topic was found. */
const NO_TOPIC = 'none';

/** What was asked, most asked first. What was not understood has no topic and is not in it. @param wrong suggestions flagged as wrong; nothing when not all are kept. */
export function topicReports(measured: TopicMeasure[], wrong: Shown[] | undefined, topics: ReadonlyMap<string, Topic>): Report['byTopic'] {
  const turns = groupBy(measured, ({ topic }) => topic);
  const flagged = groupBy(wrong ?? [], ({ topic }) => topic);
  return [...new Set([...turns.keys(), ...flagged.keys()])]
    .filter((topic) => topic !== NO_TOPIC && topic !== '')
    .map((topic) => ({
      topic,
      // one that was taken out of knowledge/ since then has only its id
      title: topics.get(topic)?.title.th ?? topic,
      ...countTurns(turns.get(topic) ?? []),
      ...(wrong ? { wrongFlagged: flagged.get(topic)?.length ?? 0 } : {}),
    }))
    .sort((a, b) => b.turns - a.turns || (a.topic < b.topic ? -1 : 1));
}

/** Every entry of the knowledge: first what is used most the longest after it was last read against its sources. */
export function staleTopics(
  measured: TopicMeasure[],
  topics: ReadonlyMap<string, Topic>,
  plainness: (topic: Topic) => number | undefined,
  today: Day,
): Report['stale'] {
  const turns = groupBy(measured, ({ topic }) => topic);
  return [...topics.values()]
    .map((topic) => {
      const score = plainness(topic);
      return {
        topic: topic.id,
        title: topic.title.th,
        uses: countTurns(turns.get(topic.id) ?? []).answered,
        ageDays: Math.round((Date.parse(today) - Date.parse(topic.reviewed)) / DAY_MS),
        reviewBy: addDays(topic.reviewed, topic.reviewEvery),
        ...(score === undefined ? {} : { plainness: score }),
      };
    })
    .sort((a, b) => b.uses * b.ageDays - a.uses * a.ageDays || b.ageDays - a.ageDays || b.uses - a.uses || (a.topic < b.topic ? -1 : 1));
}
