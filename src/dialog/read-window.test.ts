import { describe, expect, test } from '@jest/globals';
import { OfficeHours } from '../knowledge/office-hours.ts';
import { readWindow } from './read-window.ts';

const office = new OfficeHours(
  { completeUntil: '2027-12-31', fixed: [{ day: '12-10', th: 'วันรัฐธรรมนูญ', en: 'Constitution Day' }], moving: [] },
  { open: '08.30', close: '16.30' },
);
/** A Tuesday. */
const NOW = '2026-11-24T10:00';

function read(text: string): string | undefined {
  const found = readWindow(text, undefined, NOW, office);
  if (!found) return undefined;
  return 'window' in found ? found.window.from.slice(0, 16) : `closed ${found.closed}`;
}

describe('a time to be called', () => {
  test.each([
    ['พรุ่งนี้บ่าย', '2026-11-25T13:00'],
    ['พรุ่งนี้ 9 โมง', '2026-11-25T08:30'],
    ['พรุ่งนี้ 14.00 น.', '2026-11-25T13:00'],
    ['วันศุกร์เช้า', '2026-11-27T08:30'],
    ['วันอังคาร', '2026-12-01T08:30'],
    ['friday afternoon', '2026-11-27T13:00'],
    ['เมื่อไหร่ก็ได้', '2026-11-24T08:30'],
  ])('%s', (text, from) => expect(read(text)).toBe(from));

  test('a closed day is named, so that it can be said', () => {
    expect(read('วันอาทิตย์')).toBe('closed 2026-11-29');
  });

  test('next week is not a Sunday', () => {
    expect(read('อาทิตย์หน้า')).toBe('2026-11-30T08:30');
    expect(read('อาทิตย์หน้าช่วงบ่าย')).toBe('2026-11-30T13:00');
    expect(read('วันพุธ')).toBe('2026-11-25T08:30');
  });

  test('"รับสาย" is about answering, not about the late morning', () => {
    expect(read('สะดวกรับสายพรุ่งนี้บ่าย')).toBe('2026-11-25T13:00');
  });

  test('18.00 is not 8.00', () => {
    expect(read('18.00 น.')).toBeUndefined();
  });
});
