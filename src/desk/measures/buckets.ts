/** Upper bounds of what is told apart of the time a turn took, in ms. Fixed: other bounds would not add up with what is kept. */
export const BUCKETS_MS = [50, 100, 200, 400, 800, 1500, 3000, 6000, 12_000, Number.POSITIVE_INFINITY] as const;

/** The bucket that a time falls into, by the name under which it is counted. @param ms at most the bound is in it. */
export function bucketOf(ms: number): string {
  return String(BUCKETS_MS.find((bound) => ms <= bound) ?? Number.POSITIVE_INFINITY);
}

/** A bound that a share of all times was within; `above`: they were not, and slower than that is not told apart. */
export interface Bound {
  ms: number;
  above: boolean;
}

/**
 * The upper bound of the bucket that holds a share of all times.
 * @param counts by bucket name.
 * @param share 0.95: of a hundred turns, 95 were within what is returned.
 * @returns nothing without times.
 */
export function boundOf(counts: ReadonlyMap<string, number>, share: number): Bound | undefined {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (all === 0) return undefined;
  let within = 0;
  let last = 0;
  for (const bound of BUCKETS_MS) {
    if (!Number.isFinite(bound)) break;
    last = bound;
    within += counts.get(String(bound)) ?? 0;
    if (within / all >= share) return { ms: bound, above: false };
  }
  return { ms: last, above: true };
}
