import { type Request, type Response, Router } from 'express';
import type { Phrases } from '../../channels/phrases/phrases.ts';
import type { Lang } from '../../knowledge/calendar.ts';
import { authGuards, guarded } from './auth-guards.ts';
import { browserCookie, readBrowserHash } from './browser-cookie.ts';
import { COPY_FILE_PATH, COPY_PATH, cameByPage, isTicket, LINE_GO_PATH, LINE_START_PATH, onward } from './line-links.ts';
import { type PageWords, signInPage } from './sign-in-page.ts';
import { SignInRefusal } from './sign-in-refusal.ts';

export interface LineRouteParts {
  phrases: Phrases;
  /** Whether people come by https. */
  secure: boolean;
  /** How long a link lasts, for the page that asks. */
  linkDays: number;
  /** Opens the ticket. @returns the provider's address. @throws SignInRefusal */
  start(ticket: string, browserHash: string): Promise<string>;
  /** Everything kept about whoever asked for the copy, once. @throws SignInRefusal */
  fetchCopy(ticket: string): Promise<Record<string, unknown[]>>;
  /** Of pages under /auth/line, from one address. */
  requestsPerMinute?: number | undefined;
}

/** The pages that links of the LINE chat open. Each says first what it is about; only its button uses the link up. */
export function lineRoutes({ phrases, secure, linkDays, start, fetchCopy, requestsPerMinute = 30 }: LineRouteParts): Router {
  const router = Router();
  router.use(authGuards({ path: LINE_START_PATH, phrases, requestsPerMinute }));
  const cookie = browserCookie({ secure });
  const page = (path: string, onwardPath: string, words: string): void => {
    router.get(path, cookie, async (request, response) => {
      await guarded(response, phrases, async () => {
        const { ticket } = request.query;
        if (!isTicket(ticket)) throw new SignInRefusal('link', 'line');
        const href = onward(onwardPath, ticket, request.browserHash ?? '');
        response.send(askPage(phrases, words, href, linkDays));
      });
    });
  };
  const behind = (path: string, work: (ticket: string, browserHash: string, response: Response) => Promise<void>): void => {
    router.get(path, async (request, response) => {
      await guarded(response, phrases, async () => {
        const { ticket, browserHash } = readOnward(request);
        await work(ticket, browserHash, response);
      });
    });
  };

  page(LINE_START_PATH, LINE_GO_PATH, 'start');
  behind(LINE_GO_PATH, async (ticket, browserHash, response) => response.redirect(303, await start(ticket, browserHash)));
  page(COPY_PATH, COPY_FILE_PATH, 'copy');
  behind(COPY_FILE_PATH, async (ticket, _browserHash, response) => {
    const copy = await fetchCopy(ticket);
    response
      .attachment('ask-1506-my-data.json')
      .type('application/json')
      .send(JSON.stringify(copy, null, 2));
  });
  return router;
}

/** @throws SignInRefusal when the button was not shown to this browser; the ticket stays good for its owner. */
function readOnward(request: Request): { ticket: string; browserHash: string } {
  const { ticket, proof } = request.query;
  const browserHash = readBrowserHash(request);
  if (!isTicket(ticket)) throw new SignInRefusal('link', 'line');
  if (!browserHash || !cameByPage(ticket, proof, browserHash)) throw new SignInRefusal('browser', 'line');
  return { ticket, browserHash };
}

function askPage(phrases: Phrases, name: string, href: string, days: number): string {
  const words = (lang: Lang): PageWords => {
    const say = (key: string): string => phrases.say(lang, `page.${name}.${key}`, { days }, 'line-linking');
    return { title: say('title'), paragraphs: [say('what'), say('warning')], link: { href, label: say('button') } };
  };
  return signInPage(phrases.say('th', 'product', {}, 'sign-in'), { th: words('th'), en: words('en') });
}
