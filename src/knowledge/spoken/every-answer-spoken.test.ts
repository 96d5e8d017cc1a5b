import { describe, expect, test } from '@jest/globals';
import { ROOT, readFacts, readTopics, readYaml } from '../../content/read-content.ts';
import { readLocales } from '../../content/read-locales.ts';
import { readSpoken } from '../../content/read-spoken.ts';
import { composeAnswer } from '../compose-answer.ts';
import { ASPECTS, type Section } from '../topic.ts';
import { spokenText } from './spoken-text.ts';
import { isTooLong, voiceTimes } from './voice-times.ts';

const words = readSpoken();
const facts = readFacts();
const topics = readTopics();
const DAYS = ['2025-06-01', '2026-11-24', '2029-01-01', '2032-01-01'];
/** What a Thai voice would have to guess. */
const UNSAID = /[0-9๐-๙A-Za-z%/()=×÷•@]/;

describe.each(DAYS)('as of %s', (day) => {
  test('every Thai answer of every section is said in Thai words, part by part', () => {
    const lines = new Set<string>();
    for (const topic of topics.values()) {
      for (const section of [undefined, ...(Object.keys(topic.sections ?? {}) as Section[])]) {
        for (const aspect of [undefined, ...ASPECTS]) {
          const composed = composeAnswer(facts, { topic, day, lang: 'th', section, aspect });
          if (!composed.ok) continue;
          const { answer } = composed;
          for (const line of [answer.title, ...answer.voice, ...answer.lead, ...answer.parts.flatMap((part) => part.lines)]) lines.add(line);
        }
      }
    }
    expect(lines.size).toBeGreaterThan(1000);
    expect([...lines].filter((line) => UNSAID.test(spokenText(line, 'th', words)))).toEqual([]);
  });

  test('every answer of every section is at most 2 sentences and 25 seconds, in both languages', () => {
    const times = voiceTimes(topics.values(), facts, words, day);
    expect(times.length).toBeGreaterThan(topics.size * 2);
    expect(times.filter(isTooLong)).toEqual([]);
  });
});

test('every Thai phrase and question of a form is said in Thai words', () => {
  const flows = ['callback', 'complaint', 'hospital-change', 'calculate-pension', 'calculate-unemployment'].map((name) =>
    readYaml<object>(`dialogs/${name}.yaml`, ROOT),
  );
  const { assistant, personal, calculators, spoken } = readLocales().th;
  const texts = [...[assistant, personal, calculators, spoken].flatMap(allTexts), ...flows.flatMap(thaiTexts)];
  const said = texts.map((text) => spokenText(text.replace(/\$t\([^)]*\)+|\{\{?[^}]*\}?\}/g, ' '), 'th', words));
  expect(texts.length).toBeGreaterThan(150);
  expect(said.filter((text) => UNSAID.test(text))).toEqual([]);
});

function allTexts(value: unknown): string[] {
  return typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(allTexts) : [];
}

function thaiTexts(value: unknown): string[] {
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'th' && typeof inner === 'string' ? [inner] : thaiTexts(inner)));
}
