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
  const first = piece.charCodeAt(0);
  // most words begin with a Thai letter; asking the expression costs more than all else here
  return (first >= 0x0e01 && first <= 0x0e2e) || (first >= 0x0e40 && first <= 0x0e44) || WORD.test(piece);
}
