import { describe, expect, test } from '@jest/globals';
import { graphemes } from './borders.ts';
import { cutLabel, cutText, splitText } from './fit-text.ts';

const THAI = 'ผู้ประกันตนที่ถูกเลิกจ้างมีสิทธิได้รับเงินทดแทนระหว่างการว่างงาน';
const FAMILY = '👨‍👩‍👧‍👦';

describe('cutLabel', () => {
  test('counts letters as people do, so marks above and below are free', () => {
    const label = 'ติดต่อเจ้าหน้าที่ 1506';
    expect(label.length).toBeGreaterThan(20);
    expect(cutLabel(label, 20, 'th')).toBe(label);
  });

  test('cuts after a Thai word, which no space shows', () => {
    expect(cutLabel(THAI, 20, 'th')).toBe('ผู้ประกันตนที่ถูกเลิกจ้างมี…');
  });

  test('a word that is too long is cut between two letters, never inside one', () => {
    const cut = cutLabel(FAMILY.repeat(30), 20, 'en');
    expect(cut).toBe(`${FAMILY.repeat(19)}…`);
    expect(graphemes(cut, 'en')).toHaveLength(20);
  });

  test('line breaks become spaces', () => expect(cutLabel(' a\n b ', 20, 'en')).toBe('a b'));
});

describe('cutText', () => {
  test('a text that fits stays as it is', () => expect(cutText('ครบ', 3, 'อ่านต่อ', 'th')).toBe('ครบ'));

  test('a longer one ends after a sentence, with where the rest is', () => {
    const text = 'The first sentence ends here. The second one is much too long to fit as well.';
    expect(cutText(text, 50, 'Read on', 'en')).toBe('The first sentence ends here.…\nRead on');
  });

  test('marks that stand where no word has them are not torn from their letter', () => {
    const text = `${'ก'.repeat(9)}ก${'\u0e48'.repeat(30)}`;
    expect(cutText(text, 30, 'ต่อ', 'th')).toMatch(/^ก+…\nต่อ$/);
  });
});

describe('splitText', () => {
  test('breaks at a line when that fills more than half', () => {
    expect(splitText('one two\nthree four', 12, 'en')).toEqual(['one two', 'three four']);
  });

  test('Thai is broken between words, and nothing is lost', () => {
    const pieces = splitText(THAI, 30, 'th');
    expect(pieces.join('')).toBe(THAI);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(30);
    expect(pieces[0]).toBe('ผู้ประกันตนที่ถูกเลิกจ้างมี');
  });

  test('one character of thousands of marks is cut as well, rather than going round for ever', () => {
    const pieces = splitText(`ก${'\u0e48'.repeat(40)}`, 15, 'th');
    expect(pieces.join('')).toHaveLength(41);
  });

  test('blank text gives nothing', () => expect(splitText(' \n ', 10, 'th')).toEqual([]));
});
