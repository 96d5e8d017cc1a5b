import { expect, test } from '@jest/globals';
import { availability } from './availability.ts';

const FIRST = '2026-11-01T16:00'; // 23:00 on 1 November in Thailand
const LATER = new Date('2026-12-01T00:00:00Z');

test('a whole day has 1440 minutes, and those that nobody measured were not available', () => {
  expect(availability('2026-11-05', 1440, FIRST, LATER)).toBe(1);
  expect(availability('2026-11-05', 360, FIRST, LATER)).toBe(0.25);
  expect(availability('2026-11-05', 0, FIRST, LATER)).toBe(0);
});

test('the first day counts from the first minute', () => {
  expect(availability('2026-11-01', 45, FIRST, LATER)).toBe(0.75);
});

test('today counts up to the minute that has not passed', () => {
  expect(availability('2026-11-02', 30, FIRST, new Date('2026-11-01T17:30:59Z'))).toBe(1);
});

test('nothing is said before the first minute has passed, and of days before and after', () => {
  expect(availability('2026-11-01', 0, FIRST, new Date('2026-11-01T16:00:59Z'))).toBeUndefined();
  expect(availability('2026-10-31', 0, FIRST, LATER)).toBeUndefined();
  expect(availability('2026-12-02', 0, FIRST, LATER)).toBeUndefined();
});
