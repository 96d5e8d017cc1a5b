const thai = new Intl.Segmenter('th', { granularity: 'word' });

/** Splits a normalised text into words; spaces and punctuation fall away. */
export function segment(text: string): string[] {
  const words: string[] = [];
  for (const { segment: word, isWordLike } of thai.segment(text)) {
    if (isWordLike) words.push(word);
  }
  return words;
}
