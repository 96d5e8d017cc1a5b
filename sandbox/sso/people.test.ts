import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { isNationalId } from '../../src/understanding/national-id.ts';
import { HOSPITALS } from './hospitals.ts';
import { PEOPLE, PLAN, personOf } from './people.ts';

test('there are 200 people, each kind as often as planned', () => {
  expect(PEOPLE).toHaveLength(200);
  for (const [kind, count] of Object.entries(PLAN)) expect([kind, PEOPLE.filter((person) => person.kind === kind).length]).toEqual([kind, count]);
});

test('every national ID has a right check digit, is nobody’s, and is given once', () => {
  for (const { nationalId } of PEOPLE) {
    expect([nationalId, isNationalId(nationalId)]).toEqual([nationalId, true]);
    // no registrar's office has this code
    expect(nationalId.slice(1, 5)).toBe('9900');
  }
  expect(new Set(PEOPLE.map(({ nationalId }) => nationalId)).size).toBe(200);
});

test('another process invents the same people', () => {
  const code = `const { PEOPLE } = await import('${join(import.meta.dirname, 'people.ts')}'); console.log(JSON.stringify(PEOPLE));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
  expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(PEOPLE)));
});

test('nobody paid before they were 18', () => {
  for (const { birthDate, monthsPaid } of PEOPLE) expect(Number(birthDate.slice(0, 4)) + 18 + monthsPaid / 12).toBeLessThanOrEqual(2026);
});

test('every section, option, claim state and reason for leaving is there', () => {
  expect([...new Set(PEOPLE.map(({ section }) => section))].sort()).toEqual(['33', '39', '40', null].sort());
  expect(new Set(PEOPLE.filter(({ section }) => section === '40').map(({ option }) => option)).size).toBe(3);
  expect(new Set(PEOPLE.flatMap(({ claims }) => claims.map(({ state }) => state))).size).toBe(5);
  expect(new Set(PEOPLE.flatMap(({ unemployed }) => (unemployed ? [unemployed.reason] : []))).size).toBe(3);
});

test('asking for one too many says how many there are', () => {
  expect(() => personOf('moved', 2)).toThrow('There is no moved number 2 among the invented people. Allowed: 0 to 1.');
});

test('the forty hospitals are fictional, and some are full', () => {
  expect(HOSPITALS).toHaveLength(40);
  for (const { name } of HOSPITALS) expect(name).toMatch(/^โรงพยาบาลตัวอย่าง [๑๒] /);
  expect(HOSPITALS.filter(({ full }) => full)).toHaveLength(7);
});
