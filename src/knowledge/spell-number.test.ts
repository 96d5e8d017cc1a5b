import { expect, test } from '@jest/globals';
import { spellNumber } from './spell-number.ts';

test.each([
  [0, 'ศูนย์'],
  [10, 'สิบ'],
  [11, 'สิบเอ็ด'],
  [21, 'ยี่สิบเอ็ด'],
  [33, 'สามสิบสาม'],
  [750, 'เจ็ดร้อยห้าสิบ'],
  [17500, 'หนึ่งหมื่นเจ็ดพันห้าร้อย'],
  [1000000, 'หนึ่งล้าน'],
  [1000001, 'หนึ่งล้านเอ็ด'],
  [2.75, 'สองจุดเจ็ดห้า'],
])('%d is said %s', (value, words) => {
  expect(spellNumber(value)).toBe(words);
});
