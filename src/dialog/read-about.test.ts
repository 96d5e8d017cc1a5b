import { expect, test } from '@jest/globals';
import { readAbout } from './read-about.ts';

test.each([
  ['ช่วยโทรกลับที่ 081 234 5678 เรื่องเงินคลอดบุตร พรุ่งนี้เช้า', 'เงินคลอดบุตร'],
  ['ให้โทรกลับเรื่องว่างงาน เบอร์ 0812345678', 'ว่างงาน'],
  ['please call me about my pension tomorrow', 'my pension'],
  ['ไม่ใช่ เรื่องบำนาญครับ', 'บำนาญ'],
])('the matter of %s', (typed, about) => expect(readAbout(typed)).toBe(about));

test('no matter is named', () => {
  expect(readAbout('ช่วยโทรกลับหน่อย')).toBeUndefined();
  expect(readAbout('เรื่องอะไรก็ได้')).toBeUndefined();
});
