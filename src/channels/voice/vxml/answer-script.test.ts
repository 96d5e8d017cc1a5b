import { createContext, runInContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ANSWER_SCRIPT } from './answer-script.ts';
import { callerExpression } from './caller-expression.ts';
import { scriptText } from './script-text.ts';

function run(code: string, variables: object = {}): unknown {
  return runInContext(`${ANSWER_SCRIPT}\n${code}`, createContext({ ...variables }));
}

test('readings become JSON, whatever was said', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ utterance: fc.string({ unit: 'binary' }), confidence: fc.double({ min: 0, max: 1, noNaN: true }) })), (results) => {
      const said = JSON.parse(String(run('nbestOf(results)', { results })));
      expect(said).toEqual(results.map(({ utterance, confidence }) => ({ utterance, confidence: confidence === 0 ? 0 : confidence })));
    }),
    { numRuns: 100 },
  );
});

test('a confidence that the gateway does not give is 0', () => {
  expect(run('nbestOf(results)', { results: [{ utterance: 'ก' }] })).toBe('[{"utterance":"\\u0e01","confidence":0}]');
});

test('keys come without the spaces between them, and words are no keys', () => {
  expect(run("keysOf({inputmode: 'dtmf', utterance: '1 2 * #'})")).toBe('12*#');
  expect(run("keysOf({inputmode: 'voice', utterance: '1'})")).toBe('');
});

test('a text stands for itself in a script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(run(scriptText(text))).toBe(text.toWellFormed());
    }),
  );
});

test('the caller is read where the gateway has it, and is empty where it has not', () => {
  const expression = callerExpression('session.connection.remote.uri');
  expect(run(expression, { session: { connection: { remote: { uri: 'tel:+66812345678' } } } })).toBe('tel:+66812345678');
  expect(run(expression, { session: { connection: {} } })).toBe('');
  expect(run(expression)).toBe('');
});
