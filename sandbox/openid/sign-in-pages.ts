import { Router, urlencoded } from 'express';
import type { Provider } from 'oidc-provider';
import { peoplePage, type SignInForm, staffPage } from './choice-pages.ts';
import type { FaultSwitch } from './faults.ts';
import type { SandboxPerson } from './people.ts';
import { renderPage } from './render-page.ts';
import type { SandboxStaff } from './staff.ts';

const DENIED = { error: 'access_denied', error_description: 'user_denied' };

/** Who there is to become, and at which client one becomes staff. */
export interface Choices {
  people: readonly SandboxPerson[];
  staff: readonly SandboxStaff[];
  deskClient: string;
}

/** The page on which one becomes an invented person: staff at the desk, an insured person everywhere else. There is no password. */
export function signInPages(provider: Provider, { people, staff, deskClient }: Choices, faults: FaultSwitch): Router {
  const router = Router();
  const pages = { desk: staffPage(staff), service: peoplePage(people) };

  router.all('/sandbox/sign-in/:uid', urlencoded({ extended: false, limit: '4kb' }), async (request, response, next) => {
    const going = await provider.interactionDetails(request, response).catch(() => undefined);
    if (!going) return void response.status(410).send(renderPage('หมดเวลาเข้าสู่ระบบ', ['กลับไปที่แชต แล้วขอเข้าสู่ระบบใหม่']));
    const page = going.params.client_id === deskClient ? pages.desk : pages.service;
    if (request.method === 'GET') return void response.send(page.html());
    if (request.method !== 'POST') return next();
    const form = (request.body ?? {}) as SignInForm;
    if (form.cancel !== undefined || faults.mode === 'deny') return provider.interactionFinished(request, response, DENIED);
    const chosen = page.choose(form);
    if ('error' in chosen) return void response.status(422).send(page.html(chosen.error));
    return provider.interactionFinished(request, response, { login: { accountId: chosen.accountId, remember: false } });
  });
  return router;
}
