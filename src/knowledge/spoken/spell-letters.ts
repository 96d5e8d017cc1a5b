const LATIN: Record<string, string> = {
  A: 'เอ',
  B: 'บี',
  C: 'ซี',
  D: 'ดี',
  E: 'อี',
  F: 'เอฟ',
  G: 'จี',
  H: 'เอช',
  I: 'ไอ',
  J: 'เจ',
  K: 'เค',
  L: 'แอล',
  M: 'เอ็ม',
  N: 'เอ็น',
  O: 'โอ',
  P: 'พี',
  Q: 'คิว',
  R: 'อาร์',
  S: 'เอส',
  T: 'ที',
  U: 'ยู',
  V: 'วี',
  W: 'ดับเบิลยู',
  X: 'เอ็กซ์',
  Y: 'วาย',
  Z: 'แซด',
};

/** Consonants whose name does not sound as they are written: ศ is said สอ. The others are themselves with อ. */
const SOUNDS: Record<string, string> = { ฆ: 'ค', ฌ: 'ช', ญ: 'ย', ฎ: 'ด', ฏ: 'ต', ฐ: 'ถ', ฑ: 'ท', ฒ: 'ท', ณ: 'น', ธ: 'ท', ภ: 'พ', ศ: 'ส', ษ: 'ส', ฬ: 'ล' };

const DIGITS = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];

/** Letters and digits one by one, as Thais name them: AB1 → เอบีหนึ่ง, สปส → สอปอสอ. Anything else is left out. */
export function spellLettersThai(text: string): string {
  return [...text.toUpperCase()].map((letter) => LATIN[letter] ?? DIGITS[digit(letter)] ?? consonant(letter)).join('');
}

/** Letters and digits one by one for an English voice: AB1 → A B 1. */
export function spellLettersEnglish(text: string): string {
  return [...text.toUpperCase()].filter((letter) => /[\p{L}\d]/u.test(letter)).join(' ');
}

function digit(letter: string): number {
  return /\d/.test(letter) ? Number(letter) : -1;
}

function consonant(letter: string): string {
  return /[ก-ฮ]/.test(letter) ? `${SOUNDS[letter] ?? letter}อ` : '';
}
