import type { Candidate } from './understand.ts';

/** Weights of a logistic regression: constant, first topic, second topic, off topic. */
export type Sureness = [constant: number, first: number, second: number, none: number];

const LEAST = 1e-5;
const logit = (share: number): number => Math.log(Math.max(share, LEAST) / Math.max(1 - share, LEAST));

/** What sureness is read from: a clear first place counts, a strong second one and doubt whether it is about us at all count against it. */
function signs(ranked: Candidate[]): [number, number, number, number] {
  const none = ranked.find(({ topic }) => topic === 'none')?.confidence ?? 0;
  return [1, logit(ranked[0]?.confidence ?? 0), logit(ranked[1]?.confidence ?? 0), Math.log(none + 1e-4)];
}

/** How likely the first topic is right. @param ranked likeliest first. */
export function surenessOf(ranked: Candidate[], weights: Sureness): number {
  const found = signs(ranked);
  return 1 / (1 + Math.exp(-found.reduce((sum, sign, index) => sum + sign * (weights[index] as number), 0)));
}

const ROUNDS = 30;
/** Keeps weights small where samples say little. */
const RIDGE = 1;

/** Learns from samples held out, whose first topic is right or not (Newton's method). */
export function fitSureness(samples: { label: string; ranked: Candidate[] }[]): Sureness {
  const rows = samples.map(({ label, ranked }) => ({ signs: signs(ranked), right: ranked[0]?.topic === label ? 1 : 0 }));
  let weights: Sureness = [0, 1, 0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight) => -RIDGE * weight);
    const curve = weights.map((_, i) => weights.map((_, j) => (i === j ? RIDGE : 0)));
    for (const { signs: found, right } of rows) {
      const sure = 1 / (1 + Math.exp(-found.reduce((sum, sign, index) => sum + sign * (weights[index] as number), 0)));
      for (let i = 0; i < found.length; i++) {
        const sign = found[i] as number;
        gradient[i] = (gradient[i] as number) + sign * (right - sure);
        const row = curve[i] as number[];
        for (let j = 0; j < found.length; j++) row[j] = (row[j] as number) + sign * (found[j] as number) * sure * (1 - sure);
      }
    }
    const step = solve(curve, gradient);
    weights = weights.map((weight, index) => weight + (step[index] as number)) as Sureness;
  }
  return weights;
}

/** Solves a small set of linear equations (Gauss, with pivots). */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] as number]);
  for (let column = 0; column < rows.length; column++) {
    const pivot = rows.slice(column).reduce((best, row) => (Math.abs(row[column] as number) > Math.abs(best[column] as number) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const share = (row[column] as number) / (pivot[column] as number);
      for (let k = column; k < row.length; k++) row[k] = (row[k] as number) - share * (pivot[k] as number);
    }
  }
  return rows.map((row, index) => (row.at(-1) as number) / (row[index] as number));
}
