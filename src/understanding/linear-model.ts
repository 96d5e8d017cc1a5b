import type { Features } from './features.ts';

/**
 * A trained linear classifier over hashed features: one row of weights a feature, one column a label. What is read together lies together: an
 * utterance touches some 120 places of some megabytes, and waiting for memory is most of what it costs.
 */
export interface LinearModel {
  labels: string[];
  /** Where a feature's row begins in `data`, in units of 4 bytes. */
  table: Int32Array;
  data: RowData;
  bias: Float32Array;
}

/**
 * Rows one behind the other, the most frequent features first, so that those share what the processor holds near. A row is two floats (inverse
 * document frequency; scale), a count, and so many cells: label in the low byte, the weight rounded to a signed byte above; times the scale it
 * is real. Both arrays are the same memory.
 */
export interface RowData {
  floats: Float32Array;
  shorts: Int16Array;
}

/** Numbers of 16 bits before the cells of a row: two floats and the count. */
const HEAD = 5;

/** The number that a hash stands for, or -1. The table is open-addressed, of a power-of-two size: hash and number by turns. */
function lookUp(table: Int32Array, mask: number, hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & mask;
  for (;;) {
    const number = table[2 * slot + 1] as number;
    if (number < 0 || table[2 * slot] === hash) return number;
    slot = (slot + 1) & mask;
  }
}

/** Builds the table of hashes and their numbers. */
export function hashTable(hashes: number[], numbers: Int32Array | number[]): Int32Array {
  let size = 16;
  while (size < hashes.length * 1.5) size *= 2;
  const table = new Int32Array(2 * size).fill(-1);
  const mask = size - 1;
  hashes.forEach((hash, index) => {
    let slot = (hash ^ (hash >>> 15)) & mask;
    while ((table[2 * slot + 1] as number) >= 0) slot = (slot + 1) & mask;
    table[2 * slot] = hash;
    table[2 * slot + 1] = numbers[index] as number;
  });
  return table;
}

/** An utterance as training sees it. */
export interface Vector {
  rows: Int32Array;
  values: Float32Array;
}

/** Known features weighted by rarity and scaled to length 1. @param table of row numbers. @param idf by row. */
export function vectorize(table: Int32Array, idf: Float32Array, { hashes, weights }: Features): Vector {
  const mask = table.length / 2 - 1;
  const rows = new Int32Array(hashes.length);
  const values = new Float32Array(hashes.length);
  let count = 0;
  let square = 0;
  for (let i = 0; i < hashes.length; i++) {
    const row = lookUp(table, mask, hashes[i] as number);
    if (row < 0) continue;
    const value = (weights[i] as number) * (idf[row] as number);
    rows[count] = row;
    values[count] = value;
    square += value * value;
    count++;
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let i = 0; i < count; i++) values[i] = (values[i] as number) * scale;
  return { rows: rows.subarray(0, count), values: values.subarray(0, count) };
}

/** Used again for every utterance; one of several hundred letters has no more features. */
const MOST_FEATURES = 4096;
const places = new Int32Array(MOST_FEATURES);
const values = new Float64Array(MOST_FEATURES);

/** Raw scores, one a label: known features weighted by rarity, scaled to length 1, times their weights. */
export function scores({ table, data, bias }: LinearModel, { hashes, weights }: Features): Float32Array {
  const { floats, shorts } = data;
  const mask = table.length / 2 - 1;
  let count = 0;
  let square = 0;
  for (let i = 0; i < hashes.length && count < MOST_FEATURES; i++) {
    const place = lookUp(table, mask, hashes[i] as number);
    if (place < 0) continue;
    const value = (weights[i] as number) * (floats[place] as number);
    square += value * value;
    places[count] = place;
    values[count] = value;
    count++;
  }
  const out = bias.slice();
  const norm = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let i = 0; i < count; i++) {
    const place = places[i] as number;
    const value = (values[i] as number) * norm * (floats[place + 1] as number);
    const first = 2 * place + HEAD;
    const end = first + (shorts[first - 1] as number);
    for (let c = first; c < end; c++) {
      const cell = shorts[c] as number;
      const column = cell & 0xff;
      out[column] = (out[column] as number) + value * (cell >> 8);
    }
  }
  return out;
}

/** A weight smaller than this share of its row's largest changes no answer and is left out. */
const LEAST_SHARE = 0.12;

/**
 * Rounds trained weights to a byte each, by row, and keeps those that matter.
 * @param weights row by row. @param n labels, at most 256. @param idf by row. @returns the data, and where each row begins in it.
 */
export function packRows(weights: Float32Array, n: number, idf: Float32Array): { data: RowData; places: Int32Array } {
  const parts: Int16Array[] = [];
  const begins = new Int32Array(idf.length);
  let at = 0;
  for (let row = 0; row < idf.length; row++) {
    let most = 0;
    for (let k = row * n; k < (row + 1) * n; k++) most = Math.max(most, Math.abs(weights[k] as number));
    const scale = most / 127 || 1;
    const least = most * LEAST_SHARE;
    const cells: number[] = [];
    for (let k = 0; k < n; k++) {
      const weight = weights[row * n + k] as number;
      if (weight !== 0 && Math.abs(weight) >= least) cells.push((Math.round(weight / scale) << 8) | k);
    }
    // floats lie on multiples of 4 bytes
    const part = new Int16Array(HEAD + cells.length + ((HEAD + cells.length) % 2));
    part.set(new Int16Array(Float32Array.of(idf[row] as number, scale).buffer));
    part[HEAD - 1] = cells.length;
    part.set(cells, HEAD);
    begins[row] = at;
    at += part.length / 2;
    parts.push(part);
  }
  const floats = new Float32Array(at);
  const shorts = new Int16Array(floats.buffer);
  parts.forEach((part, row) => {
    shorts.set(part, 2 * (begins[row] as number));
  });
  return { data: { floats, shorts }, places: begins };
}

/** Scores to probabilities. A temperature above 1 makes them more modest. */
export function softmax(raw: Float32Array, temperature = 1): Float32Array {
  let max = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < raw.length; k++) if ((raw[k] as number) > max) max = raw[k] as number;
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
