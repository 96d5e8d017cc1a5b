import type { Features } from '../../understanding/features.ts';
import type { Candidate } from '../../understanding/understand.ts';

/** A vector of at most length 1, by its places that are not 0. */
export interface SparseVector {
  keys: Float64Array;
  values: Float32Array;
}

/** What an utterance is compared by. */
export interface Read {
  /** Weighted by how rare each is among questions in general. */
  features: Features;
  /** Probability of every topic, likeliest first. */
  ranked: Candidate[];
}

/** How much of the likeness is that of words; the rest is where the understanding would put them. */
const SHARE_OF_WORDS = 0.7;
/** Of the topics the likeliest quarter counts, each by how much it stands above the first that does not. */
const SHARE_OF_TOPICS = 0.25;
const LEAST_CONFIDENCE = 1e-6;
/** What stands in one utterance alone counts so much. */
const OWN = 0.3;
/** As many of the most telling features count: the rest is in every question. */
const FEATURES = 48;
/** Past every hash, which is a whole number of 32 bits. */
const FIRST_TOPIC_KEY = 2 ** 32;

/** Utterances between two pauses. */
const STEPS = 50;

/**
 * Utterances as vectors: the features of the understanding that they share with others, and beside them the topics that they may mean: slang
 * that shares no word with another often reminds of the same. What is about something else has no topic in common with others.
 * Pauses now and then, as `cluster` does.
 */
export function* utteranceVectors(utterances: Read[]): Generator<undefined, SparseVector[]> {
  const frequency = new Map<number, number>();
  for (const { features } of utterances) for (const hash of features.hashes) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
  const topics = new Map<string, number>();
  const keyOf = (topic: string): number => {
    const key = topics.get(topic) ?? FIRST_TOPIC_KEY + topics.size;
    topics.set(topic, key);
    return key;
  };
  const vectors: SparseVector[] = [];
  for (const { features, ranked } of utterances) {
    if (vectors.length % STEPS === 0) yield;
    const told = Array.from(features.hashes, (key, index) => ({
      key,
      value: (features.weights[index] as number) * (frequency.get(key) === 1 ? OWN : 1),
    }));
    // what stands in one utterance alone is shared with none, and makes it a little less like others
    const shared = scaled(told, SHARE_OF_WORDS).filter(({ key }) => (frequency.get(key) as number) > 1);
    shared.sort((a, b) => b.value - a.value || a.key - b.key);
    const none = ranked.find(({ topic }) => topic === 'none')?.confidence ?? 0;
    const real = ranked.filter(({ topic }) => topic !== 'none');
    const log = (candidate: Candidate | undefined): number => Math.log(Math.max(LEAST_CONFIDENCE, candidate?.confidence ?? 0));
    const most = Math.ceil(real.length * SHARE_OF_TOPICS);
    const floor = log(real[most]);
    const meant = real.slice(0, most).map((candidate) => ({ key: keyOf(candidate.topic), value: log(candidate) - floor }));
    const all = [...shared.slice(0, FEATURES), ...scaled(meant, (1 - SHARE_OF_WORDS) * (1 - none))];
    vectors.push({ keys: Float64Array.from(all, ({ key }) => key), values: Float32Array.from(all, ({ value }) => value) });
  }
  return vectors;
}

interface Cell {
  key: number;
  value: number;
}

/** Scaled to a length whose square is this share; what is 0 falls away. */
function scaled(cells: Cell[], share: number): Cell[] {
  const square = cells.reduce((sum, { value }) => sum + value * value, 0);
  const scale = square > 0 ? Math.sqrt(share / square) : 0;
  return cells.flatMap(({ key, value }) => (value > 0 ? [{ key, value: value * scale }] : []));
}
