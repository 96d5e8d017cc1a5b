import type { SparseVector } from './utterance-vectors.ts';

/** Least mean similarity of two groups that are one. */
export const SAME_QUESTION = 0.08;

/** Steps between two pauses: a few milliseconds. */
const STEPS = 200_000;

/**
 * Groups vectors of length 1 by average link: the two groups whose members are most alike on average become one, as long as that average is
 * large enough. Exact (by chains of nearest neighbours), and the same for the same vectors in the same order. Pauses now and then, so that
 * whoever drives it can let others go first; 5,000 utterances take about a second and, for that time, 50 MB.
 * @returns groups of indices, each and all in the order of their first.
 */
export function* cluster(vectors: SparseVector[], least = SAME_QUESTION): Generator<undefined, number[][]> {
  const alike = yield* similarities(vectors);
  const members = vectors.map((_, index) => [index]);
  const active = vectors.map((_, index) => index);
  const groups: number[][] = [];
  const chain: number[] = [];
  let steps = 0;
  while (active.length > 0) {
    steps += active.length;
    if (steps > STEPS) {
      steps = 0;
      yield;
    }
    if (chain.length === 0) chain.push(active[0] as number);
    const tip = chain.at(-1) as number;
    const before = chain.at(-2);
    let nearest = before ?? -1;
    let most = before === undefined ? -1 : (alike[at(tip, before)] as number);
    for (let i = 0; i < active.length; i++) {
      const other = active[i] as number;
      if (other === tip) continue;
      const likeness = alike[at(tip, other)] as number;
      // of equals the one before in the chain, or else the first: no chain goes round
      if (likeness <= most) continue;
      most = likeness;
      nearest = other;
    }
    if (most < least) {
      // whatever else becomes one is no nearer to it
      groups.push(members[tip] as number[]);
      active.splice(active.indexOf(tip), 1);
      chain.pop();
    } else if (nearest === before) {
      chain.length -= 2;
      merge(Math.min(tip, nearest), Math.max(tip, nearest));
    } else chain.push(nearest);
  }
  return groups.map((group) => group.sort((a, b) => a - b)).sort((a, b) => (a[0] as number) - (b[0] as number));

  function merge(into: number, from: number): void {
    const one = members[into] as number[];
    const other = members[from] as number[];
    active.splice(active.indexOf(from), 1);
    const share = one.length / (one.length + other.length);
    for (const third of active) {
      if (third === into) continue;
      const place = at(into, third);
      alike[place] = (alike[place] as number) * share + (alike[at(from, third)] as number) * (1 - share);
    }
    members[into] = [...one, ...other];
  }
}

/** Where a pair stands in a triangle whose rows the greater index counts. */
function at(a: number, b: number): number {
  return a > b ? (a * (a - 1)) / 2 + b : (b * (b - 1)) / 2 + a;
}

/** Cosines of every pair. */
function* similarities(vectors: SparseVector[]): Generator<undefined, Float32Array> {
  const all = new Float32Array((vectors.length * (vectors.length - 1)) / 2);
  const places = new Map<number, { indices: number[]; values: number[] }>();
  let steps = 0;
  for (let a = 0; a < vectors.length; a++) {
    const { keys, values } = vectors[a] as SparseVector;
    const row = (a * (a - 1)) / 2;
    for (let i = 0; i < keys.length; i++) {
      const value = values[i] as number;
      let place = places.get(keys[i] as number);
      if (!place) {
        place = { indices: [], values: [] };
        places.set(keys[i] as number, place);
      }
      const { indices, values: theirs } = place;
      for (let k = 0; k < indices.length; k++) {
        const pair = row + (indices[k] as number);
        all[pair] = (all[pair] as number) + value * (theirs[k] as number);
      }
      steps += indices.length;
      indices.push(a);
      theirs.push(value);
    }
    if (steps > STEPS) {
      steps = 0;
      yield;
    }
  }
  return all;
}

/** The one that is nearest to all of its group. */
export function medoid(vectors: SparseVector[], group: number[]): number {
  const sum = new Map<number, number>();
  for (const index of group) {
    const { keys, values } = vectors[index] as SparseVector;
    keys.forEach((key, i) => {
      sum.set(key, (sum.get(key) ?? 0) + (values[i] as number));
    });
  }
  const nearness = (index: number): number => {
    const { keys, values } = vectors[index] as SparseVector;
    return keys.reduce((total, key, i) => total + (values[i] as number) * (sum.get(key) as number), 0);
  };
  return group.reduce((best, index) => (nearness(index) > nearness(best) ? index : best));
}
