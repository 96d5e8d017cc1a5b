import { randomUUID } from 'node:crypto';
import { json, type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import type { WebChat } from '../../channels/web/web-chat.ts';
import type { LiveUpdates } from '../../storage/live/live-updates.ts';
import type { Metrics } from '../metrics.ts';
import { sendProblem } from '../problem.ts';

const LONGEST_TEXT = 2000;
const HEARTBEAT_MS = 20_000;
const CONVERSATION_ID = /^[\w-]{1,64}$/;

interface Parts {
  chat: WebChat;
  live: LiveUpdates;
  metrics: Metrics;
  log: Logger;
}

/** POST /api/chat and GET /api/chat/:id/events (server-sent events). */
export function chatRoute({ chat, live, metrics, log }: Parts): Router {
  const router = Router();

  router.post('/api/chat', json({ limit: '16kb' }), async (request, response) => {
    const body = readBody(request, response);
    if (!body) return;
    const started = performance.now();
    const answer = await chat.exchange(body);
    metrics.turnSeconds.observe({ channel: 'web' }, (performance.now() - started) / 1000);
    metrics.turns.inc({ channel: 'web', outcome: answer.outcome, disposition: answer.disposition, topic: answer.topic });
    log.info(
      {
        conversationId: answer.conversationId,
        topic: answer.topic,
        outcome: answer.outcome,
        disposition: answer.disposition,
        ms: Math.round(performance.now() - started),
      },
      'turn',
    );
    response.json(answer);
  });

  router.get('/api/chat/:id/events', (request, response) => {
    const { id } = request.params;
    if (!CONVERSATION_ID.test(id))
      return sendProblem(response, 400, 'bad_conversation', 'That is not a conversation id', 'Use the conversationId of an answer to POST /api/chat.');
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive', 'x-accel-buffering': 'no' });
    response.write('retry: 3000\n\n');
    const stop = live.subscribe(id, (message) => response.write(`event: message\ndata: ${JSON.stringify(message)}\n\n`));
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    request.on('close', () => {
      clearInterval(heartbeat);
      stop();
    });
  });
  return router;
}

function readBody(request: Request, response: Response): Parameters<WebChat['exchange']>[0] | undefined {
  const body = request.body;
  const refuse = (code: string, title: string, detail: string): undefined => {
    sendProblem(response, 400, code, title, detail);
    return undefined;
  };
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return refuse('bad_body', 'The body is not an object', 'Send a JSON object, such as {"text": "ทำฟันได้เท่าไหร่"}.');
  const { conversationId, text, choice, lang } = body as Record<string, unknown>;
  if (conversationId !== undefined && !(typeof conversationId === 'string' && CONVERSATION_ID.test(conversationId))) {
    return refuse('bad_conversation', 'That is not a conversation id', 'Leave conversationId out to begin, then send the one you were given.');
  }
  if (text !== undefined && typeof text !== 'string') return refuse('bad_text', 'text is not a text', 'Send the question as a JSON string in "text".');
  if (typeof text === 'string' && text.length > LONGEST_TEXT)
    return refuse('text_too_long', 'The question is too long', `Ask in at most ${LONGEST_TEXT} characters.`);
  if (choice !== undefined && !(typeof choice === 'string' && choice.length <= 200))
    return refuse('bad_choice', 'That is not a choice', 'Send the id of one of the choices of the last reply.');
  if (lang !== undefined && lang !== 'th' && lang !== 'en')
    return refuse('bad_lang', 'That language is not spoken here', 'Send "th" or "en", or leave lang out.');
  return { conversationId: conversationId ?? randomUUID(), text, choice, lang };
}
