/** A trained linear classifier over hashed features: one row of weights a feature, one column a label. */
export interface LinearModel {
  labels: string[];
  /** Open-addressed table: feature hash → row, of a power-of-two size. */
  keys: Int32Array;
  rows: Int32Array;
  /** Row-major weights, one row of `labels.length` a feature, rounded to a byte; a row's real weights are these times its scale. */
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

/** Raw scores, one a label. Four features at a time: the sums stay in registers longer. */
export function scores(model: LinearModel, vector: Vector): Float32Array {
  const { weights, scales, labels } = model;
  const { rows, values } = vector;
  const n = labels.length;
  const out = Float32Array.from(model.bias);
  let i = 0;
  for (; i + 3 < rows.length; i += 4) {
    const a = rows[i] as number;
    const b = rows[i + 1] as number;
    const c = rows[i + 2] as number;
    const d = rows[i + 3] as number;
    const va = (values[i] as number) * (scales[a] as number);
    const vb = (values[i + 1] as number) * (scales[b] as number);
    const vc = (values[i + 2] as number) * (scales[c] as number);
    const vd = (values[i + 3] as number) * (scales[d] as number);
    const [pa, pb, pc, pd] = [a * n, b * n, c * n, d * n];
    for (let k = 0; k < n; k++) {
      out[k] =
        (out[k] as number) +
        va * (weights[pa + k] as number) +
        vb * (weights[pb + k] as number) +
        vc * (weights[pc + k] as number) +
        vd * (weights[pd + k] as number);
    }
  }
  for (; i < rows.length; i++) {
    const row = rows[i] as number;
    const value = (values[i] as number) * (scales[row] as number);
    for (let k = 0; k < n; k++) out[k] = (out[k] as number) + value * (weights[row * n + k] as number);
  }
  return out;
}

/** Rounds trained weights to a byte each, by row. */
export function quantize(weights: Float32Array, columns: number): { weights: Int8Array; scales: Float32Array } {
  const scales = new Float32Array(weights.length / columns);
  const rounded = new Int8Array(weights.length);
  for (let row = 0; row < scales.length; row++) {
    let most = 0;
    for (let k = row * columns; k < (row + 1) * columns; k++) most = Math.max(most, Math.abs(weights[k] as number));
    const scale = most / 127 || 1;
    scales[row] = scale;
    for (let k = row * columns; k < (row + 1) * columns; k++) rounded[k] = Math.round((weights[k] as number) / scale);
  }
  return { weights: rounded, scales };
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
