import { expect, test } from '@jest/globals';
import { readQuestions } from '../read-content.ts';
import { findStanding } from './find-standing.ts';

test('a question is found however it is spelled and spaced, with who measures by it', () => {
  const measured = readQuestions().find(({ hand, text }) => hand === 'line-1' && text.includes('ปกส'));
  if (!measured) throw new Error('no such question');
  const [found, unknown] = findStanding([`${measured.text.replaceAll('ปกส', 'ประกันสังคม').split('').join('\u200b')} ???`, 'ไม่เคยมีใครถามอย่างนี้เลยสักครั้ง']);
  expect(found).toContainEqual({ topic: measured.topic, hand: 'line-1', measures: true });
  expect(unknown).toEqual([]);
});
