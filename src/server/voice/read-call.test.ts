import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCall } from './read-call.ts';

const read = (body: unknown, begins = false, query = {}) => readCall({ body, query } as never, begins);

test.each([
  ['tel:+66812345678', '0812345678'],
  ['sip:0812345678@gateway.example;user=phone', '0812345678'],
  ['+66 2 123 4567', '021234567'],
  ['0812345678', '0812345678'],
  ['sip:anonymous@anonymous.invalid', undefined],
  ['tel:+14155550100', undefined],
  ['', undefined],
])('who calls from %s has the number %s', (caller, number) =>
  expect(read({ call: 'c', caller }, true)?.input).toEqual({ event: 'start', ...(number ? { caller: number } : {}) }),
);

test('what a caller did is read from the body, then from the address', () => {
  expect(read({ call: 'c', dtmf: '12#' }, false, { call: 'other', turn: '3' })).toMatchObject({ call: 'c', turn: 3, input: { event: 'input', dtmf: '12#' } });
  expect(read({ call: 'c', event: 'noinput', utterance: 'x' })?.input).toEqual({ event: 'no-input' });
  expect(read({ call: 'c', utterance: 'สวัสดี', confidence: '0.4' })?.input.utterances).toEqual([{ text: 'สวัสดี', confidence: 0.4 }]);
  expect(read({ call: 'c', utterance: 'สวัสดี', nbest: '[{"utterance":"ก","confidence":2},{"utterance":"ข"},{"x":1},null]' })?.input.utterances).toEqual([
    { text: 'ก', confidence: 1 },
    { text: 'ข', confidence: 0 },
  ]);
  expect(read({ call: 'c', utterance: 'สวัสดี', nbest: 'not json' })?.input.utterances).toEqual([{ text: 'สวัสดี', confidence: 0 }]);
  expect(read({ call: 'c', event: 'start', caller: '0812345678' })?.input).toEqual({ event: 'start', caller: '0812345678' });
});

test('without a call there is nothing, whatever else is there', () => {
  for (const body of [{}, { call: '' }, { call: ' ' }, { call: ['a', 'b'] }, { call: 'x'.repeat(201) }, null, 'text', []]) expect(read(body)).toBeUndefined();
});

test('whatever the fields hold, the result is within its bounds', () => {
  const field = fc.oneof(fc.string(), fc.constantFrom('noinput', 'start', '[]', '[{}]', '__proto__'), fc.json(), fc.array(fc.string()));
  const body = fc.record({ call: fc.constant('c'), utterance: field, nbest: field, confidence: field, dtmf: field, event: field, turn: field, caller: field });
  fc.assert(
    fc.property(body, fc.boolean(), (fields, begins) => {
      const { input, turn } = read(fields, begins) ?? {};
      expect(['start', 'input', 'no-input', 'no-match', 'hang-up', 'transfer-failed']).toContain(input?.event);
      expect((input?.dtmf ?? '').length).toBeLessThanOrEqual(40);
      expect((input?.utterances ?? []).length).toBeLessThanOrEqual(10);
      for (const { confidence } of input?.utterances ?? []) expect(confidence >= 0 && confidence <= 1).toBe(true);
      expect(turn === undefined || (Number.isInteger(turn) && turn >= 0)).toBe(true);
    }),
  );
});
