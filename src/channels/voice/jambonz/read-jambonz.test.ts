import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asCallback } from '../../../../test/helpers/jambonz-valid.ts';
import { readJambonz } from './read-jambonz.ts';

const CALL = { call_sid: 'c1', direction: 'inbound', from: '+66812345678', to: '1506', call_status: 'in-progress', sip_status: 200 };
const turn = (name: 'gather' | 'dial' | 'sip-refer', result: object) => readJambonz(asCallback(name, { ...CALL, ...result }), 'turn')?.input;

test.each([
  ['+66812345678', '0812345678'],
  ['0812345678', '0812345678'],
  ['sip:0812345678@gateway', '0812345678'],
  ['anonymous', undefined],
  ['+4930123456', undefined],
])('a call from %s begins with the number %s', (from, caller) => {
  const read = readJambonz(asCallback('session-new', { ...CALL, from }), 'start');
  expect(read).toEqual({ call: 'c1', input: { event: 'start', ...(caller ? { caller } : {}) } });
});

describe('a gather', () => {
  test('brings what was said, the likeliest first, and how sure the recogniser is', () => {
    const speech = { alternatives: [{ transcript: 'ว่างงาน', confidence: 0.8 }, { transcript: '' }, { transcript: 'ว่าวนาน' }] };
    expect(turn('gather', { reason: 'speechDetected', speech })).toEqual({
      event: 'input',
      utterances: [
        { text: 'ว่างงาน', confidence: 0.8 },
        { text: 'ว่าวนาน', confidence: 0 },
      ],
    });
  });

  test.each([
    ['12#', '12#'],
    // # that ends a number is not among its digits
    ['', '#'],
  ])('brings keys: %j is %s', (digits, dtmf) => {
    expect(turn('gather', { reason: 'dtmfDetected', digits })).toEqual({ event: 'input', dtmf });
  });

  test.each([
    ['timeout', 'no-input'],
    ['error', 'no-match'],
    ['stt-low-confidence', 'no-match'],
    ['speechDetected', 'no-match'],
  ])('that ends by %s without anything is %s', (reason, event) => {
    expect(turn('gather', { reason })).toEqual({ event });
  });
});

describe('a person', () => {
  test.each([
    ['completed', 'hang-up'],
    ['busy', 'transfer-failed'],
    ['no-answer', 'transfer-failed'],
    ['failed', 'transfer-failed'],
  ])('dialled: %s is %s', (dial_call_status, event) => {
    expect(turn('dial', { dial_call_status })).toEqual({ event });
  });

  test('is not to be had for a caller who hung up while it rang', () => {
    expect(turn('dial', { dial_call_status: 'no-answer', call_status: 'completed' })).toEqual({ event: 'hang-up' });
  });

  test.each([
    [{ refer_status: 202 }, 'hang-up'],
    [{ refer_status: 202, final_referred_call_status: 486 }, 'transfer-failed'],
    [{ refer_status: 603 }, 'transfer-failed'],
  ])('referred to: %j is %s', (result, event) => {
    expect(turn('sip-refer', result)).toEqual({ event });
  });
});

describe('the status of a call', () => {
  const status = (call_status: string, more: object = {}) => readJambonz(asCallback('call-status', { ...CALL, call_status, ...more }), 'status')?.input;

  test('that is over is a hang-up', () => {
    expect(['completed', 'failed', 'busy', 'no-answer'].map((each) => status(each))).toEqual(Array(4).fill({ event: 'hang-up' }));
  });

  test('that rings or goes on, and that of the call to a person, changes nothing', () => {
    expect(['trying', 'ringing', 'in-progress'].map((each) => status(each))).toEqual([undefined, undefined, undefined]);
    expect(status('completed', { direction: 'outbound' })).toBeUndefined();
  });
});

test('a body without the id of a call is none', () => {
  for (const body of [undefined, null, 'x', [], {}, { call_sid: ' ' }, { call_sid: 7 }, { call_sid: 'x'.repeat(201) }])
    expect(readJambonz(body, 'turn')).toBeUndefined();
});

test('whatever stands in the fields, the input is sound', () => {
  const anything = fc.oneof(fc.anything(), fc.constantFrom('completed', 'dtmfDetected', 'speechDetected', 'timeout', 486, 202));
  const body = fc.record(
    {
      from: anything,
      call_status: anything,
      reason: fc.oneof(anything, fc.constantFrom('dtmfDetected', 'speechDetected')),
      digits: anything,
      speech: fc.oneof(anything, fc.record({ alternatives: fc.array(fc.oneof(anything, fc.record({ transcript: fc.string(), confidence: fc.double() }))) })),
      dial_call_status: anything,
      refer_status: anything,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(body, fc.constantFrom('start' as const, 'turn' as const), (fields, hook) => {
      const input = readJambonz({ ...fields, call_sid: 'c' }, hook)?.input;
      expect(['start', 'input', 'no-input', 'no-match', 'hang-up', 'transfer-failed']).toContain(input?.event);
      for (const { text, confidence } of input?.utterances ?? []) {
        expect(text.trim()).not.toBe('');
        expect(confidence >= 0 && confidence <= 1).toBe(true);
      }
    }),
  );
});
