import type { UnderstandingModel } from './understand.ts';

const MAGIC = 'ask1506-7';

/** A model as bytes: a JSON head, then its arrays. */
export function encodeModel(model: UnderstandingModel): Uint8Array {
  const { linear, thresholds } = model;
  const head = new TextEncoder().encode(
    JSON.stringify({ magic: MAGIC, labels: linear.labels, thresholds, table: linear.table.length, data: linear.data.floats.length }),
  );
  const start = headLength(head.length);
  const parts: ArrayBufferView[] = [linear.table, linear.data.floats, linear.bias];
  const bytes = new Uint8Array(start + parts.reduce((sum, part) => sum + part.byteLength, 0));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let at = start;
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
  let at = headLength(length);
  const take = <T extends ArrayBufferView>(array: T): T => {
    at += array.byteLength;
    return array;
  };
  const table = take(new Int32Array(buffer, at, head.table));
  const floats = take(new Float32Array(buffer, at, head.data));
  const bias = take(new Float32Array(buffer, at, head.labels.length));
  const data = { floats, shorts: new Int16Array(buffer, floats.byteOffset, 2 * floats.length) };
  return { thresholds: head.thresholds, linear: { labels: head.labels, table, data, bias } };
}

/** The head's length and text, filled up to a multiple of 4, so that the arrays lie on their boundaries. */
function headLength(textLength: number): number {
  return Math.ceil((4 + textLength) / 4) * 4;
}
