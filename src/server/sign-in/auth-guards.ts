import { type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Phrases } from '../../channels/phrases/phrases.ts';
import { refusalPage } from './refusal-page.ts';
import { REFUSAL_STATUS, SignInRefusal } from './sign-in-refusal.ts';

/** What stands before every page under a path whose addresses hold tickets or codes. */
export function authGuards({ path, phrases, requestsPerMinute }: { path: string; phrases: Phrases; requestsPerMinute: number }): Router {
  const router = Router();
  router.use(path, (_request, response, next) => {
    // nobody may keep the address or pass it on
    response.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    next();
  });
  router.use(
    path,
    rateLimit({
      windowMs: 60_000,
      limit: requestsPerMinute,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (_, response) => refuse(response, phrases, new SignInRefusal('too-many')),
    }),
  );
  return router;
}

/** Does the work of a page; a refusal becomes a page in Thai and English. */
export async function guarded(response: Response, phrases: Phrases, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SignInRefusal)) throw error;
    refuse(response, phrases, error);
  }
}

function refuse(response: Response, phrases: Phrases, { code, channel }: SignInRefusal): void {
  response.status(REFUSAL_STATUS[code]).send(refusalPage(phrases, code, channel));
}
