import { type Request, Router } from 'express';
import { normalizeReference } from '../../storage/records/reference.ts';
import { ATTEMPTS, CALLBACK_OUTCOMES } from '../api.ts';
import { CallbackDesk } from '../callbacks/callback-desk.ts';
import { oneOf, requestIdOf, textOf } from '../callbacks/read-body.ts';
import { isRefusal, sendRefusal } from '../callbacks/refusals.ts';
import type { WorkParts } from '../callbacks/work-parts.ts';
import { only, staffOf } from '../desk-parts.ts';

const MOST_NOTE = 1000;

/** Promises to call back (src/desk/api.ts), for agents and supervisors. */
export function callbackRoutes(parts: WorkParts): Router {
  const router = Router();
  const desk = new CallbackDesk(parts);
  const staff = only('agent', 'supervisor');

  router.get('/api/desk/callbacks', staff, async (_request, response) => {
    response.set('cache-control', 'no-store').json(await desk.list());
  });

  router.post('/api/desk/callbacks/:reference/take', staff, async (request, response) => {
    const taken = await desk.take(referenceOf(request), staffOf(request));
    if (isRefusal(taken)) return sendRefusal(response, taken);
    response.set('cache-control', 'no-store').json(taken);
  });

  router.post('/api/desk/callbacks/:reference/release', staff, async (request, response) => {
    const refusal = await desk.release(referenceOf(request), staffOf(request));
    if (refusal) return sendRefusal(response, refusal);
    response.status(204).end();
  });

  router.post('/api/desk/callbacks/:reference/attempts', staff, async (request, response) => {
    const { result, note, requestId } = request.body ?? {};
    const read = { result: oneOf(ATTEMPTS, result), note: textOf(note, MOST_NOTE), requestId: requestIdOf(requestId) };
    if (!read.result || read.requestId === 'bad' || isBad(note, read.note)) return sendRefusal(response, { refused: 'bad_request' });
    const tried = await desk.attempt(referenceOf(request), staffOf(request), {
      result: read.result,
      ...(read.note === undefined ? {} : { note: read.note }),
      ...(read.requestId === undefined ? {} : { requestId: read.requestId }),
    });
    if (isRefusal(tried)) return sendRefusal(response, tried);
    response.json(tried);
  });

  router.post('/api/desk/callbacks/:reference/close', staff, async (request, response) => {
    const { outcome, note } = request.body ?? {};
    const read = { outcome: oneOf(CALLBACK_OUTCOMES, outcome), note: textOf(note, MOST_NOTE) };
    if (!read.outcome || isBad(note, read.note)) return sendRefusal(response, { refused: 'bad_request' });
    const closed = await desk.close(referenceOf(request), staffOf(request), {
      outcome: read.outcome,
      ...(read.note === undefined ? {} : { note: read.note }),
    });
    if (isRefusal(closed)) return sendRefusal(response, closed);
    response.json(closed);
  });
  return router;
}

/** As people write it; nothing has the empty one. */
function referenceOf(request: Request): string {
  return normalizeReference(String(request.params.reference)) ?? '';
}

/** A note that was sent and cannot be read is not left out in silence; an empty one is none. */
function isBad(note: unknown, read: string | undefined): boolean {
  return read === undefined && note !== undefined && note !== '';
}
