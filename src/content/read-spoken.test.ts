import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { ROOT } from './read-content.ts';
import { readSpoken } from './read-spoken.ts';

const root = mkdtempSync(join(tmpdir(), 'spoken-'));
mkdirSync(join(root, 'knowledge'));
mkdirSync(join(root, 'schemas'));
copyFileSync(join(ROOT, 'schemas/spoken.schema.json'), join(root, 'schemas/spoken.schema.json'));
afterAll(() => rmSync(root, { recursive: true }));

function reading(yaml: string): () => unknown {
  writeFileSync(join(root, 'knowledge/spoken.yaml'), yaml);
  return () => readSpoken(root);
}

test('the words of the project are read', () => {
  expect(readSpoken().words).toContainEqual({ write: 'สปส.', th: 'สอปอสอ' });
});

test('a Thai reading that is not in Thai letters, a word without a reading and one that stands twice are refused', () => {
  expect(reading('words: [{write: OTP, th: OTP}]\ninsteadOfScreen: []')).toThrow(/knowledge\/spoken.yaml: words.0.th/);
  expect(reading('words: [{write: OTP}]\ninsteadOfScreen: []')).toThrow(/knowledge\/spoken.yaml: words.0/);
  expect(reading('words: [{write: OTP, th: โอทีพี}, {write: otp, en: O T P}]\ninsteadOfScreen: []')).toThrow('"otp" stands twice. Allowed: each spelling once');
});
