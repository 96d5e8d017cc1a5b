import type { Lang } from '../../../knowledge/calendar.ts';

/** Beyond the place of a cut, segmenters look a little further to know where a word or a character ends. */
const LOOK_AHEAD = 200;
/** A line, sentence or phrase border is taken when it leaves at least this part of the room filled. */
const FULL_ENOUGH = 0.5;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(lang: Lang, granularity: 'grapheme' | 'word' | 'sentence'): Intl.Segmenter {
  const key = `${lang}/${granularity}`;
  const kept = segmenters.get(key) ?? new Intl.Segmenter(lang, { granularity });
  segmenters.set(key, kept);
  return kept;
}

/** Characters as people count them: `ที่` is one. */
export function graphemes(text: string, lang: Lang): string[] {
  return Array.from(segmenter(lang, 'grapheme').segment(text), ({ segment }) => segment);
}

/**
 * Where to cut a text so that at most `room` UTF-16 units come before: after a line, a sentence, a phrase, a word or a character.
 * @returns 0 when not even one character fits.
 */
export function borderWithin(text: string, room: number, lang: Lang): number {
  if (text.length <= room) return text.length;
  const head = text.slice(0, room + LOOK_AHEAD);
  const between = new Set(bordersOf(head, 'grapheme', lang).filter((border) => border <= room));
  // a word's border may lie inside a character when marks stand where no word has them
  const last = (borders: number[]): number => borders.findLast((border) => between.has(border)) ?? 0;
  const line = last([...head.matchAll(/\n/g)].map(({ index }) => index));
  const enough = room * FULL_ENOUGH;
  if (line >= enough) return line;
  const sentence = last(bordersOf(head, 'sentence', lang));
  if (sentence >= enough) return sentence;
  // Thai has a space where a phrase ends; a word that a dictionary finds may be half of what people read as one
  const phrase = last([...head.matchAll(/\s/g)].map(({ index }) => index));
  if (phrase >= enough) return phrase;
  return last(bordersOf(head, 'word', lang)) || last([...between]);
}

function bordersOf(text: string, granularity: 'grapheme' | 'word' | 'sentence', lang: Lang): number[] {
  return Array.from(segmenter(lang, granularity).segment(text), ({ index }) => index);
}
