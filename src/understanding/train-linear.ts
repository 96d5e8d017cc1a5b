import { hashTable, type LinearModel, quantize, vectorize } from './linear-model.ts';

export interface Sample {
  hashes: Int32Array;
  weights: Float32Array;
  label: string;
  /** How much this sample counts; 1 unless told. */
  importance?: number;
}

export interface TrainingOptions {
  epochs: number;
  learningRate: number;
  l2: number;
  /** Features seen in fewer samples are left out. */
  fewest: number;
  seed: number;
  labelSmoothing: number;
}

export const DEFAULT_TRAINING: TrainingOptions = { epochs: 14, learningRate: 1.2, l2: 1e-6, fewest: 1, seed: 1506, labelSmoothing: 0.1 };

/** Multinomial logistic regression by AdaGrad. The same samples in the same order give the same model. */
export function trainLinear(samples: Sample[], options: TrainingOptions = DEFAULT_TRAINING): LinearModel {
  const labels = [...new Set(samples.map((sample) => sample.label))].sort();
  const labelIndex = new Map(labels.map((label, index) => [label, index]));
  const frequency = new Map<number, number>();
  for (const { hashes } of samples) for (const hash of hashes) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
  const kept = [...frequency].filter(([, count]) => count >= options.fewest);
  const table = hashTable(kept.map(([hash]) => hash));
  const idf = Float32Array.from(kept, ([, count]) => Math.log(1 + samples.length / count));
  const vectors = samples.map((sample) => vectorize({ ...table, idf }, sample.hashes, sample.weights));

  const n = labels.length;
  const weights = new Float32Array(kept.length * n);
  const bias = new Float32Array(n);
  // one AdaGrad accumulator a row is enough, and keeps memory small
  const rowSquares = new Float32Array(kept.length).fill(1e-3);
  let biasSquare = 1e-3;
  const random = mulberry32(options.seed);
  const order = samples.map((_, index) => index);
  const gradient = new Float32Array(n);

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    const rate = options.learningRate * (1 - (0.9 * epoch) / options.epochs);
    for (const index of order) {
      const { rows, values } = vectors[index] as (typeof vectors)[number];
      const sample = samples[index] as Sample;
      const target = labelIndex.get(sample.label) as number;
      gradient.set(bias);
      for (let i = 0; i < rows.length; i++) {
        const value = values[i] as number;
        const base = (rows[i] as number) * n;
        for (let k = 0; k < n; k++) gradient[k] = (gradient[k] as number) + value * (weights[base + k] as number);
      }
      let max = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < n; k++) if ((gradient[k] as number) > max) max = gradient[k] as number;
      let sum = 0;
      for (let k = 0; k < n; k++) {
        const e = Math.exp((gradient[k] as number) - max);
        gradient[k] = e;
        sum += e;
      }
      const smooth = options.labelSmoothing / n;
      const importance = sample.importance ?? 1;
      let square = 0;
      for (let k = 0; k < n; k++) {
        const wanted = (k === target ? 1 - options.labelSmoothing : 0) + smooth;
        const g = ((gradient[k] as number) / sum - wanted) * importance;
        gradient[k] = g;
        square += g * g;
      }
      biasSquare += square / n;
      const biasRate = (rate * 0.1) / Math.sqrt(biasSquare);
      for (let k = 0; k < n; k++) bias[k] = (bias[k] as number) - biasRate * (gradient[k] as number);
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i] as number;
        const value = values[i] as number;
        rowSquares[row] = (rowSquares[row] as number) + square * value * value;
        const step = rate / Math.sqrt(rowSquares[row] as number);
        const decay = 1 - step * options.l2;
        const scaled = step * value;
        const base = row * n;
        for (let k = 0; k < n; k++) weights[base + k] = (weights[base + k] as number) * decay - scaled * (gradient[k] as number);
      }
    }
  }
  return { labels, ...table, ...quantize(weights, n), idf, bias };
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
