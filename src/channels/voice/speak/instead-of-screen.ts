import type { Lang } from '../../../knowledge/calendar.ts';
import { type SpokenWords, wordsOf } from '../../../knowledge/spoken/spoken-words.ts';

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });

/**
 * What the assistant itself says, without words that only fit a screen: ลองพิมพ์คำถาม → ลองพูดคำถาม. Whole words only; a Thai spelling of
 * one word stands by itself, since with more letters behind it may be a name: พิมพ์ใจ. What may follow it is listed with it.
 */
export function insteadOfScreen(text: string, lang: Lang, words: SpokenWords): string {
  return wordsOf(words.insteadOfScreen, lang).reduce((said, { write, say }) => (lang === 'en' ? inEnglish(said, write, say) : inThai(said, write, say)), text);
}

function inEnglish(text: string, write: string, say: string): string {
  return text.replace(new RegExp(`\\b${write}\\b`, 'gi'), (found) => (/^[A-Z]/.test(found) ? say.charAt(0).toUpperCase() + say.slice(1) : say));
}

/** Before a name, or the beginning of another word: โรงพิมพ์. */
const NOT_BEHIND = /(?:คุณ|นาย|นาง|นางสาว|ชื่อ)\s?$|(?:โรง|แป้น|สิ่ง)$/;

function inThai(text: string, write: string, say: string): string {
  const one = [...segmenter.segment(write)].length === 1;
  const whole = new RegExp(`${write}${one ? '(?![\\u0E00-\\u0E4F])' : ''}`, 'g');
  return text.replace(whole, (found, at: number) => {
    const bounds = new Set([...segmenter.segment(text), { index: text.length }].map(({ index }) => index));
    return bounds.has(at) && bounds.has(at + found.length) && !NOT_BEHIND.test(text.slice(0, at)) ? say : found;
  });
}
