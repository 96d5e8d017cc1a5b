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
const LONGEST_GRAM = 4;
const SHORTEST_GRAM = 3;

/** Collects features without repeats in tables that are used again for every utterance: nothing is allocated while collecting. */
class Collector {
  readonly #mask: number;
  readonly #seen: Int32Array;
  readonly #round: Int32Array;
  readonly #hashes: Int32Array;
  readonly #weights: Float32Array;
  #count = 0;
  #now = 0;

  constructor(size: number) {
    this.#mask = size - 1;
    this.#seen = new Int32Array(size);
    this.#round = new Int32Array(size);
    this.#hashes = new Int32Array(size / 2);
    this.#weights = new Float32Array(size / 2);
  }

  begin(): void {
    this.#count = 0;
    this.#now++;
  }

  add(hash: number, weight: number): void {
    if (this.#count === this.#hashes.length) return; // an utterance is cut long before
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

/** Small enough to stay in the processor's nearest cache; of an utterance of several hundred letters the last features are left out. */
const collector = new Collector(4096);

/** What kind of number a word is: a year, or its count of digits. Wages differ from person to person; that one was named does not. */
function shapeOf(word: string): string {
  const first = word.charCodeAt(0);
  if (first < 0x30 || first > 0x39 || word.length < 4 || word.length > 7 || !/^\d+$/.test(word)) return word;
  const number = Number(word);
  return (number >= 2480 && number <= 2650) || (number >= 1950 && number <= 2100) ? '#year' : word.length > 4 ? `#${word.length}` : word;
}

/** Words, word pairs, character n-grams and lexicon concepts of an utterance, as hashes. Numbers count as themselves once, else by their shape. */
export function extractFeatures(read: string[], concepts: PhraseTrie<string>): Features {
  collector.begin();
  const words = read.map(shapeOf);
  for (let i = 0; i < read.length; i++) if (read[i] !== words[i]) collector.add(feed(start('word'), read[i] as string), KIND_WEIGHT.word);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    collector.add(feed(start('word'), word), KIND_WEIGHT.word);
    const next = words[i + 1];
    if (next !== undefined) collector.add(feed(feed(start('pair'), word) ^ 0x5f, next), KIND_WEIGHT.pair);
    const second = words[i + 2];
    if (second !== undefined) collector.add(feed(feed(start('skip'), word) ^ 0x5f, second), KIND_WEIGHT.skip);
  }
  if (words.length > 0) {
    collector.add(feed(start('edge') ^ 1, words[0] as string), KIND_WEIGHT.edge);
    collector.add(feed(start('edge') ^ 2, words[words.length - 1] as string), KIND_WEIGHT.edge);
  }
  const joined = `^${words.join('')}$`;
  const seed = start('chars');
  for (let i = 0; i < joined.length; i++) {
    let hash = seed;
    const end = Math.min(joined.length, i + LONGEST_GRAM);
    for (let j = i; j < end; j++) {
      hash = Math.imul(hash ^ joined.charCodeAt(j), PRIME);
      if (j - i + 1 >= SHORTEST_GRAM) collector.add(hash, KIND_WEIGHT.chars);
    }
  }
  const names: string[] = [];
  concepts.each(`^${read.join('')}$`, (name) => {
    if (!names.includes(name)) names.push(name);
  });
  names.sort();
  for (let i = 0; i < names.length; i++) {
    collector.add(feed(start('concept'), names[i] as string), KIND_WEIGHT.concept);
    for (let j = i + 1; j < names.length; j++) {
      collector.add(feed(feed(start('conceptPair'), names[i] as string) ^ 0x5f, names[j] as string), KIND_WEIGHT.conceptPair);
    }
  }
  const size = words.length <= 1 ? '1' : words.length <= 3 ? '3' : words.length <= 7 ? '7' : words.length <= 15 ? '15' : 'long';
  collector.add(feed(start('length'), size), KIND_WEIGHT.length);
  return collector.end();
}
