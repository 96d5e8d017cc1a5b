import { PhraseTrie } from './phrase-trie.ts';

const THAI_DIGIT_ZERO = 0x0e50;

/**
 * One spelling for what people type in many: Unicode form, sara am, doubled vowels and tone marks, Thai digits, stretched letters,
 * invisible characters, case. Keeps every word; never looks at meaning.
 */
export function normalizeText(text: string): string {
  return IRREGULAR.test(text) ? regular(text) : text;
}

const MARK = '\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4c';
/**
 * Most texts are as they should be, and one look says so: nothing but Thai, small Latin letters, digits and plain marks, no letter three times,
 * no tone mark before a vowel mark, no mark twice, no two spaces, no figure with a comma, no laughter, nothing at the ends to trim.
 */
const IRREGULAR = new RegExp(
  [
    '[^ \\u0e01-\\u0e3a\\u0e3f-\\u0e4c0-9a-z?.,:;()/%+"\'-]',
    '([\\u0e01-\\u0e4ca-z?.])\\1\\1',
    `[\\u0e47-\\u0e4c][${MARK}]`,
    `([${MARK}])\\2`,
    '[\\u0e38\\u0e39]\\u0e3a',
    '\\u0e40\\u0e40',
    '\\d,\\d{3}',
    '555',
    '^ | $|  ',
  ].join('|'),
);

/** Every step, for a text that needs any. */
function regular(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33') // nikhahit + sara aa is sara am
    .replace(/\u0e40\u0e40/g, '\u0e41') // เเ typed for แ
    .replace(/([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\1+/g, '$1')
    .replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - THAI_DIGIT_ZERO))
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/([\u0e01-\u0e2e\u0e30-\u0e33\u0e40-\u0e46])\1{2,}/g, '$1') // มากกกก
    .replace(/([a-zA-Z!?.…~])\1{2,}/g, '$1')
    .replace(/5{3,}(?!\d)/g, ' ') // 555 is laughter
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Brings the spellings of the lexicon (ปกส, รพ., ม33, misspellings) to one. */
export class Respeller {
  readonly #trie: PhraseTrie<string>;

  /** @param spellings wanted spelling → the ways people write it. */
  constructor(spellings: Record<string, string[]>) {
    this.#trie = new PhraseTrie(
      Object.entries(spellings).flatMap(([wanted, ways]) => [[wanted, wanted] as const, ...ways.map((way) => [way.toLowerCase(), wanted] as const)]),
    );
  }

  respell(text: string): string {
    let out = '';
    let copied = 0;
    for (let i = 0; i < text.length; ) {
      const match = this.#trie.longestAt(text, i);
      if (match && fits(text, i, match.end)) {
        out += text.slice(copied, i) + match.value;
        copied = match.end;
        i = match.end;
      } else i++;
    }
    return copied === 0 ? text : out + text.slice(copied);
  }
}

/** A Latin word is only respelled as a whole: "app" is not found in "apple". */
function fits(text: string, start: number, end: number): boolean {
  return !(isLatin(text.charCodeAt(start)) && isLatin(text.charCodeAt(start - 1))) && !(isLatin(text.charCodeAt(end - 1)) && isLatin(text.charCodeAt(end)));
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}
