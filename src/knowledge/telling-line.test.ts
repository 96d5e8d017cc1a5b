import { describe, expect, test } from '@jest/globals';
import { joinCompounds } from './join-compounds.ts';
import { tellingLine, WordRarity } from './telling-line.ts';
import type { Topic } from './topic.ts';

const entry = (id: string, title: string, answer: string, details: string[]): Topic =>
  ({ id, kind: 'answer', title: { th: title, en: title }, answer: { th: answer, en: answer }, details: { th: details, en: details } }) as unknown as Topic;

const dental = entry('sickness.dental', 'dental care', 'you get 900 baht a year', [
  'what is above the limit you pay yourself',
  'dental braces are not paid',
  'the year ends in december',
]);
const strike = entry('unemployment.benefit', 'unemployment', 'laid off: half of the wage', [
  'a natural disaster stops work: half the wage',
  'report every month',
]);
// what every entry says tells nothing: a word is rare in one of fifty
const others = Array.from({ length: 48 }, (_, index) =>
  entry(`other.${index}`, `matter ${index}`, 'you get money for it', ['is it paid', 'you pay the year before']),
);

const words = joinCompounds((text) => text.toLowerCase().match(/[a-z]+/g) ?? [], ['dental care'], [['natural disaster', 'flood']]);
const rarity = new WordRarity([dental, strike, ...others], words);
const find = (topic: Topic, question: string, amount = false) => tellingLine(rarity, { topic, body: topic, question, lang: 'en', amount });

describe('the line that was asked for', () => {
  test('shares the rare word that title and direct answer do not have', () => {
    expect(find(dental, 'are braces paid')).toEqual({ field: 'details', index: 1, first: true });
  });

  test('is found by another word of the same meaning', () => {
    expect(find(strike, 'the flood came, do I get money')).toMatchObject({ field: 'details', index: 0 });
  });

  test('goes behind the direct answer when an amount is asked for and one word is all', () => {
    expect(find(dental, 'braces: how much do you get', true)).toMatchObject({ index: 1, first: false });
  });

  test.each(['is it paid', 'how much is dental care', 'do you pay before the year'])('is none when only common words are shared: %s', (question) => {
    expect(find(dental, question)).toBeUndefined();
  });

  test('is none when most of the question is about something else', () => {
    expect(find(dental, 'whitening gold crowns veneers bridges implants sealants mouthwash or december')).toBeUndefined();
  });
});

test('neighbours that are one word are joined, words of one meaning become one mark', () => {
  const split = joinCompounds((text) => text.split(' '), ['ab'], [['c d', 'e']]);
  expect(split('a b c d e f')).toEqual(['ab', '#0', '#0', 'f']);
});
