import { randomInt } from 'node:crypto';

/** Capital letters and digits of which none is taken for another: without 0 1 2 5 8 and I L O U. */
const ALPHABET = '34679ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 7;
/** A prime above the alphabet's size: every wrong character and every swap of two changes the sum. */
const MODULUS = 29;

/** `C` for what a person is promised (callback, complaint), `R` for the receipt of a consent or an erasure. */
export type ReferencePrefix = 'C' | 'R';

/**
 * A new reference number, such as `C-7KMA-XW4T`: seven random characters (10,000 million possibilities) and a check character. It cannot be
 * counted up or guessed from another; the database's unique index finds the rare one drawn twice.
 */
export function newReference(prefix: ReferencePrefix): string {
  for (;;) {
    const body = Array.from({ length: RANDOM_CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    // the two sums beyond the alphabet have no character: draw again
    const check = ALPHABET[(MODULUS - weighted(prefix + body)) % MODULUS];
    if (check !== undefined) return dashed(prefix + body + check);
  }
}

/**
 * Reads a reference number as people write or say it: lower case, spaces, any or no dashes, Thai or full-width digits.
 * @returns it in its written form, or nothing when it is none or its check character is wrong.
 */
export function normalizeReference(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[\s\p{Pd}\u200b]/gu, '')
    .toUpperCase();
  if (!/^[CR].{8}$/.test(plain) || [...plain].some((character) => !ALPHABET.includes(character))) return undefined;
  const sum = weighted(plain.slice(0, -1)) + ALPHABET.indexOf(plain.slice(-1));
  return sum % MODULUS === 0 ? dashed(plain) : undefined;
}

/** Weights 2 to 9, so that the check character weighs 1. */
function weighted(characters: string): number {
  return [...characters].reduce((sum, character, index) => sum + (index + 2) * ALPHABET.indexOf(character), 0) % MODULUS;
}

function dashed(plain: string): string {
  return `${plain.slice(0, 1)}-${plain.slice(1, 5)}-${plain.slice(5)}`;
}
