import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { findPersonal, type RedactedKind, redact } from '../src/understanding/redact.ts';
import { foundAndMissed, plantedIn, scoreTable } from './helpers/service-redaction-score.ts';

const SENTENCES = (load(readFileSync('test/data/redaction.yaml', 'utf8')) as string[]).map(plantedIn);
const NUMBERS: RedactedKind[] = ['nationalId', 'card', 'phone', 'account', 'email'];

describe(`what is personal is found, measured on ${SENTENCES.length} sentences`, () => {
  const scores = foundAndMissed(SENTENCES, findPersonal);

  test('there are enough of them, half without anything personal', () => {
    expect(SENTENCES.length).toBeGreaterThanOrEqual(120);
    const innocent = SENTENCES.filter(({ spans }) => spans.length === 0).length;
    expect(innocent / SENTENCES.length).toBeGreaterThan(0.4);
  });

  test('98 of 100 numbers, 90 of 100 names are found, and 97 of 100 masks are right', () => {
    const total = scores.filter(({ kind }) => kind === 'all numbers' || kind === 'name' || kind === 'all');
    const shown = { table: scoreTable(scores), wrong: scores.flatMap(({ wrong }) => wrong) };
    for (const { kind, recall, precision } of total) {
      const least = kind === 'all numbers' ? 0.98 : kind === 'name' ? 0.9 : 0.95;
      expect({ kind, enough: recall >= least && precision >= 0.97, ...(recall >= least && precision >= 0.97 ? {} : shown) }).toEqual({ kind, enough: true });
    }
    for (const kind of NUMBERS) expect({ kind, recall: scores.find((score) => score.kind === kind)?.recall }).toEqual({ kind, recall: expect.any(Number) });
  });

  test('docs/privacy.md has the table', () => {
    expect(readFileSync('docs/privacy.md', 'utf8')).toContain(scoreTable(scores));
  });
});

test('what is kept stays, and nothing else of the text changes', () => {
  const text = 'เบอร์ ๐๘๑๒๓๔๕๖๗๘ นายสมชาย ใจดี ปี ๒๕๖๗';
  expect(redact(text)).toBe('เบอร์ [เบอร์โทรศัพท์] นาย[ชื่อ] ปี ๒๕๖๗');
  expect(redact(text, ['name', 'phone'])).toBe(text);
});
