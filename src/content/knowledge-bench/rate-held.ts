import type { Measured } from '../../desk/api.ts';
import { fitThresholds, type HeldOut, rankHeldOut, rate } from '../../understanding/calibrate.ts';

export interface RatingJob {
  /** What two trainings held out, other hands each. */
  one: HeldOut[];
  other: HeldOut[];
  /** Of the cluster, read by the training that `one` is of, or by one that held out the same hands. */
  utterances: HeldOut[];
}

/** Shares of what strangers meet. The thresholds of one training are set on what the other held out: nobody is measured by what was set on them. */
export function rateHeld({ one, other, utterances }: RatingJob): Measured {
  const ofOne = fitThresholds(other);
  const ofOther = fitThresholds(one);
  const rated = [
    { count: one.length, rates: rate(ranked(one, ofOne.temperature), ofOne) },
    { count: other.length, rates: rate(ranked(other, ofOther.temperature), ofOther) },
  ];
  const all = Math.max(1, one.length + other.length);
  const share = (name: 'right' | 'offered' | 'wrong'): number => rated.reduce((sum, { count, rates }) => sum + rates[name] * count, 0) / all;
  return {
    right: share('right'),
    offered: share('offered'),
    wrong: share('wrong'),
    cluster: rate(ranked(utterances, ofOne.temperature), ofOne).offered,
  };
}

const ranked = (held: HeldOut[], temperature: number) => held.map((sample) => rankHeldOut(sample, temperature));
