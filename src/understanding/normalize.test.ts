import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalizeText, Respeller } from './normalize.ts';

describe('what people type is brought to one spelling', () => {
  test.each([
    ['sara am typed as two characters', 'ทํางาน', 'ทำงาน'],
    ['two เ for แ', 'เเม่', 'แม่'],
    ['Thai digits', 'มาตรา ๓๓', 'มาตรา 33'],
    ['stretched letters', 'มากกกกก', 'มาก'],
    ['doubled tone marks', 'ได้้', 'ได้'],
    ['laughter', 'ขำ 5555', 'ขำ'],
    ['thousands separators', '15,000 บาท', '15000 บาท'],
    ['invisible characters', 'ประกัน\u200bสังคม', 'ประกันสังคม'],
    ['case and spaces', '  SSO   Plus ', 'sso plus'],
  ])('%s', (_name, typed, wanted) => {
    expect(normalizeText(typed)).toBe(wanted);
  });
});

test('a text that needs nothing is taken as it is, and that is what all the steps would make of it', () => {
  const letters = fc.constantFrom(...'กขคนมยาำะิีืุู้่๊๋็์เแโใไๆฯ 015,.?-abcAZ๓ฺํ'.split(''));
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 12 }), (text) => {
      // an invisible character asks for every step, and falls away
      expect(normalizeText(text)).toBe(normalizeText(`\u200b${text}`));
    }),
    { numRuns: 20_000, seed: 1506 },
  );
});

describe('spellings of the lexicon', () => {
  const respeller = new Respeller({ ประกันสังคม: ['ปกส', 'ปกส.'], แอป: ['app'], 'มาตรา 33': ['ม.33', 'ม33'] });

  test('the longest match is replaced', () => {
    expect(respeller.respell('จ่าย ปกส. ม.33')).toBe('จ่าย ประกันสังคม มาตรา 33');
  });

  test('a Latin word is replaced only as a whole', () => {
    expect(respeller.respell('app')).toBe('แอป');
    expect(respeller.respell('apple happy')).toBe('apple happy');
  });
});
