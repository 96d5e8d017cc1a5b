import { Router } from 'express';
import { sendProblem } from '../../http/problem.ts';
import { redact } from '../../understanding/redact.ts';
import type { Queue, TransferRequest } from '../api.ts';
import { type DeskParts, only, staffOf } from '../desk-parts.ts';
import { handoffItem, namesOf } from '../handoff/handoff-item.ts';

const LONGEST_NOTE = 1000;
const MOST = 500;

/** The queue and what is done with what stands in it. */
export function queueRoutes(parts: DeskParts): Router {
  const { records, conversations, handoffDesk, settings, clock } = parts;
  const router = Router();
  const people = only('agent', 'supervisor');

  router.get('/api/desk/queue', people, async (_request, response) => {
    const since = new Date(clock().getTime() - settings.handoff.lostAfterSeconds * 1000).toISOString();
    const [open, there] = await Promise.all([records.desk.handoffs.open(), records.desk.agents.seenSince(since)]);
    const named = new Set(open.flatMap(({ agentId, wantedAgent }) => [agentId, wantedAgent].filter((id) => id !== undefined)));
    const away = await Promise.all([...named].filter((id) => !there.some((agent) => agent.id === id)).map((id) => records.desk.agents.of(id)));
    const names = namesOf([...there, ...away.filter((agent) => agent !== undefined)]);
    const items = await Promise.all(open.slice(0, MOST).map(async (row) => handoffItem(row, names, await conversations.session(row.conversationId))));
    const agents = there
      .filter(({ roles }) => roles.includes('agent'))
      .map(({ id, name, available }) => ({ id, name, available, open: open.filter(({ agentId, state }) => state === 'taken' && agentId === id).length }));
    response.json({ items, agents, open: handoffDesk.open() } satisfies Queue);
  });

  router.post('/api/desk/handoffs/:id/take', only('agent'), async (request, response) => {
    const staff = staffOf(request);
    const { id } = request.params as { id: string };
    const taken = await handoffDesk.take(id, staff);
    if (taken) {
      const session = await conversations.session(taken.conversationId);
      return void response.json(handoffItem(taken, namesOf([{ ...staff, available: true, seenAt: '' }]), session));
    }
    const known = await records.desk.handoffs.get(id);
    if (!known) return notThere(response);
    const [title, detail] =
      known.state === 'ended'
        ? (['The conversation has gone on without you', 'The person went back to the assistant or left. Take the next one.'] as const)
        : (['Somebody else has it', 'A colleague was faster, or it is reserved for one. Take the next one.'] as const);
    sendProblem(response, 409, 'taken', title, detail);
  });

  router.post('/api/desk/handoffs/:id/transfer', only('agent'), async (request, response) => {
    const { to, note } = (request.body ?? {}) as TransferRequest;
    if (note !== undefined && (typeof note !== 'string' || note.length > LONGEST_NOTE))
      return sendProblem(response, 400, 'bad_note', 'The note is too long or no text', `Write at most ${LONGEST_NOTE} characters.`);
    const colleague = to === undefined ? undefined : await records.desk.agents.of(String(to));
    if (to !== undefined && !colleague?.roles.includes('agent'))
      return sendProblem(response, 400, 'bad_agent', 'There is no such agent', 'Choose one of the agents of GET /api/desk/queue, or leave "to" out.');
    const { id } = request.params as { id: string };
    const moved = await handoffDesk.transfer(id, staffOf(request), colleague, note ? redact(note, ['name']) : undefined);
    if (!moved) return notThere(response);
    response.status(204).end();
  });

  for (const [path, how] of [
    ['return', 'returned'],
    ['callback', 'callback'],
  ] as const)
    router.post(`/api/desk/handoffs/:id/${path}`, only('agent'), async (request, response) => {
      const { id } = request.params as { id: string };
      if (!(await handoffDesk.giveBack(id, staffOf(request), how))) return notThere(response);
      response.status(204).end();
    });

  return router;
}

/** Also for what somebody else has: whoever guesses an id learns nothing. */
function notThere(response: Parameters<typeof sendProblem>[0]): void {
  sendProblem(response, 404, 'not_yours', 'You do not have this conversation', 'Read the queue anew: it may have ended, or somebody else has it.');
}
