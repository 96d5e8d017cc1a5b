/** LINE's limits on what is sent. @see schemas/line/limits.yaml, with the address of each */
export const LIMITS = {
  messages: 5,
  /** UTF-16 units */
  text: 5000,
  /** UTF-16 units */
  altText: 1500,
  quickReplies: 13,
  /** Characters as people count them (graphemes). */
  label: 20,
  /** Graphemes */
  displayText: 300,
  postbackData: 300,
  uri: 1000,
  bubbles: 12,
} as const;

/** Bytes of JSON that we fill: below LINE's 30 KB and 50 KB, as it does not say how it counts. */
export const BUBBLE_BYTES = 26_000;
export const CAROUSEL_BYTES = 46_000;

export function bytesOf(json: unknown): number {
  return Buffer.byteLength(JSON.stringify(json));
}
