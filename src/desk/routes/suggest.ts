import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { channelOf } from '../../channels/channel-of.ts';
import { sendProblem } from '../../http/problem.ts';
import { redact } from '../../understanding/redact.ts';
import type { SuggestionUse, SuggestRequest } from '../api.ts';
import { changed, only, staffOf } from '../desk-parts.ts';
import { mayOpen } from '../handoff/may-open.ts';
import { makeSuggestions } from '../suggest/make-suggestions.ts';
import type { SuggestParts } from '../suggest/suggest-parts.ts';

const LONGEST_TEXT = 2000;
const LONGEST_NOTE = 1000;
const ID = /^[\w-]{1,64}$/;
const USES: SuggestionUse['what'][] = ['used', 'edited', 'rejected', 'wrong'];

/** Answers suggested for what a person wrote or an agent types, and what became of each. */
export function suggestRoutes(parts: SuggestParts): Router {
  const { records } = parts;
  const router = Router();

  router.post('/api/desk/suggest', only('agent', 'supervisor', 'editor'), async (request, response) => {
    const staff = staffOf(request);
    const { text, conversationId } = (request.body ?? {}) as Partial<SuggestRequest>;
    if (typeof text !== 'string' || text.trim() === '' || text.length > LONGEST_TEXT)
      return sendProblem(response, 400, 'bad_text', 'There is nothing to read, or too much', `Send 1 to ${LONGEST_TEXT} characters as "text".`);
    if (conversationId !== undefined && !(typeof conversationId === 'string' && ID.test(conversationId) && (await mayOpen(parts, staff, conversationId))))
      return sendProblem(response, 404, 'not_yours', 'You do not have this conversation', 'Read the queue anew, or leave "conversationId" out.');
    const voice = conversationId !== undefined && channelOf(conversationId) === 'voice';
    response.json(await makeSuggestions(parts, { text, staff, conversationId, inContext: true, voice, idOf: () => randomUUID() }));
  });

  router.post('/api/desk/suggestions/:id', only('agent', 'supervisor'), async (request, response) => {
    const { id } = request.params as { id: string };
    const { what, note } = (request.body ?? {}) as Partial<SuggestionUse>;
    if (what === undefined || !USES.includes(what))
      return sendProblem(response, 400, 'bad_use', 'What was done with it is not said', `Send one of ${USES.join(', ')} as "what".`);
    if (note !== undefined && (typeof note !== 'string' || note.length > LONGEST_NOTE))
      return sendProblem(response, 400, 'bad_note', 'The note is too long or no text', `Write at most ${LONGEST_NOTE} characters.`);
    const staff = staffOf(request);
    const shown = ID.test(id) ? await records.desk.suggestions.get(id) : undefined;
    if (shown?.agentId !== staff.id) return notThere(response);
    await records.desk.suggestions.mark(id, what);
    if (what === 'wrong') {
      const { conversationId, utterance, topic } = shown;
      const said = note?.trim() ? redact(note.trim(), ['name']) : undefined;
      await records.desk.knowledge.open({ id: `wrong-${id}`, kind: 'wrong-answer', conversationId, utterance, topic, note: said, reportedBy: staff.id });
      changed(parts, { changed: 'knowledge' });
    }
    response.status(204).end();
  });

  return router;
}

/** Also for what was suggested to somebody else: whoever guesses an id learns nothing. */
function notThere(response: Response): void {
  sendProblem(response, 404, 'no_suggestion', 'There is no such suggestion', 'Use the id of a suggestion that was shown to you.');
}
