import { describe, expect, test } from '@jest/globals';
import { newReference, normalizeReference } from './reference.ts';

const many = Array.from({ length: 300 }, () => newReference('C'));

describe('a new reference number', () => {
  test('is C-XXXX-XXXX without characters that are taken for another', () => {
    for (const reference of many) expect(reference).toMatch(/^C-[34679A-HJKMNP-TV-Z]{4}-[34679A-HJKMNP-TV-Z]{4}$/);
    expect(newReference('R')).toMatch(/^R-/);
  });

  test('is another one every time, and uses the whole alphabet', () => {
    expect(new Set(many).size).toBe(many.length);
    expect(new Set(many.flatMap((reference) => [...reference.slice(2).replace('-', '')])).size).toBe(27);
  });
});

describe('a reference number as people write it', () => {
  test('is read as it was given', () => {
    for (const reference of many) expect(normalizeReference(reference)).toBe(reference);
  });

  test.each([
    (text: string) => text.toLowerCase(),
    (text: string) => text.replaceAll('-', ''),
    (text: string) => text.replaceAll('-', ' '),
    (text: string) => ` ${text.replaceAll('-', ' – ')}\n`,
    (text: string) => [...text].join(' '),
    (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit))),
    (text: string) => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  ])('is read as it was given when written %s', (write) => {
    for (const reference of many) expect(normalizeReference(write(reference))).toBe(reference);
  });

  test('is refused with any one character wrong, or any two neighbours swapped', () => {
    for (const reference of many.slice(0, 20)) {
      const plain = reference.replaceAll('-', '');
      for (let at = 0; at < plain.length; at++) {
        for (const wrong of '34679ABCDEFGHJKMNPQRSTVWXYZ') {
          const changed = plain.slice(0, at) + wrong + plain.slice(at + 1);
          expect({ changed, read: normalizeReference(changed) }).toEqual({ changed, read: changed === plain ? reference : undefined });
        }
        const swapped =
          plain.slice(0, at) +
          plain
            .slice(at, at + 2)
            .split('')
            .reverse()
            .join('') +
          plain.slice(at + 2);
        if (swapped !== plain) expect({ swapped, read: normalizeReference(swapped) }).toEqual({ swapped, read: undefined });
      }
    }
  });

  test.each(['', 'C-', 'C-AAAA', 'X-AAAA-AAAA', 'C-AAAA-AAAA-AAAA', 'ติดตามเรื่อง', 'C-OOOO-0000', "' or '1'='1"])('%j is none', (text) => {
    expect(normalizeReference(text)).toBeUndefined();
  });
});
