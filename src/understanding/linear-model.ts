/**
 * A trained linear classifier over hashed features: one row of weights a feature, one column a label. What is read together lies together: an
 * utterance touches some 150 places of some megabytes, and waiting for memory is most of what it costs.
 */
export interface LinearModel {
  labels: string[];
  /** Open-addressed table of a power-of-two size: feature hash and row by turns; row -1 is empty. */
  table: Int32Array;
  /** Four numbers a row: inverse document frequency and scale (as the bits of floats), where its weights begin and end. */
  rows: Int32Array;
  /** Weights that matter, row by row: label in the low byte, the weight rounded to a signed byte above; times the row's scale it is real. */
  cells: Int16Array;
  bias: Float32Array;
}

/** The row of a feature, or -1 when training never saw it. */
function rowOf(table: Int32Array, mask: number, hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & mask;
  for (;;) {
    const row = table[2 * slot + 1] as number;
    if (row < 0 || table[2 * slot] === hash) return row;
    slot = (slot + 1) & mask;
  }
}

/** Builds the table for rows 0..n-1. */
export function hashTable(hashes: number[]): Int32Array {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const table = new Int32Array(2 * size).fill(-1);
  const mask = size - 1;
  hashes.forEach((hash, row) => {
    let slot = (hash ^ (hash >>> 15)) & mask;
    while ((table[2 * slot + 1] as number) >= 0) slot = (slot + 1) & mask;
    table[2 * slot] = hash;
    table[2 * slot + 1] = row;
  });
  return table;
}

/** The same memory read as floats. */
function asFloats(rows: Int32Array): Float32Array {
  return new Float32Array(rows.buffer, rows.byteOffset, rows.length);
}

/** Rows that know only how rare their feature is, for training. */
export function rowsOf(idf: number[]): Int32Array {
  const rows = new Int32Array(4 * idf.length);
  const floats = asFloats(rows);
  for (const [row, value] of idf.entries()) floats[4 * row] = value;
  return rows;
}

export interface Vector {
  rows: Int32Array;
  values: Float32Array;
  /** How much of the utterance the model knows, 0 to 1, by weight. */
  known: number;
}

/** Known features weighted by rarity and scaled to length 1. */
export function vectorize(model: Pick<LinearModel, 'table' | 'rows'>, hashes: Int32Array, weights: Float32Array): Vector {
  const { table } = model;
  const mask = table.length / 2 - 1;
  const floats = asFloats(model.rows);
  const rows = new Int32Array(hashes.length);
  const values = new Float32Array(hashes.length);
  let count = 0;
  let square = 0;
  let seen = 0;
  let all = 0;
  for (let i = 0; i < hashes.length; i++) {
    const weight = weights[i] as number;
    all += weight;
    const row = rowOf(table, mask, hashes[i] as number);
    if (row < 0) continue;
    seen += weight;
    const value = weight * (floats[4 * row] as number);
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
  const { cells, rows: info } = model;
  const { rows, values } = vector;
  const floats = asFloats(info);
  const out = Float32Array.from(model.bias);
  for (let i = 0; i < rows.length; i++) {
    const at = 4 * (rows[i] as number);
    const value = (values[i] as number) * (floats[at + 1] as number);
    const end = info[at + 3] as number;
    for (let c = info[at + 2] as number; c < end; c++) {
      const cell = cells[c] as number;
      const column = cell & 0xff;
      out[column] = (out[column] as number) + value * (cell >> 8);
    }
  }
  return out;
}

/** A weight smaller than this share of its row's largest changes no answer and is left out. */
const LEAST_SHARE = 0.12;

/** Rounds trained weights to a byte each, by row, and keeps those that matter; completes `rows`. @param n labels, at most 256. */
export function quantize(weights: Float32Array, n: number, rows: Int32Array): Pick<LinearModel, 'rows' | 'cells'> {
  const floats = asFloats(rows);
  const cells: number[] = [];
  for (let row = 0; row < rows.length / 4; row++) {
    let most = 0;
    for (let k = row * n; k < (row + 1) * n; k++) most = Math.max(most, Math.abs(weights[k] as number));
    const scale = most / 127 || 1;
    floats[4 * row + 1] = scale;
    rows[4 * row + 2] = cells.length;
    const least = most * LEAST_SHARE;
    for (let k = 0; k < n; k++) {
      const weight = weights[row * n + k] as number;
      if (weight !== 0 && Math.abs(weight) >= least) cells.push((Math.round(weight / scale) << 8) | k);
    }
    rows[4 * row + 3] = cells.length;
  }
  return { rows, cells: Int16Array.from(cells) };
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
