import { type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { DoorParts } from './access-parts.ts';
import { DeskCookies } from './desk-cookies.ts';
import { DeskRefusal } from './desk-refusal.ts';
import { sendRefusal } from './refusal-page.ts';
import { CALLBACK_PATH, SIGN_IN_MINUTES, SIGN_IN_PATH, StaffSignIn } from './staff-sign-in.ts';

/** GET /desk/sign-in (to the provider) and GET /desk/callback (back from it). A refusal is a page in Thai and English. */
export function signInRoutes(parts: Omit<DoorParts, 'recogniserKey'>): Router {
  const { phrases, publicUrl, signInsPerMinute = 120 } = parts;
  const cookies = new DeskCookies(publicUrl);
  const signIn = new StaffSignIn(parts);
  const router = Router();

  router.use([SIGN_IN_PATH, CALLBACK_PATH], (_request, response, next) => {
    // nobody may keep the address or pass it on: codes stand in it
    response.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    next();
  });
  router.use(
    [SIGN_IN_PATH, CALLBACK_PATH],
    rateLimit({
      windowMs: 60_000,
      limit: signInsPerMinute,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (_, response) => sendRefusal(response, phrases, 'too-many'),
    }),
  );

  router.get(SIGN_IN_PATH, async (request, response) => {
    await guarded(response, async () => {
      const { url, browser } = await signIn.start(cookies.read(request, 'browser'));
      cookies.set(response, 'browser', browser, SIGN_IN_MINUTES);
      response.redirect(303, url);
    });
  });

  router.get(CALLBACK_PATH, async (request, response) => {
    await guarded(response, async () => {
      const [, query = ''] = request.originalUrl.split('?', 2);
      const token = await signIn.finish(query, { browser: cookies.read(request, 'browser'), session: cookies.read(request, 'session') });
      cookies.set(response, 'session', token);
      response.redirect(303, '/desk/');
    });
  });

  async function guarded(response: Response, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DeskRefusal)) throw error;
      sendRefusal(response, phrases, error.code);
    }
  }
  return router;
}
