import { describe, expect, test } from '@jest/globals';
import { type Fact, FactBook, formatValue } from './facts.ts';

const source = [{ law: 'a law' }];
const row = (value: number | string, from: string | null, until: string | null, verify = false) => ({
  value,
  from,
  until,
  source,
  ...(verify ? { verify } : {}),
});
const fact = (unit: string, ...values: Fact['values']): Record<string, Fact> => ({ 'a.fact': { unit, en: 'a fact', values } });

describe('a fact', () => {
  const book = new FactBook(fact('baht', row(750, '1995-03-30', '2025-12-31'), row(875, '2026-01-01', '2028-12-31')));

  test('has the value of the day before, of and after a change', () => {
    expect(book.number('a.fact', '2025-12-31')).toBe(750);
    expect(book.number('a.fact', '2026-01-01')).toBe(875);
    expect(book.number('a.fact', '2026-01-02')).toBe(875);
  });

  test('is refused outside its known period, before and after, and the period is named', () => {
    expect(book.at('a.fact', '1995-03-29')).toMatchObject({ known: false, knownFrom: '1995-03-30', knownUntil: '2028-12-31' });
    expect(book.at('a.fact', '2029-01-01')).toMatchObject({ known: false });
    expect(() => book.number('a.fact', '2029-01-01')).toThrow('not known on 2029-01-01');
  });

  test('without a known start asks for confirmation on past days and is refused on old ones', () => {
    const undated = new FactBook(fact('baht', row(5, null, null)));
    expect(undated.at('a.fact', '2026-06-01')).toMatchObject({ known: true, verify: false });
    expect(undated.at('a.fact', '2022-06-01')).toMatchObject({ known: true, verify: true });
    expect(undated.at('a.fact', '2010-06-01')).toMatchObject({ known: false });
  });
});

describe('loading refuses, naming file, field and what is allowed', () => {
  const load = (data: Record<string, Fact>) => () => new FactBook(data);

  test.each([
    ['an unknown unit', fact('bahts', row(1, null, null)), /facts\.yaml: a\.fact\.unit: unknown unit "bahts"\. Allowed: baht, /],
    ['a gap', fact('baht', row(1, '2020-01-01', '2020-12-31'), row(2, '2021-02-01', null)), /a\.fact\.values\[1\]\.from: gap.*Allowed: 2021-01-01/],
    ['an overlap', fact('baht', row(1, '2020-01-01', '2020-12-31'), row(2, '2020-12-31', null)), /a\.fact\.values\[1\]\.from: overlap.*Allowed: 2021-01-01/],
    ['a second row behind an open end', fact('baht', row(1, '2020-01-01', null), row(2, '2021-01-01', null)), /overlap/],
    ['a day that does not exist', fact('baht', row(1, '2021-02-30', null)), /values\[0\]\.from: "2021-02-30" is not a day\. Allowed: YYYY-MM-DD or null/],
    ['an end before its start', fact('baht', row(1, '2021-02-02', '2021-02-01')), /until: 2021-02-01 lies before from/],
    ['a text where a number belongs', fact('baht', row('many', null, null)), /value: "many" does not fit the unit baht\. Allowed: number/],
    ['a row without a source', fact('baht', { ...row(1, null, null), source: [] }), /source: no source\. Allowed: a law or a public page/],
  ])('%s', (_name, data, message) => {
    expect(load(data)).toThrow(message);
  });
});

test('values are written as a sentence needs them', () => {
  expect(formatValue(15000, 'baht', 'th')).toBe('15,000');
  expect(formatValue('01-31', 'month-day', 'th')).toBe('31 มกราคม');
  expect(formatValue('01-31', 'month-day', 'en')).toBe('31 January');
  expect(formatValue('2026-04-02', 'date', 'th')).toBe('2 เมษายน 2569');
  expect(formatValue('สปส.2-01', 'form', 'en')).toBe('SSO 2-01');
});
