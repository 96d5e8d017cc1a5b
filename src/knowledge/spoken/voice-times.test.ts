import { expect, test } from '@jest/globals';
import { FactBook } from '../facts.ts';
import { voiceSeconds } from '../plainness.ts';
import type { Topic } from '../topic.ts';
import { spokenText } from './spoken-text.ts';
import { NO_WORDS } from './spoken-words.ts';
import { isTooLong, voiceTimes } from './voice-times.ts';

const facts = new FactBook({
  'a.amount': { unit: 'baht', en: 'an amount', values: [{ value: 750, from: '2020-01-01', until: null, source: [{ law: 'a law' }] }] },
});
const topic = (id: string, th: string): Topic =>
  ({
    id,
    kind: 'answer',
    title: { th: id, en: id },
    answer: { th: 'ก', en: 'a' },
    voice: { th, en: 'It is {a.amount} baht.' },
    next: [],
    reviewed: '2026-11-01',
    reviewEvery: 180,
  }) as Topic;

test('answers are listed in words, the longest first', () => {
  const [first, ...others] = voiceTimes([topic('short', 'ได้'), topic('long', 'ได้ {a.amount} บาท\nทุกเดือน')], facts, NO_WORDS, '2026-11-24');
  expect(first).toMatchObject({ topic: 'long', field: 'voice.th', lang: 'th', sentences: ['ได้เจ็ดร้อยห้าสิบบาท', 'ทุกเดือน'] });
  expect(others.map(({ seconds }) => seconds)).toEqual(others.map(({ seconds }) => seconds).sort((a, b) => b - a));
  expect(others).toHaveLength(3);
});

test('three sentences, or more than 25 seconds, are too long', () => {
  const times = voiceTimes([topic('many', 'หนึ่ง\nสอง\nสาม'), topic('slow', 'พูดยาวมาก'.repeat(60)), topic('good', 'ได้')], facts, NO_WORDS, '2026-11-24');
  expect(times.filter(isTooLong).map(({ topic }) => topic)).toEqual(['slow', 'many']);
});

test('a text takes as long as what is said of it', () => {
  const written = 'ได้ 26,250 บาท ที่ สปส. 2-01';
  expect(voiceSeconds([written], 'th')).toBe(voiceSeconds([spokenText(written, 'th', NO_WORDS)], 'th'));
  expect(voiceSeconds(['875'], 'en')).toBeGreaterThan(voiceSeconds(['one'], 'en') * 3);
  expect(voiceSeconds([], 'th')).toBe(0);
});
