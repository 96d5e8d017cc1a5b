import type { Lang } from '../../../knowledge/calendar.ts';
import { borderWithin, graphemes } from './borders.ts';

const CUT = '…';

/** A text of at most `most` UTF-16 units. One that was cut ends with "…" and `pointer`, which says where the rest is. */
export function cutText(text: string, most: number, pointer: string, lang: Lang): string {
  if (text.length <= most) return text;
  const ending = `${CUT}\n${pointer}`;
  return text.slice(0, borderWithin(text, most - ending.length, lang)).trimEnd() + ending;
}

/** A text of at most `most` characters as people count them, on one line; cut after a word where one ends, with "…". */
export function cutLabel(text: string, most: number, lang: Lang): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const characters = graphemes(line, lang);
  if (characters.length <= most) return line;
  const fitting = characters.slice(0, most - CUT.length).join('');
  return line.slice(0, borderWithin(line, fitting.length, lang)).trimEnd() + CUT;
}

/** A text in pieces of at most `most` UTF-16 units, cut where a line, sentence or word ends; blank space at a cut is left out. */
export function splitText(text: string, most: number, lang: Lang): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    // a character of thousands of marks is cut as well, but never a pair of surrogates
    const border = borderWithin(rest, most, lang) || (isHighSurrogate(rest, most - 1) ? most - 1 : most);
    pieces.push(rest.slice(0, border).trimEnd());
    rest = rest.slice(border).trimStart();
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '');
}

function isHighSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800;
}
