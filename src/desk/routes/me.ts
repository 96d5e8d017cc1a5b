import { type Request, Router } from 'express';
import { sendProblem } from '../../http/problem.ts';
import { sessionOf } from '../access/desk-session.ts';
import type { Me } from '../api.ts';
import { changed, type DeskParts, only, staffOf } from '../desk-parts.ts';

/** GET /api/desk/me: who is signed in. PUT /api/desk/me/available {available} → Me: whether new conversations may come. */
export function meRoutes(parts: Pick<DeskParts, 'records' | 'live'>): Router {
  const router = Router();

  router.get('/api/desk/me', (request, response) => {
    response.json(meOf(request));
  });

  router.put('/api/desk/me/available', only('agent'), async (request, response) => {
    const { available } = (request.body ?? {}) as { available?: unknown };
    if (typeof available !== 'boolean')
      return sendProblem(response, 400, 'bad_available', 'available is neither true nor false', 'Send {"available": true} or {"available": false}.');
    await parts.records.desk.agents.setAvailable(staffOf(request).id, available);
    changed(parts, { changed: 'queue' });
    response.json({ ...meOf(request), available } satisfies Me);
  });
  return router;
}

function meOf(request: Request): Me {
  const { csrf, available, until } = sessionOf(request);
  return { ...staffOf(request), csrf, available, until };
}
