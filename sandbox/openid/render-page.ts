const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML, also within quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const STYLE = `
body { margin: 0 auto; max-width: 34rem; padding: 1rem; font: 1.125rem/1.7 "Sarabun", "Noto Sans Thai", sans-serif; color: #16211f; background: #fff; }
.sandbox { padding: .5rem .75rem; border: 2px dashed #7a4300; background: #fff3df; color: #7a4300; font-weight: 600; }
button, input { font: inherit; min-height: 2.75rem; padding: .25rem .75rem; border: 1px solid #4c5b58; border-radius: .5rem; }
button { background: #fff; color: #0b5c54; cursor: pointer; }
form { margin: .5rem 0; }
button.person { display: block; width: 100%; margin: .5rem 0; text-align: left; }
button[aria-pressed=true] { background: #0b5c54; color: #fff; }
label, .error { display: block; }
.error { color: #8a1c1c; }`;

/** A page that says what it is before anything else. Paragraphs are text; `forms` is HTML. */
export function renderPage(title: string, paragraphs: string[], forms = ''): string {
  return `<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · ระบบทดลอง</title>
<style>${STYLE}</style>
</head>
<body>
<header><p class="sandbox">ระบบทดลอง (sandbox) ไม่ใช่ ThaiD ทุกคนในนี้เป็นคนสมมติ อย่าใส่เลขบัตรจริง</p></header>
<main>
<h1>${escapeHtml(title)}</h1>
${paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')}
${forms}
</main>
</body>
</html>
`;
}
