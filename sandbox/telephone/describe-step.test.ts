import { expect, test } from '@jest/globals';
import { describeStep } from './describe-step.ts';

test('a step is one line, without the query of an address and without a long number', () => {
  expect(describeStep({ step: 'document', url: 'http://localhost/turn?caller=081', method: 'POST' })).toBe('POST  http://localhost/turn');
  expect(describeStep({ step: 'heard', what: 'keys', value: '1234567890123' })).toBe('hears 13 keys');
  expect(describeStep({ step: 'heard', what: 'keys', value: '1' })).toBe('hears 1');
  expect(describeStep({ step: 'heard', what: 'silence', value: '' })).toBe('hears silence');
  expect(describeStep({ step: 'prompt', words: 'สวัสดี', bargeIn: false })).toBe('says  สวัสดี  (to the end)');
});
