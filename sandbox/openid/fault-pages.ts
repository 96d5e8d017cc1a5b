import { json, Router, urlencoded } from 'express';
import { FAULTS, type FaultSwitch, isFault } from './faults.ts';
import { escapeHtml, renderPage } from './render-page.ts';

/** GET and POST /sandbox/faults: a page for people, JSON `{mode}` for tests. */
export function faultPages(faults: FaultSwitch): Router {
  const router = Router();

  router.get('/sandbox/faults', (request, response) => {
    if (request.accepts('html', 'json') === 'json') return void response.json({ mode: faults.mode });
    response.send(page(faults));
  });

  router.post('/sandbox/faults', json({ limit: '4kb' }), urlencoded({ extended: false, limit: '4kb' }), (request, response) => {
    const mode: unknown = request.body?.mode;
    if (!isFault(mode)) return void response.status(400).json({ error: `mode is not a fault. Allowed: ${Object.keys(FAULTS).join(', ')}.` });
    faults.mode = mode;
    if (request.is('json')) return void response.json({ mode });
    response.redirect(303, '/sandbox/faults');
  });
  return router;
}

function page(faults: FaultSwitch): string {
  const buttons = Object.entries(FAULTS).map(
    ([mode, meaning]) =>
      `<button class="person" name="mode" value="${mode}" aria-pressed="${mode === faults.mode}">${mode} <small>${escapeHtml(meaning)}</small></button>`,
  );
  return renderPage('ให้ระบบเข้าสู่ระบบทำผิดแบบไหน', [`ตอนนี้: ${faults.mode}`], `<form method="post">\n${buttons.join('\n')}\n</form>`);
}
