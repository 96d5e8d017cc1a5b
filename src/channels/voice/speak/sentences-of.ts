import type { Lang } from '../../../knowledge/calendar.ts';
import { type ReadLine, readAloud } from '../../../knowledge/spoken/read-aloud.ts';
import { speakingSeconds } from '../../../knowledge/spoken/speaking-seconds.ts';
import type { SpokenWords } from '../../../knowledge/spoken/spoken-words.ts';

/** Longer than this in one breath, and a listener loses the beginning. */
const MOST_SECONDS = 12;

/** Words before which Thais and English speakers take a breath. */
const CONNECTIVE = {
  th: /^(?:แต่|และ|หรือ|ถ้า|โดย|เพราะ|ส่วน|จึง|เมื่อ|แล้ว|เว้นแต่|หลังจาก|ก่อน|พร้อม|ภายใน|ซึ่ง|รวม)/,
  en: /^(?:but|and|or|if|because|when|unless|then|with|within|which|where|until)\b/i,
} as const;

/** What it costs to take a breath at a place, added to the distance from the middle (0 to 1). The middle of two words is the last resort. */
const COST = { stop: 0, connective: 0.15, space: 0.5, figure: 0.8, word: 1.5 } as const;

const segmenters = { th: new Intl.Segmenter('th', { granularity: 'word' }), en: new Intl.Segmenter('en', { granularity: 'word' }) };

/**
 * A written text as sentences for the ear: each line by itself, English also at its full stops, and what is longer than about 12 seconds
 * divided where a speaker would breathe: at a space (best before a connective such as แต่ or หรือ), else between two words. A figure, a
 * number or an abbreviation is never cut.
 */
export function sentencesOf(text: string, lang: Lang, words: SpokenWords): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const read = readAloud(line, lang, words);
    const stops = lang === 'en' ? breaths(read, lang).filter(({ cost }) => cost === COST.stop) : [];
    const starts = [0, ...stops.map(({ at }) => at)];
    return starts.flatMap((start, index) => divide(read, start, starts[index + 1] ?? read.text.length, lang)).filter(Boolean);
  });
}

function divide(read: ReadLine, start: number, end: number, lang: Lang): string[] {
  const said = read.text.slice(start, end).trim();
  if (speakingSeconds(said, lang) <= MOST_SECONDS) return [said];
  const length = end - start;
  const best = breaths(read, lang)
    .filter(({ at }) => at > start && at < end && read.text.slice(at, end).trim() && read.text.slice(start, at).trim())
    .map(({ at, cost }) => ({ at, cost: cost + Math.abs((at - start) / length - 0.5) * 2 }))
    .reduce<{ at: number; cost: number } | undefined>((least, next) => (least && least.cost <= next.cost ? least : next), undefined);
  if (!best) return [said];
  return [...divide(read, start, best.at, lang), ...divide(read, best.at, end, lang)];
}

/** Every place where a line may be divided. */
function breaths({ text, fixed }: ReadLine, lang: Lang): { at: number; cost: number }[] {
  const places: { at: number; cost: number }[] = [];
  for (const { index: at } of segmenters[lang].segment(text)) {
    const rest = text.slice(at);
    // ๆ repeats the word before it
    if (at === 0 || /^[\sๆ]/.test(rest) || fixed.some(([start, end]) => at > start && at < end)) continue;
    const afterSpace = text[at - 1] === ' ';
    if (!afterSpace && fixed.some(([start, end]) => at === start || at === end)) continue;
    if (!afterSpace && lang === 'en') continue;
    places.push({ at, cost: costAt(text.slice(0, at), rest, afterSpace, lang) });
  }
  return places;
}

function costAt(before: string, rest: string, afterSpace: boolean, lang: Lang): number {
  if (!afterSpace) return COST.word;
  if (lang === 'en' && /[.?!]["')]? $/.test(before) && /^["'(]?[A-Z]/.test(rest)) return COST.stop;
  if (lang === 'en' && /[,;:] $/.test(before)) return COST.connective;
  if (lang === 'en' && /^\d/.test(rest)) return COST.figure;
  return CONNECTIVE[lang].test(rest) ? COST.connective : COST.space;
}
