import { expect, test } from '@jest/globals';
import { readPageMessage } from './read-page-message.ts';

test.each([
  [{ kind: 'key', key: '#' }],
  [{ kind: 'speech', utterances: [{ text: 'บำนาญ', confidence: 0.5 }] }],
  [{ kind: 'speaking' }],
  [{ kind: 'played', id: 3 }],
  [{ kind: 'rung', outcome: 'noanswer' }],
  [{ kind: 'hang-up' }],
])('%j is taken', (message) => {
  expect(readPageMessage(message)).toEqual(message);
});

test.each([
  [undefined, /kind is wrong. Allowed: key, speech/],
  [{ kind: 'key', key: '12' }, /one of 0-9/],
  [{ kind: 'speech', utterances: [] }, /at least one/],
  [{ kind: 'speech', utterances: [{ text: 'x', confidence: 7 }] }, /from 0 to 1/],
  [{ kind: 'played' }, /number of the prompt/],
  [{ kind: 'rung', outcome: 'hang-up' }, /connected, busy, noanswer/],
])('%j is refused with what is allowed', (message, words) => {
  expect(readPageMessage(message)).toMatch(words);
});
