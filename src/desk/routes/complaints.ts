import { type Request, type Response, Router } from 'express';
import { normalizeReference } from '../../storage/records/reference.ts';
import { type ComplaintDetail, OPEN_REASONS } from '../api.ts';
import { oneOf, requestIdOf, textOf } from '../callbacks/read-body.ts';
import { isRefusal, type Refusal, sendRefusal } from '../callbacks/refusals.ts';
import type { WorkParts } from '../callbacks/work-parts.ts';
import { ComplaintDesk } from '../complaints/complaint-desk.ts';
import { only, type Staff, staffOf } from '../desk-parts.ts';

const MOST_TEXT = 2000;
const MOST_ID = 200;

type Body = Record<string, unknown>;
/** @returns nothing for a body that cannot be read. */
type Act = (reference: string, staff: Staff, body: Body) => Promise<ComplaintDetail | Refusal> | undefined;

/** Complaints (src/desk/api.ts), for agents and supervisors. */
export function complaintRoutes(parts: WorkParts): Router {
  const router = Router();
  const desk = new ComplaintDesk(parts);
  const staff = only('agent', 'supervisor');

  router.get('/api/desk/complaints', staff, async (_request, response) => {
    response.set('cache-control', 'no-store').json({ complaints: await desk.list() });
  });

  const acts: Record<string, Act> = {
    open: (reference, who, { reason }) => {
      const read = oneOf(OPEN_REASONS, reason);
      return read && desk.open(reference, who, read);
    },
    notes: (reference, who, { text, requestId }) => {
      const [read, id] = [textOf(text, MOST_TEXT), requestIdOf(requestId)];
      return read === undefined || id === 'bad' ? undefined : desk.note(reference, who, read, id);
    },
    assign: (reference, who, { to }) => {
      if (to === undefined || to === null) return desk.assign(reference, who, undefined);
      const read = textOf(to, MOST_ID);
      return read === undefined ? undefined : desk.assign(reference, who, read);
    },
    due: (reference, who, { dueAt }) => {
      const read = Date.parse(textOf(dueAt, MOST_ID) ?? '');
      return Number.isNaN(read) ? undefined : desk.due(reference, who, new Date(read).toISOString());
    },
    state: (reference, who, { state }) => {
      const read = oneOf(['working', 'closed'], state);
      return read && desk.move(reference, who, read);
    },
    answer: (reference, who, { text }) => {
      const read = textOf(text, MOST_TEXT);
      return read === undefined ? undefined : desk.answer(reference, who, read);
    },
  };
  for (const [name, act] of Object.entries(acts))
    router.post(`/api/desk/complaints/:reference/${name}`, staff, async (request: Request, response: Response) => {
      const reference = normalizeReference(String(request.params.reference)) ?? '';
      const done = await (act(reference, staffOf(request), request.body ?? {}) ?? { refused: 'bad_request' as const });
      if (isRefusal(done)) return sendRefusal(response, done);
      response.set('cache-control', 'no-store').json(done);
    });
  return router;
}
