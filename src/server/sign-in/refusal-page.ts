import type { Phrases } from '../../channels/phrases/phrases.ts';
import type { Lang } from '../../knowledge/calendar.ts';
import type { RefusalCode } from './sign-in-refusal.ts';

export const STYLE_PATH = '/auth/page.css';
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The page that says why nobody was signed in and what to do, in Thai and English. Nothing in it comes from the request or from an error. */
export function refusalPage(phrases: Phrases, code: RefusalCode): string {
  const say = (lang: Lang, key: string): string => phrases.say(lang, key, {}, 'sign-in').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
  const part = (lang: Lang, heading: 'h1' | 'h2'): string => `<section lang="${lang}">
<${heading}>${say(lang, `${code}.title`)}</${heading}>
<p>${say(lang, `${code}.why`)}</p>
<p>${say(lang, `${code}.do`)}</p>
<p><a href="/">${say(lang, 'back')}</a></p>
</section>`;
  return `<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${say('th', `${code}.title`)} · ${say('th', 'product')}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<main>
${part('th', 'h1')}
<hr>
${part('en', 'h2')}
</main>
</body>
</html>
`;
}
