import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Router } from 'express';
import { sendProblem } from '../../http/problem.ts';

const PLACE_OF_NONCE = '__CSP_NONCE__';
/** Files of the build have an ending, and so no page of ours may: the page's own addresses have none. */
const IS_FILE = /\.[^/]*$/;

/**
 * GET /desk and everything under it that is no file: the page of the desk, which finds its way by the address itself. Everybody may load it;
 * there is nothing in it. Put it before the static files and behind the doors of `deskRoutes`.
 * @param folder of the built pages, such as web/dist.
 */
export function deskPage({ folder }: { folder: string }): Router {
  const router = Router();

  router.get(['/desk', '/desk/{*page}'], async (request, response, next) => {
    if (IS_FILE.test(request.path) && request.path !== '/desk/index.html') return next();
    const page = await readFile(join(folder, 'desk/index.html'), 'utf8').catch(() => undefined);
    if (page === undefined)
      return sendProblem(response, 503, 'not_built', 'The page of the desk is not built', 'Whoever runs this service has to run: npm run build:web');
    // one for each time, or it protects nothing
    const nonce = randomBytes(16).toString('base64url');
    response.set({ 'cache-control': 'no-store', 'content-security-policy': policy(nonce) });
    response.type('html').send(page.replaceAll(PLACE_OF_NONCE, nonce));
  });
  return router;
}

/** No script but our own files. Components place their parts by style attributes, and put style elements with the nonce. */
function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
