import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';
import type { Phrases } from '../../channels/phrases/phrases.ts';
import { authGuards, guarded } from './auth-guards.ts';
import { readBrowserHash } from './browser-cookie.ts';
import { setSecretCookie } from './secret-cookie.ts';
import { STYLE_PATH } from './sign-in-page.ts';
import { CALLBACK_PATH, type SignInService, START_PATH } from './sign-in-service.ts';
import { SIGNED_COOKIE } from './signed-cookie.ts';

const STYLE = readFileSync(join(import.meta.dirname, 'refusal-page.css'), 'utf8');

export interface AuthRouteParts {
  signIn: SignInService;
  phrases: Phrases;
  /** Requests to /auth from one address; each refused one writes to the audit trail, which must not be flooded. */
  requestsPerMinute?: number;
}

/** GET /auth/start (the link of the chat) and GET /auth/callback (back from the provider). A refusal is a page in Thai and English. */
export function authRoutes({ signIn, phrases, requestsPerMinute = 30 }: AuthRouteParts): Router {
  const router = Router();
  router.get(STYLE_PATH, (_request, response) => {
    response.set('cache-control', 'public, max-age=3600').type('css').send(STYLE);
  });
  router.use(authGuards({ path: '/auth', phrases, requestsPerMinute }));

  router.get(START_PATH, async (request, response) => {
    await guarded(response, phrases, async () => {
      response.redirect(303, await signIn.start(request.query.ticket, readBrowserHash(request)));
    });
  });

  router.get(CALLBACK_PATH, async (request, response) => {
    await guarded(response, phrases, async () => {
      const [, query = ''] = request.originalUrl.split('?', 2);
      const { to, secret } = await signIn.finish(query, readBrowserHash(request));
      if (secret) setSecretCookie(response, SIGNED_COOKIE, secret, signIn.secure);
      response.redirect(303, to);
    });
  });
  return router;
}
