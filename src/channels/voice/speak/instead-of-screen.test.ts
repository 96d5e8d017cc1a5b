import { expect, test } from '@jest/globals';
import { readLocales } from '../../../content/read-locales.ts';
import { readSpoken } from '../../../content/read-spoken.ts';
import { insteadOfScreen } from './instead-of-screen.ts';

const words = readSpoken();
const said = (text: string, lang: 'th' | 'en' = 'th'): string => insteadOfScreen(text, lang, words);

test.each([
  ['ลองพิมพ์คำถามใหม่ได้เลย', 'ลองพูดคำถามใหม่ได้เลย'],
  ['หรือพิมพ์ ยกเลิก', 'หรือพูด ยกเลิก'],
  ['พิมพ์เบอร์ 081 234 5678', 'พูดเบอร์ 081 234 5678'],
  ['จะพิมพ์', 'จะพูด'],
])('what fits only a screen is said otherwise: %s', (written, spoken) => {
  expect(said(written)).toBe(spoken);
});

test.each(['คุณพิมพ์ใจ สวัสดี', 'พิมพ์ชนก', 'นางสาวพิมพ์มาดา', 'เรื่องของ พิมพ์มาดา', 'ชื่อพิมพ์', 'คุณพิมพ์ จะให้โทรกลับ', 'โรงพิมพ์', 'prototype'])('a name stays: %s', (text) => {
  expect([said(text), said(text, 'en')]).toEqual([text, text]);
});

test('English words keep their capital', () => {
  expect(said('Type it again, or type cancel.', 'en')).toBe('Say it again, or say cancel.');
});

test("no phrase of the assistant's own tells a caller to type", () => {
  const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts));
  const own = texts(readLocales().th.assistant);
  expect(own.some((text) => text.includes('พิมพ์'))).toBe(true);
  expect(own.map((text) => said(text)).filter((text) => text.includes('พิมพ์'))).toEqual([]);
});
