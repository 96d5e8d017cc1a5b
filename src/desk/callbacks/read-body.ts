/** A text of a request, without space around it; nothing when it is none, empty or longer than `most` characters. */
export function textOf(value: unknown, most: number): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text && text.length <= most ? text : undefined;
}

/** One of the words that are allowed. */
export function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

/** An id that a page drew for its request; nothing when there is none, `bad` when it is no such id. */
export function requestIdOf(value: unknown): string | undefined | 'bad' {
  if (value === undefined) return undefined;
  return typeof value === 'string' && /^[\w-]{8,64}$/.test(value) ? value : 'bad';
}
