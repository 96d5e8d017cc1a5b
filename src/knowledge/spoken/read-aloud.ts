import type { Lang } from '../calendar.ts';
import { englishReadings } from './english-readings.ts';
import type { Reading } from './reading.ts';
import type { SpokenWords } from './spoken-words.ts';
import { UNIT } from './thai-numbers.ts';
import { thaiReadings } from './thai-readings.ts';

/** A line as it is said, and the spans of it that may not be cut: a figure, a number, an abbreviation. */
export interface ReadLine {
  text: string;
  fixed: [start: number, end: number][];
}

const THAI_DIGITS = '๐๑๒๓๔๕๖๗๘๙';
/** What is not said in Thai: brackets, quotes, bullets, Latin punctuation, pictures. Each is a short pause. */
const SILENT_TH = /[\s()[\]{}<>"“”'‘’«»`^_|\\#*•▪‣·.,;:!?…$~=+/-]|\p{C}|\p{So}|\p{Sk}|\p{M}(?<=[\uFE00-\uFE0F\u20E3])/u;
const SILENT_EN = /[\s)[\]{}<>"“”«»`^_|\\#*•▪‣·~]|\p{C}|\p{So}|\p{Sk}|\p{M}(?<=[\uFE00-\uFE0F\u20E3])/u;

const AFTER_FIGURE = new RegExp(`^(?:${UNIT})? $`, 'u');

/** The readings of a language, and those that can begin with a character. */
interface Readings {
  all: Reading[];
  byFirst: Map<string, Reading[]>;
}

const readingsOf = new WeakMap<SpokenWords, Partial<Record<Lang, Readings>>>();

/** Reads one line: what `spokenText` says, with what belongs together. */
export function readAloud(line: string, lang: Lang, words: SpokenWords): ReadLine {
  const written = line.normalize('NFC').replace(/[๐-๙]/g, (digit) => String(THAI_DIGITS.indexOf(digit)));
  const readings = readingsFor(lang, words);
  const silent = lang === 'th' ? SILENT_TH : SILENT_EN;
  const out = new Saying();
  for (let at = 0; at < written.length; ) {
    const found = readingAt(written, at, readings);
    if (found) {
      out.fixed(found.words, found.joins && lang === 'th');
      at += found.length;
      continue;
    }
    const letter = String.fromCodePoint(written.codePointAt(at) ?? 0);
    if (silent.test(letter)) out.pause(!/\s/u.test(letter));
    else out.plain(letter);
    at += letter.length;
  }
  return out.done();
}

function readingAt(text: string, at: number, readings: Readings): { words: string; length: number; joins: boolean } | undefined {
  for (const reading of beginningWith(text.charAt(at), readings)) {
    reading.at.lastIndex = at;
    const match = reading.at.exec(text);
    if (match?.[0]) return { words: reading.say(match), length: match[0].length, joins: reading.joins ?? false };
  }
  return undefined;
}

function beginningWith(first: string, { all, byFirst }: Readings): Reading[] {
  const known = byFirst.get(first);
  if (known) return known;
  const found = all.filter(({ begins }) => begins === undefined || begins.test(first));
  byFirst.set(first, found);
  return found;
}

function readingsFor(lang: Lang, words: SpokenWords): Readings {
  const made = readingsOf.get(words) ?? {};
  readingsOf.set(words, made);
  made[lang] ??= { all: lang === 'th' ? thaiReadings(words.words) : englishReadings(words.words), byFirst: new Map() };
  return made[lang];
}

/** Puts the line together, with one space at most between words. */
class Saying {
  #text = '';
  /** A bracket or a colon stood in the last gap: a figure behind it does not join the word before. */
  #stop = false;
  /** Where the last figure ended. */
  #figureEnd = -1;
  readonly #spans: [number, number][] = [];

  plain(letter: string): void {
    this.#text += letter;
    this.#stop = false;
  }

  pause(stop = false): void {
    if (this.#text && !this.#text.endsWith(' ')) this.#text += ' ';
    this.#stop ||= stop;
  }

  fixed(words: string, joins: boolean): void {
    const said = words.trim();
    if (words.startsWith(' ')) this.pause();
    if (said) {
      if (joins && !this.#stop && /[ก-๙] $/.test(this.#text) && !this.#endsFigure()) this.#text = this.#text.slice(0, -1);
      const start = this.#text.length;
      this.#text += said;
      this.#spans.push([start, this.#text.length]);
      if (joins) this.#figureEnd = this.#text.length;
      this.#stop = false;
    }
    if (words.endsWith(' ')) this.pause();
  }

  done(): ReadLine {
    return { text: this.#text.trimEnd(), fixed: this.#spans };
  }

  /** A figure right behind a figure or its unit, as in "70 100 หรือ 300" and "21 ปี 3 เดือน", keeps its pause. */
  #endsFigure(): boolean {
    return this.#figureEnd >= 0 && AFTER_FIGURE.test(this.#text.slice(this.#figureEnd));
  }
}
