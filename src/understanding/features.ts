import type { PhraseTrie } from './phrase-trie.ts';

/** 32-bit FNV-1a, fed a code unit at a time. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** Seeds keep the kinds of feature apart. */
const SEED = { word: 0x1, pair: 0x2, chars: 0x3, concept: 0x4, conceptPair: 0x5, length: 0x6, skip: 0x7, edge: 0x8 } as const;
type Kind = keyof typeof SEED;

function start(kind: Kind): number {
  return Math.imul(OFFSET ^ SEED[kind], PRIME);
}

function feed(hash: number, text: string): number {
  let h = hash;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), PRIME);
  return h;
}

export interface Features {
  /** Hashes of the features, with repeats removed. */
  hashes: number[];
  /** Weight of each, by kind; the vector has length 1. */
  weights: number[];
}

const KIND_WEIGHT: Record<Kind, number> = { word: 1, pair: 0.9, chars: 0.35, concept: 1.8, conceptPair: 1.2, length: 0.4, skip: 0.6, edge: 0.6 };
const LONGEST_GRAM = 5;
const SHORTEST_GRAM = 2;

/** Words, word pairs, character n-grams and lexicon concepts of an utterance, as hashes. */
export function extractFeatures(words: string[], concepts: PhraseTrie<string>): Features {
  const found = new Map<number, number>();
  const add = (hash: number, kind: Kind): void => {
    if (!found.has(hash)) found.set(hash, KIND_WEIGHT[kind]);
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    add(feed(start('word'), word), 'word');
    const next = words[i + 1];
    if (next !== undefined) add(feed(feed(start('pair'), word) ^ 0x5f, next), 'pair');
    const second = words[i + 2];
    if (second !== undefined) add(feed(feed(start('skip'), word) ^ 0x5f, second), 'skip');
  }
  if (words.length > 0) {
    add(feed(start('edge') ^ 1, words[0] as string), 'edge');
    add(feed(start('edge') ^ 2, words.at(-1) as string), 'edge');
  }
  const joined = `^${words.join('')}$`;
  for (let i = 0; i < joined.length; i++) {
    let hash = start('chars');
    const end = Math.min(joined.length, i + LONGEST_GRAM);
    for (let j = i; j < end; j++) {
      hash = Math.imul(hash ^ joined.charCodeAt(j), PRIME);
      if (j - i + 1 >= SHORTEST_GRAM) add(hash, 'chars');
    }
  }
  const names: string[] = [];
  for (const { value } of concepts.all(joined)) if (!names.includes(value)) names.push(value);
  names.sort();
  for (let i = 0; i < names.length; i++) {
    add(feed(start('concept'), names[i] as string), 'concept');
    for (let j = i + 1; j < names.length; j++) add(feed(feed(start('conceptPair'), names[i] as string) ^ 0x5f, names[j] as string), 'conceptPair');
  }
  const size = words.length <= 1 ? '1' : words.length <= 3 ? '3' : words.length <= 7 ? '7' : words.length <= 15 ? '15' : 'long';
  add(feed(start('length'), size), 'length');

  const hashes = [...found.keys()];
  const weights = [...found.values()];
  return { hashes, weights };
}
