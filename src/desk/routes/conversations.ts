import { type Request, type Response, Router } from 'express';
import { ConnectorError } from '../../connectors/connector-error.ts';
import { sendProblem } from '../../http/problem.ts';
import { type MessageRequest, OPEN_REASONS, type OpenRequest } from '../api.ts';
import { type DeskParts, only, staffOf } from '../desk-parts.ts';
import { conversationView } from '../handoff/conversation-view.ts';
import { mayOpen } from '../handoff/may-open.ts';
import { openPerson, personFacts } from '../handoff/opened-person.ts';

/** LINE takes 5,000; nobody reads that on a telephone. */
const LONGEST_MESSAGE = 2000;
const ID = /^[\w-]{1,64}$/;

/** A conversation that one has: what was said, saying something, opening the person's data. */
export function conversationRoutes(parts: DeskParts): Router {
  const { records, conversations, handoffDesk } = parts;
  const router = Router();
  const people = only('agent', 'supervisor');

  router.get('/api/desk/conversations/:id', people, async (request, response) => {
    const id = await opened(request, response);
    if (id === undefined) return;
    const after = Number(request.query.after ?? 0);
    if (!Number.isSafeInteger(after) || after < 0)
      return sendProblem(
        response,
        400,
        'bad_cursor',
        'That is no place in a conversation',
        'Send the id of the last line you have as "after", or leave it out.',
      );
    response.json(await conversationView(parts, staffOf(request), id, after));
  });

  router.post('/api/desk/conversations/:id/messages', only('agent'), async (request, response) => {
    const staff = staffOf(request);
    const { id } = request.params as { id: string };
    const { messageId, text } = (request.body ?? {}) as Partial<MessageRequest>;
    if (typeof messageId !== 'string' || !ID.test(messageId))
      return sendProblem(
        response,
        400,
        'bad_message',
        'That is not a message id',
        'Send 1 to 64 letters, digits, - and _ as "messageId": the same again sends nothing twice.',
      );
    if (typeof text !== 'string' || text.trim() === '' || text.length > LONGEST_MESSAGE)
      return sendProblem(response, 400, 'bad_text', 'There is nothing to send, or too much', `Write 1 to ${LONGEST_MESSAGE} characters.`);
    const handoff = await records.desk.handoffs.of(id);
    if (handoff?.state !== 'taken' || handoff.agentId !== staff.id) return notYours(response);
    if (handoff.channel === 'voice')
      return sendProblem(response, 409, 'by_telephone', 'This person is on the telephone', 'Read the answer aloud; nothing can be written into a call.');
    const told = await handoffDesk.say(handoff, staff, messageId, text.trim());
    if (told === 'unreachable')
      return sendProblem(
        response,
        409,
        'gone',
        'The person cannot be reached here any more',
        'They left LINE. Give the conversation back; a callback may be booked.',
      );
    response.status(204).end();
  });

  router.post('/api/desk/conversations/:id/invite', only('agent'), async (request, response) => {
    const staff = staffOf(request);
    const { id } = request.params as { id: string };
    const { requestId } = (request.body ?? {}) as { requestId?: unknown };
    if (typeof requestId !== 'string' || !ID.test(requestId))
      return sendProblem(response, 400, 'bad_request_id', 'That is not a request id', 'Send 1 to 64 letters, digits, - and _ as "requestId".');
    const handoff = await records.desk.handoffs.of(id);
    if (handoff?.state !== 'taken' || handoff.agentId !== staff.id) return notYours(response);
    if ((await handoffDesk.invite(handoff, staff, requestId)) === 'unreachable')
      return sendProblem(
        response,
        409,
        'gone',
        'The person cannot be reached here any more',
        'They left, or are on the telephone. Give the conversation back.',
      );
    response.status(204).end();
  });

  router.post('/api/desk/conversations/:id/open', people, async (request, response) => {
    const id = await opened(request, response);
    if (id === undefined) return;
    const { reason } = (request.body ?? {}) as Partial<OpenRequest>;
    if (!reason || !OPEN_REASONS.includes(reason))
      return sendProblem(response, 400, 'reason_needed', 'Say why you open personal data', `Send one of ${OPEN_REASONS.join(', ')} as "reason".`);
    const person = await openPerson(parts, id, staffOf(request).id, reason);
    if (person === 'nobody')
      return sendProblem(
        response,
        409,
        'nobody',
        'Nobody is signed in here',
        'Ask the person to sign in: they type "เข้าสู่ระบบ" after going back to the assistant.',
      );
    if (person === 'no_consent')
      return sendProblem(
        response,
        403,
        'no_consent',
        'The person has not agreed to this',
        'Only they can: the assistant asks them when they want their own data.',
      );
    try {
      const session = await conversations.session(id);
      response.json({ until: person.until, facts: await personFacts(parts, person, session?.lang ?? 'th') });
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      sendProblem(response, 503, 'unavailable', 'The registry cannot be reached', 'Try again in a moment.');
    }
  });

  /** The id of a conversation that one may look into; otherwise it is as if it were not there. */
  async function opened(request: Request, response: Response): Promise<string | undefined> {
    const { id } = request.params as { id: string };
    if (ID.test(id) && (await mayOpen(parts, staffOf(request), id))) return id;
    notYours(response);
    return undefined;
  }

  return router;
}

function notYours(response: Response): void {
  sendProblem(response, 404, 'not_yours', 'You do not have this conversation', 'Read the queue anew: it may have ended, or somebody else has it.');
}
