import type { Lang } from '../calendar.ts';
import type { Reading } from './reading.ts';
import { type SpokenWord, wordsOf } from './spoken-words.ts';

/**
 * Readings of the spellings that content editors named. A Latin spelling stands by itself: LINE is not found in ONLINE. Thai has no
 * spaces between words, so a Thai abbreviation may follow a word (ที่รพ.) unless it is one letter long (ม. is not found in ถาม.).
 * Capitals matter in English texts only, where CARE is another word than care.
 */
export function wordReadings(words: SpokenWord[], lang: Lang): Reading[] {
  return wordsOf(words, lang).map(({ write, say }) => ({
    begins: new RegExp(literally(write.charAt(0)), 'i'),
    at: new RegExp(`${before(write)}${literally(write)}${after(write)}`, lang === 'th' ? 'iuy' : 'uy'),
    say: () => say,
  }));
}

function before(write: string): string {
  if (/^[A-Za-z0-9]/.test(write)) return '(?<![A-Za-z0-9])';
  return /^[ก-ฮ]\.?$/.test(write) ? '(?<![ก-๙])' : '';
}

function after(write: string): string {
  return /[A-Za-z0-9]$/.test(write) ? '(?![A-Za-z0-9])' : '';
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
