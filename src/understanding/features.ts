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
  /** Hashes of the features, without repeats. */
  hashes: Int32Array;
  /** Weight of each, by kind. */
  weights: Float32Array;
}

const KIND_WEIGHT: Record<Kind, number> = { word: 1, pair: 0.9, chars: 0.35, concept: 1.8, conceptPair: 1.2, length: 0.4, skip: 0.6, edge: 0.6 };
/** Character n-grams of this length, and one longer. */
const SHORTEST_GRAM = 3;

/** Collects features without repeats in tables that are used again for every utterance: nothing is allocated while collecting. */
class Collector {
  readonly #size: number;
  readonly #seen: Int32Array;
  readonly #round: Int32Array;
  readonly #hashes: Int32Array;
  readonly #weights: Float32Array;
  #mask = 0;
  #most = 0;
  #count = 0;
  #now = 0;

  constructor(size: number) {
    this.#size = size;
    this.#seen = new Int32Array(size);
    this.#round = new Int32Array(size);
    this.#hashes = new Int32Array(size / 2);
    this.#weights = new Float32Array(size / 2);
  }

  /** @param expected about how many features will come: a short utterance uses a small part of the table, which stays in the nearest cache. */
  begin(expected: number): void {
    this.#count = 0;
    this.#now++;
    let size = 256;
    while (size < expected * 2 && size < this.#size) size *= 2;
    this.#mask = size - 1;
    this.#most = size / 2;
  }

  add(hash: number, weight: number): void {
    if (this.#count === this.#most) return;
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#round[slot] === this.#now) {
      if (this.#seen[slot] === hash) return;
      slot = (slot + 1) & this.#mask;
    }
    this.#round[slot] = this.#now;
    this.#seen[slot] = hash;
    this.#hashes[this.#count] = hash;
    this.#weights[this.#count] = weight;
    this.#count++;
  }

  end(): Features {
    return { hashes: this.#hashes.slice(0, this.#count), weights: this.#weights.slice(0, this.#count) };
  }
}

/** Of an utterance of several hundred letters the last features are left out. */
const collector = new Collector(4096);

/** What kind of number a word is: a year, or its count of digits. Wages differ from person to person; that one was named does not. */
function shapeOf(word: string): string {
  const first = word.charCodeAt(0);
  if (first < 0x30 || first > 0x39 || word.length < 4 || word.length > 7 || !/^\d+$/.test(word)) return word;
  const number = Number(word);
  return (number >= 2480 && number <= 2650) || (number >= 1950 && number <= 2100) ? '#year' : word.length > 4 ? `#${word.length}` : word;
}

/** A hash of two hashes; their order counts. */
function mix(seed: number, first: number, second: number): number {
  return Math.imul(Math.imul(seed ^ first, PRIME) ^ ((second << 13) | (second >>> 19)), PRIME);
}

/** What a lexicon concept is to the classifier. */
export type ConceptHash = number;

/** @param name of a concept in the lexicon. */
export function conceptHash(name: string): ConceptHash {
  return feed(start('concept'), name);
}

const found: ConceptHash[] = [];
const keepConcept = (hash: ConceptHash): void => {
  if (!found.includes(hash)) found.push(hash);
};
const wordHashes = new Int32Array(1024);

/** Words, word pairs, character n-grams and lexicon concepts of an utterance, as hashes. Numbers count as themselves once, else by their shape. */
export function extractFeatures(read: string[], concepts: PhraseTrie<ConceptHash>): Features {
  let joined = '^';
  let whole = '^';
  const count = Math.min(read.length, wordHashes.length);
  const named: string[] = [];
  for (let i = 0; i < count; i++) {
    const word = read[i] as string;
    const shape = shapeOf(word);
    if (shape !== word) named.push(word);
    joined += shape;
    whole += word;
    wordHashes[i] = feed(OFFSET, shape);
  }
  joined += '$';
  whole += '$';
  collector.begin(2 * joined.length + 3 * count + 40);
  for (const word of named) collector.add(mix(SEED.word, feed(OFFSET, word), 0), KIND_WEIGHT.word);
  for (let i = 0; i < count; i++) {
    const word = wordHashes[i] as number;
    collector.add(mix(SEED.word, word, 0), KIND_WEIGHT.word);
    if (i + 1 < count) collector.add(mix(SEED.pair, word, wordHashes[i + 1] as number), KIND_WEIGHT.pair);
    if (i + 2 < count) collector.add(mix(SEED.skip, word, wordHashes[i + 2] as number), KIND_WEIGHT.skip);
  }
  if (count > 0) {
    collector.add(mix(SEED.edge, wordHashes[0] as number, 1), KIND_WEIGHT.edge);
    collector.add(mix(SEED.edge, wordHashes[count - 1] as number, 2), KIND_WEIGHT.edge);
  }
  const seed = start('chars');
  const last = joined.length - SHORTEST_GRAM;
  for (let i = 0; i <= last; i++) {
    let hash = seed;
    for (let j = i; j < i + SHORTEST_GRAM; j++) hash = Math.imul(hash ^ joined.charCodeAt(j), PRIME);
    collector.add(hash, KIND_WEIGHT.chars);
    if (i < last) collector.add(Math.imul(hash ^ joined.charCodeAt(i + SHORTEST_GRAM), PRIME), KIND_WEIGHT.chars);
  }
  found.length = 0;
  concepts.each(whole, keepConcept);
  // in whichever order they stand in the text
  found.sort((a, b) => a - b);
  for (let i = 0; i < found.length; i++) {
    collector.add(found[i] as number, KIND_WEIGHT.concept);
    for (let j = i + 1; j < found.length; j++) collector.add(mix(SEED.conceptPair, found[i] as number, found[j] as number), KIND_WEIGHT.conceptPair);
  }
  const size = count <= 1 ? 1 : count <= 3 ? 3 : count <= 7 ? 7 : count <= 15 ? 15 : 99;
  collector.add(mix(SEED.length, size, 0), KIND_WEIGHT.length);
  return collector.end();
}
