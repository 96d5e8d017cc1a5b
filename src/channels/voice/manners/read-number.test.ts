import { expect, test } from '@jest/globals';
import { isMobile, isPhone, readBirthDate, spokenDigits, typedDigits } from './read-number.ts';

test.each([
  ['12042528', '1985-04-12'],
  ['12041985', '1985-04-12'],
  ['29022543', '2000-02-29'],
  ['29022544', undefined],
  ['31042528', undefined],
  ['00002528', undefined],
  ['25112569', undefined],
  ['24112569', '2026-11-24'],
  ['12040099', undefined],
  ['1204252', undefined],
  ['', undefined],
])('%s is the birth date %s', (digits, born) => expect(readBirthDate(digits, '2026-11-24')).toBe(born));

test('a star begins a number anew, and # is its end', () => {
  expect(['0812345678#', '081*0812345678', '**12', '#', '*'].map(typedDigits)).toEqual(['0812345678', '0812345678', '12', '', '']);
});

test('telephones of Thailand are told from other numbers, and those that take messages', () => {
  expect(['0812345678', '021234567', '0112345678', '081234567', '1506', '08123456789'].map(isPhone)).toEqual([true, true, false, false, false, false]);
  expect(['0612345678', '0912345678', '021234567'].map(isMobile)).toEqual([true, true, false]);
});

test('a number that is said is one number, not the figures of a question', () => {
  expect(['081 234 5678 ครับ', 'เบอร์ 0812345678', '081-234-5678'].map(spokenDigits)).toEqual(['0812345678', '0812345678', '0812345678']);
  expect(['เงินเดือน 15000 ส่งมา 180 เดือน', 'ไม่มี', '12'].map(spokenDigits)).toEqual([undefined, undefined, undefined]);
});
