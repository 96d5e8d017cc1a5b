import type { Features } from '../../understanding/features.ts';
import { type Lexicon, Reader } from '../../understanding/understand.ts';
import { readLexicon, readQuestions } from '../read-content.ts';

/** How rare features are among questions: as plain arrays, so that a thread can send them. */
export interface Rarity {
  /** Of features that stand in more than one question. */
  hashes: Int32Array;
  /** Inverse document frequency of each. */
  rare: Float32Array;
  /** That of every other one. */
  rarest: number;
}

/** Counts the features of the questions of knowledge/. Takes a second or two. */
export function countRarity(root: string): Rarity {
  const reader = new Reader(readLexicon(root));
  const questions = readQuestions(root);
  const counts = new Map<number, number>();
  for (const { text } of questions) for (const hash of reader.read(text).hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count > 1);
  const rareness = (count: number): number => Math.log(1 + questions.length / (1 + count));
  return {
    hashes: Int32Array.from(frequent, ([hash]) => hash),
    rare: Float32Array.from(frequent, ([, count]) => rareness(count)),
    rarest: rareness(0),
  };
}

/** Gives the features of an utterance, each weighted by how rare it is. */
export function weigherOf({ hashes, rare, rarest }: Rarity, lexicon: Lexicon): (utterance: string) => Features {
  const reader = new Reader(lexicon);
  const of = new Map(Array.from(hashes, (hash, index) => [hash, rare[index] as number]));
  return (utterance) => {
    const read = reader.read(utterance);
    return { hashes: read.hashes, weights: read.weights.map((weight, index) => weight * (of.get(read.hashes[index] as number) ?? rarest)) };
  };
}
