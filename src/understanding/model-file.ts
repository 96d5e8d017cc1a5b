import type { UnderstandingModel } from './understand.ts';

const MAGIC = 'ask1506-2';

/** A model as bytes: a JSON head, then the arrays, weights rounded to 16-bit floats' worth of integers. */
export function encodeModel(model: UnderstandingModel): Uint8Array {
  const { linear, thresholds } = model;
  const scale = maxAbs(linear.weights) / 32767 || 1;
  const weights = Int16Array.from(linear.weights, (weight) => Math.round(weight / scale));
  const head = new TextEncoder().encode(
    JSON.stringify({ magic: MAGIC, labels: linear.labels, thresholds, scale, keys: linear.keys.length, rows: linear.idf.length }),
  );
  const padded = Math.ceil((4 + head.length) / 4) * 4;
  const parts: ArrayBufferView[] = [linear.keys, linear.rows, linear.idf, linear.bias, weights];
  const bytes = new Uint8Array(padded + parts.reduce((sum, part) => sum + part.byteLength, 0));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let at = padded;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** @throws Error when the bytes are not a model of this version. */
export function decodeModel(bytes: Uint8Array): UnderstandingModel {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const length = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  if (head.magic !== MAGIC) throw new Error('the stored model is of another version');
  const n = head.labels.length as number;
  let at = Math.ceil((4 + length) / 4) * 4;
  const keys = new Int32Array(buffer, at, head.keys);
  at += keys.byteLength;
  const rows = new Int32Array(buffer, at, head.keys);
  at += rows.byteLength;
  const idf = new Float32Array(buffer, at, head.rows);
  at += idf.byteLength;
  const bias = new Float32Array(buffer, at, n);
  at += bias.byteLength;
  const stored = new Int16Array(buffer, at, head.rows * n);
  const weights = new Float32Array(stored.length);
  for (let i = 0; i < stored.length; i++) weights[i] = (stored[i] as number) * head.scale;
  return { thresholds: head.thresholds, linear: { labels: head.labels, keys, rows, idf, bias, weights } };
}

function maxAbs(values: Float32Array): number {
  let max = 0;
  for (const value of values) max = Math.max(max, Math.abs(value));
  return max;
}
