import { expect, test } from '@jest/globals';
import { boundOf, bucketOf } from './buckets.ts';

test('a time is in the bucket whose bound it does not pass', () => {
  expect([0, 50, 50.1, 12_000, 12_001, Number.NaN].map(bucketOf)).toEqual(['50', '50', '100', '12000', 'Infinity', 'Infinity']);
});

test('95 of 100 are within the bound, and 94 are not', () => {
  const times = (fast: number): Map<string, number> =>
    new Map([
      ['100', fast],
      ['3000', 100 - fast],
    ]);
  expect(boundOf(times(95), 0.95)).toEqual({ ms: 100, above: false });
  expect(boundOf(times(94), 0.95)).toEqual({ ms: 3000, above: false });
});

test('no times have no bound, and times beyond the last bound are said to be above it', () => {
  expect(boundOf(new Map(), 0.95)).toBeUndefined();
  expect(boundOf(new Map([['Infinity', 1]]), 0.95)).toEqual({ ms: 12_000, above: true });
});
