import type { Features } from './features.ts';
import { hashTable, type LinearModel, packRows, type Vector, vectorize } from './linear-model.ts';

export interface Sample extends Features {
  label: string;
  /** How much this sample counts; 1 unless told. */
  importance?: number;
}

export interface TrainingOptions {
  epochs: number;
  learningRate: number;
  /** Features seen in fewer samples are left out: what stands in a single one tells nothing of strangers. */
  fewest: number;
  /** One training each; their mean is the model: what one of them took from the order of the samples is no knowledge. */
  seeds: number[];
  /** Share of certainty taken from the right label: a label that an author chose is not always the only one. */
  labelSmoothing: number;
  /** Share of a sample's features left out at each look, so that no single word decides: strangers will not use it. */
  dropout: number;
  /** Labels whose error is smaller are left as they are: most of them, which makes training fast. */
  leastError: number;
}

export const DEFAULT_TRAINING: TrainingOptions = {
  epochs: 12,
  learningRate: 1.2,
  fewest: 2,
  seeds: [1506, 1507, 1508],
  labelSmoothing: 0.15,
  dropout: 0.35,
  leastError: 0.012,
};

/** Multinomial logistic regression by AdaGrad, the mean of several. The same samples in the same order give the same model. */
export function trainLinear(samples: Sample[], options: TrainingOptions = DEFAULT_TRAINING): LinearModel {
  const labels = [...new Set(samples.map((sample) => sample.label))].sort();
  const labelIndex = new Map(labels.map((label, index) => [label, index]));
  const frequency = new Map<number, number>();
  for (const { hashes } of samples) for (const hash of hashes) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
  // the most frequent first: see RowData
  const kept = [...frequency].filter(([, count]) => count >= options.fewest).sort((a, b) => b[1] - a[1]);
  const hashes = kept.map(([hash]) => hash);
  const table = hashTable(hashes, [...hashes.keys()]);
  const idf = Float32Array.from(kept, ([, count]) => Math.log(1 + samples.length / count));
  const lessons = samples.map((sample) => ({
    vector: vectorize(table, idf, sample),
    target: labelIndex.get(sample.label) as number,
    importance: sample.importance ?? 1,
  }));

  const n = labels.length;
  const weights = new Float32Array(kept.length * n);
  const bias = new Float32Array(n);
  for (const seed of options.seeds) {
    const learned = learn(lessons, kept.length, n, seed, options);
    for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) + (learned.weights[i] as number) / options.seeds.length;
    for (let k = 0; k < n; k++) bias[k] = (bias[k] as number) + (learned.bias[k] as number) / options.seeds.length;
  }
  const { data, places } = packRows(weights, n, idf);
  return { labels, table: hashTable(hashes, places), data, bias };
}

interface Lesson {
  vector: Vector;
  /** Index of the right label. */
  target: number;
  importance: number;
}

/** One training. @param rows features. @param n labels. */
function learn(lessons: Lesson[], rows: number, n: number, seed: number, options: TrainingOptions): { weights: Float32Array; bias: Float32Array } {
  const weights = new Float32Array(rows * n);
  const bias = new Float32Array(n);
  // one AdaGrad accumulator a row is enough, and keeps memory small
  const rowSquares = new Float32Array(rows).fill(1e-3);
  let biasSquare = 1e-3;
  const random = mulberry32(seed);
  const order = lessons.map((_, index) => index);
  const error = new Float32Array(n);
  const moved = new Int32Array(n);
  const thin = thinner(Math.max(0, ...lessons.map(({ vector }) => vector.rows.length)), options.dropout, random);

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    const rate = options.learningRate * (1 - (0.9 * epoch) / options.epochs);
    for (const index of order) {
      const { vector, target, importance } = lessons[index] as Lesson;
      const { rows, values, count } = thin(vector);
      error.set(bias);
      let i = 0;
      // four rows at once: most of what a training costs is this sum, and reading and writing it
      for (; i + 3 < count; i += 4) {
        const [a, b, c, d] = [values[i] as number, values[i + 1] as number, values[i + 2] as number, values[i + 3] as number];
        const [p, q, r, s] = [(rows[i] as number) * n, (rows[i + 1] as number) * n, (rows[i + 2] as number) * n, (rows[i + 3] as number) * n];
        for (let k = 0; k < n; k++) {
          error[k] =
            (error[k] as number) +
            a * (weights[p + k] as number) +
            b * (weights[q + k] as number) +
            c * (weights[r + k] as number) +
            d * (weights[s + k] as number);
        }
      }
      for (; i < count; i++) {
        const value = values[i] as number;
        const base = (rows[i] as number) * n;
        for (let k = 0; k < n; k++) error[k] = (error[k] as number) + value * (weights[base + k] as number);
      }
      let max = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < n; k++) if ((error[k] as number) > max) max = error[k] as number;
      let sum = 0;
      for (let k = 0; k < n; k++) {
        const e = Math.exp((error[k] as number) - max);
        error[k] = e;
        sum += e;
      }
      const smooth = options.labelSmoothing / n;
      let square = 0;
      let movedCount = 0;
      for (let k = 0; k < n; k++) {
        const wanted = (k === target ? 1 - options.labelSmoothing : 0) + smooth;
        const g = ((error[k] as number) / sum - wanted) * importance;
        error[k] = g;
        square += g * g;
        if (g > options.leastError || g < -options.leastError) moved[movedCount++] = k;
      }
      biasSquare += square / n;
      const biasRate = (rate * 0.1) / Math.sqrt(biasSquare);
      for (let k = 0; k < n; k++) bias[k] = (bias[k] as number) - biasRate * (error[k] as number);
      for (let i = 0; i < count; i++) {
        const row = rows[i] as number;
        const value = values[i] as number;
        rowSquares[row] = (rowSquares[row] as number) + square * value * value;
        const scaled = (rate / Math.sqrt(rowSquares[row] as number)) * value;
        const base = row * n;
        for (let m = 0; m < movedCount; m++) {
          const k = moved[m] as number;
          weights[base + k] = (weights[base + k] as number) - scaled * (error[k] as number);
        }
      }
    }
  }
  return { weights, bias };
}

/** Leaves out a share of a vector's features and scales the rest to length 1 again. What it returns is overwritten by the next call. */
function thinner(longest: number, share: number, random: () => number): (vector: Vector) => { rows: Int32Array; values: Float32Array; count: number } {
  const rows = new Int32Array(longest);
  const values = new Float32Array(longest);
  return (vector) => {
    let count = 0;
    let square = 0;
    for (let i = 0; i < vector.rows.length; i++) {
      if (random() < share) continue;
      const value = vector.values[i] as number;
      rows[count] = vector.rows[i] as number;
      values[count] = value;
      square += value * value;
      count++;
    }
    const scale = 1 / Math.sqrt(square || 1);
    for (let i = 0; i < count; i++) values[i] = (values[i] as number) * scale;
    return { rows, values, count };
  };
}

/** A small seeded generator, so that training is the same everywhere. */
export function mulberry32(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(items: number[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as number, items[i] as number];
  }
}
