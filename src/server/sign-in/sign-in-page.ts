import type { Lang } from '../../knowledge/calendar.ts';

export const STYLE_PATH = '/auth/page.css';
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What a page says in one language, as plain text. */
export interface PageWords {
  title: string;
  paragraphs: string[];
  link?: { href: string; label: string } | undefined;
}

/** A small page in Thai, with the same in English under it, styled from our own address. */
export function signInPage(product: string, words: Record<Lang, PageWords>): string {
  const part = (lang: Lang, heading: 'h1' | 'h2'): string => {
    const { title, paragraphs, link } = words[lang];
    return [
      `<section lang="${lang}">`,
      `<${heading}>${escaped(title)}</${heading}>`,
      ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
      ...(link ? [`<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>`] : []),
      '</section>',
    ].join('\n');
  };
  return `<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(words.th.title)} · ${escaped(product)}</title>
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

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
