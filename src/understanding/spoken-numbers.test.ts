import { expect, test } from '@jest/globals';
import { segment } from './segment.ts';
import { digitsFromWords } from './spoken-numbers.ts';

test.each([
  ['สามสิบสาม', '33'],
  ['หนึ่งหมื่นห้าพัน', '15000'],
  ['หมื่นห้า', '15000'],
  ['สองหมื่นสอง', '22000'],
  ['เก้าพันแปด', '9800'],
  ['สามเก้า', '39'],
  ['ยี่สิบเอ็ด', '21'],
  ['หนึ่งล้านสองแสน', '1200000'],
  ['ศูนย์แปดหนึ่ง', '081'],
  ['หกล้ม', 'หกล้ม'],
  ['เก้าอี้', 'เก้าอี้'],
])('%s is read as %s', (spoken, wanted) => {
  expect(digitsFromWords(segment(spoken)).join('')).toBe(wanted);
});

test.each(['constructor', 'toString', '__proto__', 'valueOf'])('"%s" is a word like any other', (word) => {
  expect(digitsFromWords([word, ' ', 'สาม', 'สิบ'])).toEqual([word, ' ', '30']);
});
