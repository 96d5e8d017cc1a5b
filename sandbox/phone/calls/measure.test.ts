import { expect, test } from '@jest/globals';
import { type Measured, measure, median } from './measure.ts';
import type { CallResult } from './play-call.ts';

const played = (outcome: CallResult['outcome'], answeredAfter: number | undefined, prompts: number): Measured => ({
  file: 'test/calls/x.yaml',
  call: { name: 'x', who: 'x', does: [], outcome },
  result: { outcome, seconds: 60, answeredAfter, prompts, keysPressed: 1, faults: [], transcript: [] },
});

test('the share that was answered, and the middle of the times of those alone', () => {
  const measures = measure([played('answered', 20, 3), played('answered', 40, 5), played('person', undefined, 1), played('callback', 300, 9)]);
  expect(measures).toEqual({
    calls: 4,
    answeredShare: 0.5,
    byOutcome: { answered: 2, person: 1, callback: 1, 'gave-up': 0 },
    medianSecondsToAnswer: 30,
    slowestSecondsToAnswer: 40,
    medianPrompts: 4,
    medianKeys: 1,
  });
});

test('the median of an odd number, of an even one and of none', () => {
  expect([median([9, 1, 5]), median([4, 1, 2, 100]), median([])]).toEqual([5, 3, 0]);
});
