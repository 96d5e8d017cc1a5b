import { Router } from 'express';
import { changed, type DeskParts, staffOf } from '../desk-parts.ts';
import type { AccessParts } from './access-parts.ts';
import { DeskCookies } from './desk-cookies.ts';
import { sessionOf } from './desk-session.ts';

/** POST /api/desk/sign-out → 204: the session is over here, whoever may have kept the cookie, and nobody new is sent to who left. */
export function signOutRoute(parts: Pick<DeskParts, 'records' | 'live'> & Pick<AccessParts, 'publicUrl'>): Router {
  const cookies = new DeskCookies(parts.publicUrl);
  const { records } = parts;
  const router = Router();

  router.post('/api/desk/sign-out', async (request, response) => {
    const { id } = staffOf(request);
    await records.desk.sessions.end(sessionOf(request).token);
    await records.desk.agents.setAvailable(id, false);
    await records.audit.add({ actor: `agent:${id}`, action: 'desk.sign-out', personKey: undefined, conversationId: undefined, detail: undefined });
    changed(parts, { changed: 'queue' });
    cookies.clear(response, 'session');
    response.status(204).end();
  });
  return router;
}
