const thai = new Intl.Segmenter('th', { granularity: 'word' });
const WORD = /[\p{L}\p{N}]/u;

/** Splits a normalised text into words; spaces and punctuation fall away. */
export function segment(text: string): string[] {
  return splitKeepingMarks(text).filter(isWord);
}

/** Splits a text into words, spaces and marks: joined they are the text again. */
export function splitKeepingMarks(text: string): string[] {
  const pieces: string[] = [];
  for (const part of thai.segment(text)) pieces.push(part.segment);
  return pieces;
}

export function isWord(piece: string): boolean {
  return WORD.test(piece);
}
