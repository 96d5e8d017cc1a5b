import { describe, expect, test } from '@jest/globals';
import { builtinGrammar } from './builtin-grammar.ts';
import { compileGrammar } from './compile-grammar.ts';
import { matchGrammar } from './match-grammar.ts';
import { parseXml } from './parse-xml.ts';

const grammar = (rules: string, mode = 'dtmf') =>
  compileGrammar(parseXml(`<grammar xmlns="http://www.w3.org/2001/06/grammar" mode="${mode}" root="r">${rules}</grammar>`));

describe('a key grammar', () => {
  const idNumber = grammar('<rule id="r"><item repeat="13"><ruleref uri="#d"/></item></rule><rule id="d"><one-of><item>1</item><item>2</item></one-of></rule>');

  test('knows when more must come, when it is whole and when it cannot be', () => {
    expect(matchGrammar(idNumber, '12')).toMatchObject({ whole: false, more: true });
    expect(matchGrammar(idNumber, '1212121212121')).toMatchObject({ whole: true, more: false, meaning: '1212121212121' });
    expect(matchGrammar(idNumber, '129')).toMatchObject({ whole: false, more: false });
    expect(matchGrammar(idNumber, '12121212121211')).toMatchObject({ whole: false, more: false });
  });

  test('with a short and a long answer waits for the long one', () => {
    const both = grammar('<rule id="r"><one-of><item>1</item><item>1 2 <tag>out = "twelve";</tag></item></one-of></rule>');
    expect(matchGrammar(both, '1')).toEqual({ whole: true, more: true, meaning: '1' });
    expect(matchGrammar(both, '12')).toEqual({ whole: true, more: false, meaning: 'twelve' });
  });

  test('may repeat without end, also something that may be empty', () => {
    const endless = grammar('<rule id="r"><item repeat="1-"><item repeat="0-1">5</item></item></rule>');
    expect(matchGrammar(endless, '55555')).toMatchObject({ whole: true, more: true });
    expect(matchGrammar(endless, '56')).toMatchObject({ whole: false, more: false });
  });

  test('that is built in takes the digits it says', () => {
    const digits = builtinGrammar('builtin:dtmf/digits?minlength=2;maxlength=3');
    expect([...['1', '12', '123', '1234'].map((keys) => matchGrammar(digits, keys).whole)]).toEqual([false, true, true, false]);
    expect(() => builtinGrammar('builtin:dtmf/date')).toThrow(/builtin:dtmf\/digits/);
  });
});

test('words match with optional parts, whatever the spaces', () => {
  const words = grammar('<rule id="r"><item repeat="0-1">ขอ</item> ลา ออก <item repeat="0-1"><ruleref special="GARBAGE"/></item></rule>', 'voice');
  expect(['ลาออก', 'ขอลาออก', 'ขอ ลาออก ครับ', 'ครับ'].map((said) => matchGrammar(words, said).whole)).toEqual([true, true, true, false]);
});

test('a grammar without its root, or with what this telephone does not read, is refused in words', () => {
  expect(() => grammar('<rule id="other">1</rule>')).toThrow(/root "r"/);
  expect(() => grammar('<rule id="r"><ruleref uri="http://elsewhere.invalid/x"/></rule>')).toThrow(/within a grammar/);
  expect(() => grammar('<rule id="r"><item repeat="many">1</item></rule>')).toThrow(/repeat="many"/);
});
