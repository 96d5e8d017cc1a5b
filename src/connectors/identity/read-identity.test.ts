import { describe, expect, test } from '@jest/globals';
import { SignInError } from './identity.ts';
import { readIdentity } from './read-identity.ts';

const CLAIMS = { pid: '1990000001007', given_name: 'สมชาย', birthdate: '1985-04-12', ial: '2.3' };

function code(claims: Record<string, unknown>, leastLevel = 2.3): string | undefined {
  try {
    readIdentity(claims, leastLevel);
    return undefined;
  } catch (error) {
    return error instanceof SignInError ? error.code : String(error);
  }
}

describe('the identity in an id_token', () => {
  test('is the national ID, the given name and the level', () => {
    expect(readIdentity({ ...CLAIMS, given_name: ' สมชาย ' }, 2.3)).toEqual({ nationalId: '1990000001007', givenName: 'สมชาย', level: 2.3 });
  });

  test.each<[string, unknown]>([
    ['missing', undefined],
    ['a number', 1990000001007],
    ['with a wrong check digit', '1990000001008'],
    ['too short', '199000000100'],
    ['with a space', '1990000001007 '],
  ])('is refused when pid is %s', (_name, pid) => {
    expect(code({ ...CLAIMS, pid })).toBe('claims');
  });

  test.each([undefined, '', '  ', 5, 'ก'.repeat(101), 'สม\nชาย'])('is refused when given_name is %j', (given_name) => {
    expect(code({ ...CLAIMS, given_name })).toBe('claims');
  });

  test.each([undefined, '', 'high', '2.3.1', '-1', '1e3', null, {}, [2.3]])('is refused when ial is %j', (ial) => {
    expect(code({ ...CLAIMS, ial })).toBe('claims');
  });

  test.each<[unknown, number, string | undefined]>([
    ['2.3', 2.3, undefined],
    [2.3, 2.3, undefined],
    ['3', 2.3, undefined],
    ['2.2', 2.3, 'level'],
    ['1.1', 2.3, 'level'],
    [0, 2.3, 'level'],
    ['1.1', 1.1, undefined],
  ])('of level %j, when %d is asked: %s', (ial, least, expected) => {
    expect(code({ ...CLAIMS, ial }, least)).toBe(expected);
  });

  test('is never in the text of a refusal', () => {
    for (const wrong of [{ pid: '1990000001008' }, { given_name: 'สมชาย\n' }, { ial: 'สมชาย' }]) {
      expect(() => readIdentity({ ...CLAIMS, ...wrong }, 2.3)).not.toThrow(/199000000100|สมชาย/);
    }
  });
});
