export interface Piece {
  /** Where it begins. */
  at: number;
  text: string;
  marked: boolean;
}

/** A text cut where the words stand in it. Capitals do not matter; words that overlap are marked as one. */
export function markWords(text: string, words: readonly string[]): Piece[] {
  const lower = text.toLowerCase();
  const marked = new Array<boolean>(text.length).fill(false);
  for (const word of words.map((one) => one.trim().toLowerCase()).filter(Boolean)) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) marked.fill(true, at, at + word.length);
  }
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at++) {
    const last = pieces.at(-1);
    if (last && last.marked === marked[at]) last.text += text[at];
    else pieces.push({ at, text: text[at] as string, marked: marked[at] as boolean });
  }
  return pieces;
}
