import type { LinearModel } from './linear-model.ts';
import { scores, softmax } from './linear-model.ts';
import { fitSureness, surenessOf } from './sureness.ts';
import type { Sample } from './train-linear.ts';
import { type Candidate, decide, type Thresholds } from './understand.ts';

/** Raw scores of a sample by a model that was not trained on it. */
export interface HeldOut {
  label: string;
  labels: string[];
  raw: Float32Array;
}

export function holdOut(model: LinearModel, samples: Sample[]): HeldOut[] {
  return samples.map((sample) => ({ label: sample.label, labels: model.labels, raw: scores(model, sample) }));
}

/** The temperature that makes probabilities honest: least negative log likelihood on samples held out. */
export function fitTemperature(held: HeldOut[]): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let temperature = 0.1; temperature <= 2; temperature *= 1.06) {
    let loss = 0;
    for (const { label, labels, raw } of held) {
      const index = labels.indexOf(label);
      loss -= Math.log(Math.max(1e-9, index < 0 ? 0 : (softmax(raw, temperature)[index] as number)));
    }
    if (loss < least) {
      least = loss;
      best = temperature;
    }
  }
  return best;
}

export interface Rates {
  /** Right at once, of all on-topic utterances; for off-topic ones, `none`. */
  right: number;
  /** Right at once or among the choices. */
  offered: number;
  /** Answered, wrongly. */
  wrong: number;
  clarified: number;
  /** Off-topic utterances answered with a topic, of all off-topic ones. */
  leaked: number;
}

export function rate(ranked: { label: string; ranked: Candidate[] }[], thresholds: Thresholds): Rates {
  let right = 0;
  let offered = 0;
  let wrong = 0;
  let clarified = 0;
  let off = 0;
  let leaked = 0;
  for (const { label, ranked: candidates } of ranked) {
    const decision = decide(candidates, thresholds);
    const correct = decision.outcome !== 'clarify' && decision.topic === label;
    if (label === 'none') {
      off++;
      if (decision.outcome === 'answer' && !/^talk\./.test(decision.topic)) leaked++;
    }
    if (correct) right++;
    else if (decision.outcome === 'clarify') {
      clarified++;
      if (decision.candidates.some((candidate) => candidate.topic === label)) offered++;
    } else wrong++;
  }
  const all = Math.max(1, ranked.length);
  return { right: right / all, offered: (right + offered) / all, wrong: wrong / all, clarified: clarified / all, leaked: leaked / Math.max(1, off) };
}

/** Probabilities of one held-out sample, likeliest first. */
export function rankHeldOut(held: HeldOut, temperature: number): { label: string; ranked: Candidate[] } {
  const probabilities = softmax(held.raw, temperature);
  const ranked = held.labels.map((topic, index) => ({ topic, confidence: probabilities[index] as number })).sort((a, b) => b.confidence - a.confidence);
  return { label: held.label, ranked: ranked.slice(0, 8) };
}

/** Shares of a stranger's utterances: answered wrongly; off topic, of the off-topic ones, yet answered with a benefit. */
const LIMITS = { wrong: 0.0195, leaked: 0.01 };

/**
 * Chooses the thresholds on held-out samples: as many right at once as can be, while no more than the limits are answered wrongly, or are
 * off topic and answered with a benefit.
 * `coverage` is the split-conformal level at which the right topic is within the set for 97 of 100.
 */
export function fitThresholds(held: HeldOut[], { wrong: mostWrong, leaked: mostLeaked } = LIMITS): Thresholds {
  const temperature = fitTemperature(held);
  const ranked = held.map((sample) => rankHeldOut(sample, temperature));
  const sureness = fitSureness(ranked.filter(({ ranked: [first] }) => first?.topic !== 'none'));
  const readings = ranked.map((sample) => readingOf(sample, sureness));
  let best: Thresholds | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (let answer = 0.4; answer < 0.96; answer += 0.01) {
    for (const doubt of [0.005, 0.01, 0.02, 0.05, 0.1, 1]) {
      for (const none of [0.3, 0.5, 0.7, 0.8, 0.9]) {
        const thresholds: Thresholds = { temperature, sureness, answer, doubt, none, coverage: COVERAGE };
        const { right, wrong, offered, leaked } = rateReadings(readings, thresholds);
        const score = wrong <= mostWrong && leaked <= mostLeaked ? right + 0.5 * offered : -wrong - leaked;
        if (score > most) {
          most = score;
          best = thresholds;
        }
      }
    }
  }
  const thresholds = best ?? { temperature, sureness, answer: 0.9, doubt: 0.05, none: 0.5, coverage: COVERAGE };
  return { ...thresholds, coverage: conformalCoverage(ranked, 0.97) };
}

/** While the other thresholds are chosen. */
const COVERAGE = 0.99;
/** No confidence is as high. */
const NEVER = 2;

/** What a sample comes to, whatever the thresholds: each of the many that are tried then costs a few comparisons. */
interface Reading {
  none: number;
  sure: number;
  offTopic: boolean;
  /** As an answer at once; nothing where the likeliest is that it is off topic. */
  answer: 'right' | 'wrong' | 'leaked' | undefined;
  /** Among the choices, when asked back. */
  offered: boolean;
}

function readingOf({ label, ranked }: { label: string; ranked: Candidate[] }, sureness: Thresholds['sureness']): Reading {
  const [first] = ranked;
  const asked = decide(ranked, { temperature: 1, sureness, answer: NEVER, doubt: NEVER, none: NEVER, coverage: COVERAGE });
  const off = label === 'none';
  const wrong = off && !/^talk\./.test(first?.topic ?? '') ? 'leaked' : 'wrong';
  return {
    none: ranked.find(({ topic }) => topic === 'none')?.confidence ?? 0,
    sure: surenessOf(ranked, sureness),
    offTopic: off,
    answer: !first || first.topic === 'none' ? undefined : first.topic === label ? 'right' : wrong,
    offered: asked.candidates.some(({ topic }) => topic === label),
  };
}

/** As `rate` does, of what was read before. */
function rateReadings(readings: Reading[], { answer, doubt, none }: Thresholds): Omit<Rates, 'clarified'> {
  let [right, offered, wrong, leaked, off] = [0, 0, 0, 0, 0];
  for (const reading of readings) {
    if (reading.offTopic) off++;
    if (reading.none >= none) {
      if (reading.offTopic) right++;
      else wrong++;
    } else if (reading.answer && reading.sure >= answer && reading.none <= doubt) {
      if (reading.answer === 'right') right++;
      else wrong++;
      if (reading.answer === 'leaked') leaked++;
    } else if (reading.offered) offered++;
  }
  const all = Math.max(1, readings.length);
  return { right: right / all, offered: (right + offered) / all, wrong: wrong / all, leaked: leaked / Math.max(1, off) };
}

function conformalCoverage(ranked: { label: string; ranked: Candidate[] }[], level: number): number {
  const needed = ranked
    .map(({ label, ranked: candidates }) => {
      let held = 0;
      for (const candidate of candidates) {
        held += candidate.confidence;
        if (candidate.topic === label) return held;
      }
      return 1;
    })
    .sort((a, b) => a - b);
  return needed[Math.min(needed.length - 1, Math.ceil((needed.length + 1) * level) - 1)] ?? 0.99;
}
