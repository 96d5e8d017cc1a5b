import { expect, jest, test } from '@jest/globals';
import { readFacts, readLexicon, readTopics } from '../../content/read-content.ts';
import { readSpoken } from '../../content/read-spoken.ts';
import { topicPlainness } from '../../knowledge/checks/index.ts';
import type { Topic } from '../../knowledge/topic.ts';
import { plainnessOf } from './plainness-of.ts';

const TODAY = '2026-11-25';
const content = { topics: readTopics(), facts: readFacts(), legalWords: readLexicon().legal, spoken: readSpoken() };
const topic = content.topics.get('child.allowance') as Topic;

test('an entry has the score of knowledge:check', () => {
  const { score } = topicPlainness(topic, { ...content, questionCounts: new Map(), today: TODAY }, 'th');
  expect(score).toBeGreaterThan(0);
  expect(plainnessOf(content)(topic, TODAY)).toBe(score);
});

test('an entry that names an unknown fact has none', () => {
  expect(plainnessOf(content)({ ...topic, answer: { th: '{no.such.fact}', en: '' } }, TODAY)).toBeUndefined();
});

test('an entry is scored once a day', () => {
  const read = jest.fn(() => topic.answer);
  const watched = Object.defineProperty({ ...topic }, 'answer', { get: read, enumerable: true });
  const plainness = plainnessOf(content);
  plainness(watched, TODAY);
  const reads = read.mock.calls.length;
  expect(reads).toBeGreaterThan(0);
  plainness(watched, TODAY);
  expect(read).toHaveBeenCalledTimes(reads);
  plainness(watched, '2026-11-26');
  expect(read.mock.calls.length).toBeGreaterThan(reads);
});
