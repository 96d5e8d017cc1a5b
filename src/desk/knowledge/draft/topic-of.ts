import { dump } from 'js-yaml';
import type { Day } from '../../../knowledge/calendar.ts';
import type { Topic } from '../../../knowledge/topic.ts';
import type { DraftRequest } from '../../api.ts';

export type TopicRequest = Extract<DraftRequest, { kind: 'topic' }>;

/** Days until a new entry must be read again, as most have. */
const REVIEW_EVERY = 180;

/**
 * The entry that an editor drafted. On the telephone the same two sentences are said.
 * @param next topics to offer behind it.
 */
export function topicOf({ id, title, answer, parts, source }: TopicRequest, next: string[], today: Day): Topic {
  const both = ({ th, en }: { th: string; en: string }) => ({ th: tidy(th), en: tidy(en) });
  return {
    id,
    kind: 'answer',
    title: both(title),
    answer: both(answer),
    ...parts,
    voice: both(answer),
    next: next.filter((topic) => topic !== id),
    sources: [sourceOf(source)],
    reviewed: today,
    reviewEvery: REVIEW_EVERY,
  } as Topic;
}

/** A text with an address is a page and its title; any other is a law. */
export function sourceOf(source: string): { law: string } | { title: string; url: string } {
  const [url] = /https?:\/\/\S+/.exec(source) ?? [];
  if (url === undefined) return { law: source.trim() };
  return { title: source.replace(url, '').trim(), url };
}

/** The file of an entry, as the others are written. */
export function topicYaml(topic: Topic): string {
  return dump(topic, { lineWidth: -1 });
}

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
