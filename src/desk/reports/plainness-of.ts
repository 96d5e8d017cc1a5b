import type { Day } from '../../knowledge/calendar.ts';
import { type CheckContext, topicPlainness } from '../../knowledge/checks/index.ts';
import type { Topic } from '../../knowledge/topic.ts';

/**
 * The plainness of the Thai text of an entry, as `knowledge:check` scores it. Every entry is scored once a day: reading them all takes longer than
 * a turn may wait.
 * @returns a function that gives nothing for an entry that cannot be filled in on that day.
 */
export function plainnessOf(content: Pick<CheckContext, 'topics' | 'facts' | 'legalWords' | 'spoken'>): (topic: Topic, today: Day) => number | undefined {
  let scores = new Map<string, number | undefined>();
  let scoredOn = '';
  return (topic, today) => {
    if (today !== scoredOn) scores = new Map();
    scoredOn = today;
    if (!scores.has(topic.id)) scores.set(topic.id, scoreOf(topic, { ...content, questionCounts: new Map(), today }));
    return scores.get(topic.id);
  };
}

function scoreOf(topic: Topic, context: CheckContext): number | undefined {
  try {
    return topicPlainness(topic, context, 'th').score;
  } catch {
    // knowledge:check says what is wrong with it
    return undefined;
  }
}
