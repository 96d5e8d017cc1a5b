import type { Lang } from '../../../knowledge/calendar.ts';
import { type SpokenWords, wordsOf } from '../../../knowledge/spoken/spoken-words.ts';

/** What the assistant itself says, without words that only fit a screen: ลองพิมพ์ใหม่ → ลองพูดใหม่. */
export function insteadOfScreen(text: string, lang: Lang, words: SpokenWords): string {
  return wordsOf(words.insteadOfScreen, lang).reduce((said, { write, say }) => {
    const whole = lang === 'en' ? new RegExp(`\\b${write}\\b`, 'gi') : new RegExp(write, 'g');
    return said.replace(whole, (found) => (/^[A-Z]/.test(found) ? say.charAt(0).toUpperCase() + say.slice(1) : say));
  }, text);
}
