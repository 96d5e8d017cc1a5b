const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * User-perceived characters: Thai vowel and tone marks don't count on their own (`ที่` is 1).
 * @see https://developers.line.biz/en/docs/messaging-api/text-character-count/
 */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}
