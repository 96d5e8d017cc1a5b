import type { Phrases } from '../../channels/phrases/phrases.ts';
import type { Lang } from '../../knowledge/calendar.ts';
import { type PageWords, signInPage } from './sign-in-page.ts';
import type { RefusalCode } from './sign-in-refusal.ts';

/** What is told otherwise to somebody who came from LINE. */
const OWN_ON_LINE: RefusalCode[] = ['link', 'browser', 'line'];

/**
 * The page that says why nobody was signed in and what to do, in Thai and English. Nothing in it comes from the request or from an error.
 * @param channel where the sign-in was asked for: LINE's people go back to LINE by closing the page.
 */
export function refusalPage(phrases: Phrases, code: RefusalCode, channel?: 'line'): string {
  const own = OWN_ON_LINE.includes(code) && (channel === 'line' || code === 'line');
  const words = (lang: Lang): PageWords => {
    const say = (key: string): string => (own ? phrases.say(lang, `page.${key}`, {}, 'line-linking') : phrases.say(lang, key, {}, 'sign-in'));
    const why = [say(`${code}.why`), say(`${code}.do`)];
    if (channel === 'line') return { title: say(`${code}.title`), paragraphs: [...why, phrases.say(lang, 'page.close', {}, 'line-linking')] };
    return { title: say(`${code}.title`), paragraphs: why, link: { href: '/', label: phrases.say(lang, 'back', {}, 'sign-in') } };
  };
  return signInPage(phrases.say('th', 'product', {}, 'sign-in'), { th: words('th'), en: words('en') });
}
