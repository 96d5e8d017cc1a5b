import { createHash } from 'node:crypto';
import { type RequestHandler, type Response, Router } from 'express';
import { channelOf } from '../../channels/channel-of.ts';
import { sendProblem } from '../../http/problem.ts';
import type { Call, Suggestions, TranscriptRequest } from '../api.ts';
import { changed, only, RECOGNISER, type Staff, staffOf } from '../desk-parts.ts';
import { mayOpen } from '../handoff/may-open.ts';
import { conversationOfCall, type HeardCall, heardBy, hearPiece } from '../suggest/heard-call.ts';
import { makeSuggestions } from '../suggest/make-suggestions.ts';
import type { SuggestParts } from '../suggest/suggest-parts.ts';

const LONGEST_TEXT = 2000;
const MOST_SEGMENTS = 100_000;
const ID = /^[\w-]{1,64}$/;
/** Fewer letters of an unfinished text say nothing yet. */
const SHORTEST = 6;

/** Calls as a speech recogniser hears them, and the answers suggested meanwhile. Any agent may ask: a call comes to them by telephone. */
export function callRoutes(parts: SuggestParts): Router {
  const router = Router();
  const agents = only('agent', 'supervisor');

  router.post('/api/desk/calls/:id/transcript', orRecogniser(agents), async (request, response) => {
    const { id } = request.params as { id: string };
    const { text, segment, final = false, who = 'person' } = (request.body ?? {}) as Partial<TranscriptRequest>;
    if (!ID.test(id)) return badCall(response);
    if (typeof text !== 'string' || text.trim() === '' || text.length > LONGEST_TEXT)
      return sendProblem(response, 400, 'bad_text', 'There is nothing to read, or too much', `Send 1 to ${LONGEST_TEXT} characters as "text".`);
    if (segment !== undefined && !(Number.isSafeInteger(segment) && segment >= 0 && segment <= MOST_SEGMENTS))
      return sendProblem(response, 400, 'bad_segment', 'That is no number of a segment', `Send a whole number from 0 to ${MOST_SEGMENTS}, or leave it out.`);
    if (typeof final !== 'boolean' || !['person', 'agent'].includes(who))
      return sendProblem(response, 400, 'bad_transcript', 'Not readable as a transcript', 'Send "final" as true or false, and "who" as person or agent.');
    const heard = await hearPiece(parts, id, { text: text.trim(), segment, final, who });
    changed(parts, { changed: 'call', id });
    const staff = staffOf(request);
    const short = !final && text.trim().length < SHORTEST;
    // a recogniser only hears: pages are told that something changed, and ask for themselves
    if (staff === RECOGNISER || who === 'agent' || short) return void response.status(204).end();
    response.json(await suggestionsFor(id, heard, staff));
  });

  router.get('/api/desk/calls/:id', agents, async (request, response) => {
    const { id } = request.params as { id: string };
    if (!ID.test(id)) return badCall(response);
    const heard = await heardBy(parts, id);
    const suggestions = heard.text.length < SHORTEST ? undefined : await suggestionsFor(id, heard, staffOf(request));
    response.json({ id, heard: heard.text, suggestions } satisfies Call);
  });

  /** While somebody speaks the same is suggested again and again: it has one id as long as the same sentence goes on. */
  async function suggestionsFor(callId: string, { text, segment }: HeardCall, staff: Staff): Promise<Suggestions> {
    const conversationId = conversationOfCall(callId);
    const idOf = (topic: string): string =>
      createHash('sha256')
        .update(JSON.stringify([callId, staff.id, segment, topic]))
        .digest('base64url');
    const inContext = channelOf(callId) === 'voice' && (await mayOpen(parts, staff, conversationId));
    return makeSuggestions(parts, { text, staff, conversationId, inContext, voice: true, idOf });
  }

  return router;
}

function orRecogniser(agents: RequestHandler): RequestHandler {
  return (request, response, next) => (staffOf(request) === RECOGNISER ? next() : agents(request, response, next));
}

function badCall(response: Response): void {
  sendProblem(response, 400, 'bad_call', 'That is not an id of a call', 'Use 1 to 64 letters, digits, - and _.');
}
