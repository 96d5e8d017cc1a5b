import { expect, test } from '@jest/globals';
import { toCsv } from './to-csv.ts';

test('a text with a comma, a quote or a line break is quoted, and nothing else is', () => {
  expect(
    toCsv(
      ['a', 'ข'],
      [
        ['x,y', 'say "ah"'],
        ['one\ntwo', 'ไทย'],
      ],
    ),
  ).toBe('\uFEFFa,ข\r\n"x,y","say ""ah"""\r\n"one\ntwo",ไทย\r\n');
});

test('a missing value is an empty cell, and 0 is not', () => {
  expect(toCsv(['a', 'b'], [[undefined, 0]])).toBe('\uFEFFa,b\r\n,0\r\n');
});

test.each(['=1+1', '+66', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x","y")'])('%j is a text for a spreadsheet, and not worked out', (text) => {
  expect(toCsv(['a'], [[text]])).toMatch(/\r\n"?'/);
});

test('a number stays a number', () => {
  expect(toCsv(['a'], [[-0.5]])).toBe('\uFEFFa\r\n-0.5\r\n');
});
