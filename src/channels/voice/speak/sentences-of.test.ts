import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readSpoken } from '../../../content/read-spoken.ts';
import { speakingSeconds } from '../../../knowledge/spoken/speaking-seconds.ts';
import { spokenText } from '../../../knowledge/spoken/spoken-text.ts';
import { sentencesOf } from './sentences-of.ts';

const words = readSpoken();
const thai = (text: string): string[] => sentencesOf(text, 'th', words);
const english = (text: string): string[] => sentencesOf(text, 'en', words);

describe('Thai is divided where Thais breathe', () => {
  test('each line is a sentence, and a short line stays whole', () => {
    expect(thai('ได้เดือนละ 750 บาท\nจนลูกอายุครบ 6 ขวบ')).toEqual(['ได้เดือนละเจ็ดร้อยห้าสิบบาท', 'จนลูกอายุครบหกขวบ']);
  });

  test('a long line is divided before a connective', () => {
    expect(thai('กฎหมายกำหนดแล้วว่า เพดานเป็น 20,000 บาทตั้งแต่ 1 มกราคม 2572 และ 23,000 บาทตั้งแต่ 1 มกราคม 2575')).toEqual([
      'กฎหมายกำหนดแล้วว่า เพดานเป็นสองหมื่นบาทตั้งแต่วันที่หนึ่งมกราคมสองพันห้าร้อยเจ็ดสิบสอง',
      'และสองหมื่นสามพันบาทตั้งแต่วันที่หนึ่งมกราคมสองพันห้าร้อยเจ็ดสิบห้า',
    ]);
  });

  test('without spaces it is divided between words, never within one', () => {
    const sentences = thai('ผู้ประกันตนที่ออกจากงานแล้วยังได้รับความคุ้มครองต่อไปอีกหลายเดือน'.repeat(4));
    expect(sentences.length).toBeGreaterThan(1);
    const borders = new Intl.Segmenter('th', { granularity: 'word' });
    for (const sentence of sentences) expect([...borders.segment(sentence)].map(({ segment }) => segment).join('')).toBe(sentence);
    expect(sentences.join('')).toBe('ผู้ประกันตนที่ออกจากงานแล้วยังได้รับความคุ้มครองต่อไปอีกหลายเดือน'.repeat(4));
  });

  test('a figure, a telephone number, a form and an abbreviation stay whole', () => {
    const parts = ['เจ็ดล้านสองแสนสามหมื่นสี่พันห้าร้อยหกสิบเจ็ดบาท', 'ศูนย์แปดหนึ่ง สองสามสี่ ห้าหกเจ็ดแปด', 'สอปอสอ สองศูนย์หนึ่งทับเจ็ด', 'หนึ่งจุดห้าเปอร์เซ็นต์'];
    const sentences = thai('จ่าย 7,234,567 บาท โทร 081 234 5678 แบบ สปส. 2-01/7 อัตรา 1.5% '.repeat(6));
    expect(sentences.length).toBeGreaterThan(5);
    for (const part of parts) expect(sentences.join('\n').split(part)).toHaveLength(7);
  });

  test('ๆ stays with the word that it repeats', () => {
    for (const sentence of thai('ค่อย ๆ พูด ช้า ๆ '.repeat(40))) expect(sentence).not.toMatch(/^ๆ/);
  });
});

describe('English is divided at its full stops', () => {
  test('and not at a point in a figure or behind an abbreviation', () => {
    expect(english('The rate is 1.5% for form KT.16. Call 1506. Ask for it.')).toEqual([
      'The rate is 1.5 percent for form K T 16.',
      'Call 1 5 0 6.',
      'Ask for it.',
    ]);
  });

  test('a long sentence at its commas', () => {
    const [first, second] = english(
      'If you registered as unemployed within thirty days after your employer let you go, you are paid for every single day from the eighth day of being without work until you find a new one, and never later than that.',
    );
    expect(first).toMatch(/,$/);
    expect(second).toBeDefined();
  });
});

test('whatever is written, nothing is lost and every part is at most 12 seconds where it can be divided', () => {
  const pieces = fc.constantFrom(
    'ได้เงิน',
    ' ',
    ' แต่',
    ' หรือ',
    '33',
    '1,500 บาท',
    '. ',
    '-',
    'สปส. 2-01',
    'เดือนละ',
    'SSO Plus',
    '\n',
    '(',
    '1506',
    '😀',
    '1.5',
    'ผู้ประกันตน',
    'And so it is, ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), fc.constantFrom('th' as const, 'en' as const), (parts, lang) => {
      const text = parts.join('');
      const sentences = sentencesOf(text, lang, words);
      const bare = (said: string): string => said.replace(/\s/g, '');
      expect(bare(sentences.join(''))).toBe(bare(spokenText(text, lang, words)));
      if (lang === 'th') for (const sentence of sentences) expect(speakingSeconds(sentence, lang)).toBeLessThanOrEqual(12);
      expect(sentences).toEqual(sentences.map((sentence) => sentence.trim()).filter(Boolean));
    }),
    { numRuns: 150 },
  );
});
