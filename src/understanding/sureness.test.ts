import { expect, test } from '@jest/globals';
import { fitSureness, surenessOf } from './sureness.ts';
import { mulberry32 } from './train-linear.ts';

const ranked = (first: number, second: number, none = 0) => [
  { topic: 'child.allowance', confidence: first },
  { topic: 'child.claim', confidence: second },
  { topic: 'none', confidence: none },
];

test('sureness says how often the first topic is right, and a strong second one lowers it', () => {
  const random = mulberry32(7);
  // right in nine of ten with a weak second, in six of ten with a strong one, though the first is as likely in both
  const samples = Array.from({ length: 4000 }, (_, index) => {
    const strong = index % 2 === 0;
    const right = random() < (strong ? 0.6 : 0.9);
    return { label: right ? 'child.allowance' : 'other', ranked: ranked(0.8, strong ? 0.19 : 0.02) };
  });
  const weights = fitSureness(samples);
  expect(surenessOf(ranked(0.8, 0.02), weights)).toBeCloseTo(0.9, 1);
  expect(surenessOf(ranked(0.8, 0.19), weights)).toBeCloseTo(0.6, 1);
});
