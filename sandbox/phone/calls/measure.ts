import type { CallResult } from './play-call.ts';
import type { Call } from './read-calls.ts';

/** A played call with its script. */
export interface Measured {
  file: string;
  call: Call;
  result: CallResult;
}

/** Figures of all calls together. */
export interface Measures {
  calls: number;
  /** From 0 to 1: answered without a person. */
  answeredShare: number;
  byOutcome: Record<CallResult['outcome'], number>;
  /** Of the calls that were answered. */
  medianSecondsToAnswer: number;
  slowestSecondsToAnswer: number;
  medianPrompts: number;
  medianKeys: number;
}

/** Adds up played calls. */
export function measure(played: readonly Measured[]): Measures {
  const results = played.map(({ result }) => result);
  const byOutcome = { answered: 0, person: 0, callback: 0, 'gave-up': 0 };
  for (const { outcome } of results) byOutcome[outcome]++;
  const times = results.flatMap(({ outcome, answeredAfter }) => (outcome === 'answered' && answeredAfter !== undefined ? [answeredAfter] : []));
  return {
    calls: results.length,
    answeredShare: results.length === 0 ? 0 : byOutcome.answered / results.length,
    byOutcome,
    medianSecondsToAnswer: median(times),
    slowestSecondsToAnswer: Math.max(0, ...times),
    medianPrompts: median(results.map(({ prompts }) => prompts)),
    medianKeys: median(results.map(({ keysPressed }) => keysPressed)),
  };
}

/** The middle one, or the mean of the two in the middle; 0 of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
