import type { Response } from 'express';
import type { Phrases } from '../../channels/phrases/phrases.ts';
import type { Lang } from '../../knowledge/calendar.ts';
import { DESK_REFUSAL_STATUS, type DeskRefusalCode } from './desk-refusal.ts';
import { newSecret } from './secrets.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What differs for us and not for who reads it. */
const SAME_WORDS: Partial<Record<DeskRefusalCode, DeskRefusalCode>> = { nonce: 'token', level: 'claims' };

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 36rem; padding: 1.5rem 1rem; font: 400 1.125rem/1.7 "Sarabun", "Noto Sans Thai", "Leelawadee UI", "Thonburi", sans-serif; }
h1, h2 { font-size: 1.375rem; line-height: 1.4; }
a { display: inline-block; min-height: 2.75rem; font-weight: 600; }`;

/** Answers with the page that says why nobody was signed in and what to do, in Thai and English. Nothing in it comes from the request. */
export function sendRefusal(response: Response, phrases: Phrases, code: DeskRefusalCode): void {
  const nonce = newSecret();
  const say = (lang: Lang, key: string): string => escaped(phrases.say(lang, key, {}, 'desk-sign-in'));
  const words = SAME_WORDS[code] ?? code;
  const part = (lang: Lang, heading: 'h1' | 'h2'): string => `<section lang="${lang}">
<${heading}>${say(lang, `${words}.title`)}</${heading}>
<p>${say(lang, `${words}.why`)}</p>
<p>${say(lang, `${words}.do`)}</p>
<p><a href="/desk/sign-in">${say(lang, 'again')}</a></p>
</section>`;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  response
    .status(DESK_REFUSAL_STATUS[code])
    .set('content-security-policy', policy)
    .type('html')
    .send(`<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${say('th', `${words}.title`)} · ${say('th', 'product')}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
${part('th', 'h1')}
<hr>
${part('en', 'h2')}
</main>
</body>
</html>
`);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
