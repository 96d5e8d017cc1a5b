import { Router } from 'express';
import { sendProblem } from '../../http/problem.ts';
import type { AuditItem } from '../api.ts';
import { type DeskParts, only } from '../desk-parts.ts';

const USUAL = 100;
const MOST = 500;

/** GET /api/desk/audit?limit → {entries}, newest first, for supervisors. Whom an entry is about is not told. */
export function auditRoutes({ records }: Pick<DeskParts, 'records'>): Router {
  const router = Router();

  router.get('/api/desk/audit', only('supervisor'), async (request, response) => {
    const limit = Number(request.query.limit ?? USUAL);
    if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
      return sendProblem(
        response,
        400,
        'bad_limit',
        'That is no number of entries',
        `Send a whole number from 1 to ${MOST} as "limit", or leave it out for ${USUAL}.`,
      );
    const entries = (await records.audit.list({ limit })).map(
      ({ at, actor, action, conversationId, detail }): AuditItem => ({
        at,
        actor,
        action,
        ...(conversationId === undefined ? {} : { conversationId }),
        ...(detail === undefined ? {} : { detail }),
      }),
    );
    response.json({ entries });
  });
  return router;
}
