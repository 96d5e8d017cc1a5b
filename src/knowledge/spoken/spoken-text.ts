import type { Lang } from '../calendar.ts';
import { readAloud } from './read-aloud.ts';
import type { SpokenWords } from './spoken-words.ts';

/**
 * A text as it is said on the telephone: `750 บาท` → เจ็ดร้อยห้าสิบบาท, `มาตรา 33` → มาตราสามสิบสาม, `1506` → หนึ่งห้าศูนย์หก.
 * Telephone, card and reference numbers are said digit by digit in groups, web addresses by their name, brackets and bullets not at all.
 * English keeps amounts as figures and spells what is no amount. Lines stay lines.
 */
export function spokenText(text: string, lang: Lang, words: SpokenWords): string {
  return text
    .split(/\r?\n/)
    .map((line) => readAloud(line, lang, words).text)
    .filter(Boolean)
    .join('\n');
}
