import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Phrases } from '../../channels/phrases/phrases.ts';
import { readBrowserHash } from './browser-cookie.ts';
import { refusalPage, STYLE_PATH } from './refusal-page.ts';
import { setSecretCookie } from './secret-cookie.ts';
import { REFUSAL_STATUS, type RefusalCode, SignInRefusal } from './sign-in-refusal.ts';
import { CALLBACK_PATH, type SignInService, START_PATH } from './sign-in-service.ts';
import { SIGNED_COOKIE } from './signed-cookie.ts';

const STYLE = readFileSync(join(import.meta.dirname, 'refusal-page.css'), 'utf8');
const AFTER_SIGN_IN = '/?signed-in=1';

export interface AuthRouteParts {
  signIn: SignInService;
  phrases: Phrases;
  /** Requests to /auth from one address; each refused one writes to the audit trail, which must not be flooded. */
  requestsPerMinute?: number;
}

/** GET /auth/start (the link of the chat) and GET /auth/callback (back from the provider). A refusal is a page in Thai and English. */
export function authRoutes({ signIn, phrases, requestsPerMinute = 30 }: AuthRouteParts): Router {
  const router = Router();
  const refuse = (response: Response, code: RefusalCode): void => {
    response.status(REFUSAL_STATUS[code]).send(refusalPage(phrases, code));
  };

  router.get(STYLE_PATH, (_request, response) => {
    response.set('cache-control', 'public, max-age=3600').type('css').send(STYLE);
  });
  router.use('/auth', (_request, response, next) => {
    // the address holds a ticket or a code: nobody may keep it or pass it on
    response.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    next();
  });
  router.use(
    '/auth',
    rateLimit({
      windowMs: 60_000,
      limit: requestsPerMinute,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (_, response) => refuse(response, 'too-many'),
    }),
  );

  router.get(START_PATH, async (request, response) => {
    await guarded(response, async () => {
      response.redirect(303, await signIn.start(request.query.ticket, readBrowserHash(request)));
    });
  });

  router.get(CALLBACK_PATH, async (request, response) => {
    await guarded(response, async () => {
      const [, query = ''] = request.originalUrl.split('?', 2);
      const secret = await signIn.finish(query, readBrowserHash(request));
      setSecretCookie(response, SIGNED_COOKIE, secret, signIn.secure);
      response.redirect(303, AFTER_SIGN_IN);
    });
  });

  async function guarded(response: Response, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof SignInRefusal)) throw error;
      refuse(response, error.code);
    }
  }
  return router;
}
