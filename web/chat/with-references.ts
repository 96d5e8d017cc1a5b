import { button, element } from './elements.ts';
import { type Lang, WORDS } from './words.ts';

/** A reference number (src/storage/records/reference.ts), but not the example C-XXXX-XXXX; or a telephone number, which is not to be broken. */
const NUMBERS = /([CR]-(?!XXXX)[34679A-HJKMNP-TV-Z]{4}-[34679A-HJKMNP-TV-Z]{4}|0\d{1,2}-\d{3}-\d{4})/;
const SHOWN_MS = 3000;

/** A text in which reference numbers stand out and can be copied. */
export function withReferences(text: string, lang: Lang, announce: (text: string) => void): (Node | string)[] {
  return text.split(NUMBERS).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const number = element('span', { class: 'number', text: piece });
    if (piece.startsWith('0')) return number;
    const copy = button(WORDS[lang].copy, (pressed) => void copyNumber(number, pressed, lang, announce), WORDS[lang].copyNumber.replace('{}', piece));
    return element('span', { class: 'reference' }, number, copy);
  });
}

async function copyNumber(number: HTMLElement, pressed: HTMLButtonElement, lang: Lang, announce: (text: string) => void): Promise<void> {
  const words = WORDS[lang];
  try {
    await navigator.clipboard.writeText(number.textContent);
    announce(words.copiedNumber.replace('{}', number.textContent));
    pressed.textContent = `✓ ${words.copied}`;
    setTimeout(() => {
      pressed.textContent = words.copy;
    }, SHOWN_MS);
  } catch {
    // a browser that does not let us: the person can, with one press
    getSelection()?.selectAllChildren(number);
    announce(words.selected);
  }
}
