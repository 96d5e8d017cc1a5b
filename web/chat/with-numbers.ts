import { button, element } from './elements.ts';
import { type Lang, WORDS } from './words.ts';

/** A reference number (src/storage/records/reference.ts), but not the example C-XXXX-XXXX; or a telephone number. */
const NUMBERS = /([CR]-(?!XXXX)[34679A-HJKMNP-TV-Z]{4}-[34679A-HJKMNP-TV-Z]{4}|0\d{1,2}-\d{3}-\d{4})/;
const SHOWN_MS = 3000;

/**
 * A text in which numbers to note stand out and are not broken. What was promised under a number (C) is asked for by it later, so it gets a button
 * to copy it.
 */
export function withNumbers(text: string, lang: Lang, announce: (text: string) => void): (Node | string)[] {
  const copies: HTMLElement[] = [];
  const pieces = text.split(NUMBERS).map((piece, index) => {
    if (index % 2 === 0) return keepTogether(piece);
    const number = element('span', { class: 'number', text: piece });
    if (piece.startsWith('C')) copies.push(button(WORDS[lang].copy.replace('{}', piece), (pressed) => void copy(number, pressed, lang, announce)));
    return number;
  });
  return copies.length > 0 ? [...pieces, element('div', { class: 'copies' }, ...copies)] : pieces;
}

/** A figure and its unit, a day and its month stay on one line. */
export function keepTogether(text: string): string {
  return text.replace(/(\d) (?=(บาท|เดือน|วัน|ปี|ครั้ง|คน|ขวบ|น\.|baht|months?|days?|years?)(?![\p{L}\p{M}])|[\p{L}\p{M}]+ 25\d\d)/gu, '$1\u00a0');
}

async function copy(number: HTMLElement, pressed: HTMLButtonElement, lang: Lang, announce: (text: string) => void): Promise<void> {
  const words = WORDS[lang];
  const text = number.textContent;
  try {
    await navigator.clipboard.writeText(text);
    announce(words.copiedNumber.replace('{}', text));
    pressed.textContent = `✓ ${words.copied}`;
    setTimeout(() => {
      pressed.textContent = words.copy.replace('{}', text);
    }, SHOWN_MS);
  } catch {
    // a browser that does not let us: the person can, with one press
    getSelection()?.selectAllChildren(number);
    announce(words.selected);
  }
}
