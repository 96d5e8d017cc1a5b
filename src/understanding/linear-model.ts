/** A trained linear classifier over hashed features: one row of weights a feature, one column a label. */
export interface LinearModel {
  labels: string[];
  /** Open-addressed table: feature hash → row, of a power-of-two size. */
  keys: Int32Array;
  rows: Int32Array;
  /** Weights that matter, row by row: those of row r lie from starts[r] to starts[r + 1]. */
  starts: Int32Array;
  /** The label of each weight. */
  columns: Uint8Array;
  /** The weight, rounded to a byte; a row's real weights are these times its scale. */
  weights: Int8Array;
  scales: Float32Array;
  /** Inverse document frequency of each row. */
  idf: Float32Array;
  bias: Float32Array;
}

/** The row of a feature, or -1 when training never saw it. */
export function rowOf(model: LinearModel, hash: number): number {
  const mask = model.keys.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  for (;;) {
    const row = model.rows[slot] as number;
    if (row < 0) return -1;
    if (model.keys[slot] === hash) return row;
    slot = (slot + 1) & mask;
  }
}

/** Builds the table for rows 0..n-1. */
export function hashTable(hashes: number[]): { keys: Int32Array; rows: Int32Array } {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const keys = new Int32Array(size);
  const rows = new Int32Array(size).fill(-1);
  const mask = size - 1;
  hashes.forEach((hash, row) => {
    let slot = (hash ^ (hash >>> 15)) & mask;
    while ((rows[slot] as number) >= 0) slot = (slot + 1) & mask;
    keys[slot] = hash;
    rows[slot] = row;
  });
  return { keys, rows };
}

export interface Vector {
  rows: Int32Array;
  values: Float32Array;
  /** How much of the utterance the model knows, 0 to 1, by weight. */
  known: number;
}

/** Known features weighted by rarity and scaled to length 1. */
export function vectorize(model: Pick<LinearModel, 'keys' | 'rows' | 'idf'>, hashes: Int32Array, weights: Float32Array): Vector {
  const rows = new Int32Array(hashes.length);
  const values = new Float32Array(hashes.length);
  let count = 0;
  let square = 0;
  let seen = 0;
  let all = 0;
  for (let i = 0; i < hashes.length; i++) {
    const weight = weights[i] as number;
    all += weight;
    const row = rowOf(model as LinearModel, hashes[i] as number);
    if (row < 0) continue;
    seen += weight;
    const value = weight * (model.idf[row] as number);
    rows[count] = row;
    values[count] = value;
    square += value * value;
    count++;
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let i = 0; i < count; i++) values[i] = (values[i] as number) * scale;
  return { rows: rows.subarray(0, count), values: values.subarray(0, count), known: all > 0 ? seen / all : 0 };
}

/** Raw scores, one a label. */
export function scores(model: LinearModel, vector: Vector): Float32Array {
  const { starts, columns, weights, scales } = model;
  const { rows, values } = vector;
  const out = Float32Array.from(model.bias);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const value = (values[i] as number) * (scales[row] as number);
    const end = starts[row + 1] as number;
    for (let w = starts[row] as number; w < end; w++) {
      const column = columns[w] as number;
      out[column] = (out[column] as number) + value * (weights[w] as number);
    }
  }
  return out;
}

/** A weight smaller than this share of its row's largest changes no answer and is left out. */
const LEAST_SHARE = 0.12;

/** Rounds trained weights to a byte each, by row, and keeps those that matter. @param n labels, at most 256. */
export function quantize(weights: Float32Array, n: number): Pick<LinearModel, 'starts' | 'columns' | 'weights' | 'scales'> {
  const rows = weights.length / n;
  const scales = new Float32Array(rows);
  const starts = new Int32Array(rows + 1);
  const columns: number[] = [];
  const rounded: number[] = [];
  for (let row = 0; row < rows; row++) {
    let most = 0;
    for (let k = row * n; k < (row + 1) * n; k++) most = Math.max(most, Math.abs(weights[k] as number));
    const scale = most / 127 || 1;
    scales[row] = scale;
    const least = most * LEAST_SHARE;
    for (let k = 0; k < n; k++) {
      const weight = weights[row * n + k] as number;
      if (weight === 0 || Math.abs(weight) < least) continue;
      columns.push(k);
      rounded.push(Math.round(weight / scale));
    }
    starts[row + 1] = columns.length;
  }
  return { starts, columns: Uint8Array.from(columns), weights: Int8Array.from(rounded), scales };
}

/** Scores to probabilities. A temperature above 1 makes them more modest. */
export function softmax(raw: Float32Array, temperature = 1): Float32Array {
  let max = Number.NEGATIVE_INFINITY;
  for (const score of raw) if (score > max) max = score;
  const out = new Float32Array(raw.length);
  let sum = 0;
  for (let k = 0; k < raw.length; k++) {
    const e = Math.exp(((raw[k] as number) - max) / temperature);
    out[k] = e;
    sum += e;
  }
  for (let k = 0; k < out.length; k++) out[k] = (out[k] as number) / sum;
  return out;
}
