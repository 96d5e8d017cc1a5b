import { randomUUID } from 'node:crypto';
import { json, type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import { OtherBrowserError, StillWorkingError, type TurnAnswer, type TurnService } from '../../channels/turn-service.ts';
import type { ChatAnswer, ChatRequest, WebChat } from '../../channels/web/web-chat.ts';
import { sendProblem } from '../../http/problem.ts';
import type { Conversations } from '../../storage/conversations/conversations.ts';
import type { LiveUpdates } from '../../storage/live/live-updates.ts';
import type { KeyRing } from '../../storage/records/records.ts';
import { signedInEvent } from '../compose.ts';
import type { Metrics } from '../metrics.ts';
import { readBrowserHash } from '../sign-in/browser-cookie.ts';
import { isIssuedTo, issueConversationId } from '../sign-in/conversation-id.ts';
import { readSignedHash } from '../sign-in/signed-cookie.ts';

const LONGEST_TEXT = 2000;
const HEARTBEAT_MS = 20_000;
const ID = /^[\w-]{1,64}$/;

export interface ChatRouteParts {
  chat: WebChat;
  conversations: Pick<Conversations, 'session'>;
  turns: Pick<TurnService, 'pushedSince'>;
  keyRing: KeyRing;
  live: LiveUpdates;
  metrics: Metrics;
  log: Logger;
}

/** What is published for an open page. */
interface LiveMessage {
  /** Only for the browser that signed in. */
  personal?: boolean;
  /** By which a page that was away finds what it has seen. */
  eventId?: string;
  answer?: TurnAnswer;
}

/** POST /api/chat and GET /api/chat/:id/events (server-sent events). */
export function chatRoute({ chat, conversations, turns, keyRing, live, metrics, log }: ChatRouteParts): Router {
  const router = Router();

  router.post('/api/chat', json({ limit: '16kb' }), async (request, response) => {
    const body = readBody(request, response);
    if (!body) return;
    const started = performance.now();
    try {
      const answer = await exchange(body, request);
      metrics.turnSeconds.observe({ channel: 'web' }, (performance.now() - started) / 1000);
      const { topic, outcome, disposition } = answer;
      metrics.turns.inc({ channel: 'web', outcome, disposition, topic });
      log.info({ conversationId: answer.conversationId, topic, outcome, disposition, ms: Math.round(performance.now() - started) }, 'turn');
      response.json({ ...answer, messageId: body.messageId });
    } catch (error) {
      if (!(error instanceof StillWorkingError)) throw error;
      response.set('retry-after', '2');
      sendProblem(
        response,
        503,
        'still_working',
        'The answer takes longer than usual',
        `Ask again with the same messageId, ${body.messageId}; nothing is done twice.`,
      );
    }
  });

  /** A browser that names another one's conversation gets a new one of its own, in which its message is taken. */
  async function exchange({ conversationId: named, ...body }: ChatBody, request: Request): Promise<ChatAnswer> {
    const { browserHash = '' } = request;
    const returned = readBrowserHash(request) !== undefined;
    const take = (conversationId: string, own: boolean): Promise<ChatAnswer> => {
      const browser: ChatRequest['browser'] = own ? (returned ? 'same' : 'new') : 'unknown';
      return chat.exchange({ ...body, conversationId, browser, browserHash, signedHash: readSignedHash(request) });
    };
    const anew = (): Promise<ChatAnswer> => take(issueConversationId(keyRing, browserHash), true);
    if (named === undefined) return anew();
    try {
      return await take(named, isIssuedTo(keyRing, named, browserHash));
    } catch (error) {
      if (!(error instanceof OtherBrowserError)) throw error;
      return anew();
    }
  }

  router.get('/api/chat/:id/events', (request, response) => {
    const { id } = request.params;
    if (!ID.test(id))
      return sendProblem(response, 400, 'bad_conversation', 'That is not a conversation id', 'Use the conversationId of an answer to POST /api/chat.');
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive', 'x-accel-buffering': 'no' });
    response.write('retry: 3000\n\n');
    const signedHash = readSignedHash(request);
    const own = isIssuedTo(keyRing, id, request.browserHash ?? '');
    const send = (message: object, eventId: string | undefined): boolean =>
      response.write(`${eventId ? `id: ${eventId}\n` : ''}event: message\ndata: ${JSON.stringify({ ...message, ...(eventId ? { eventId } : {}) })}\n\n`);
    const stop = live.subscribe(id, (message) => {
      const { personal, answer, eventId } = message as LiveMessage;
      // to the browser whose conversation it is, and what is personal to the one that signed in; not to everyone who knows the id
      conversations
        .session(id)
        .then((session) => {
          if (session?.browser === 'same' && !own) return;
          if (personal && (!session?.signedIn || session.signedIn.secretHash !== signedHash)) return;
          send(answer ?? (message as object), eventId);
        })
        .catch((error: Error) => log.warn({ err: { message: error.message } }, 'live update'));
    });
    void replay();
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    request.on('close', () => {
      clearInterval(heartbeat);
      stop();
    });

    /** What was said while the page was away; it knows by the ids what it has. */
    async function replay(): Promise<void> {
      const after = request.get('last-event-id') ?? request.query.after;
      if (typeof after !== 'string') return;
      try {
        const session = await conversations.session(id);
        if (session?.browser === 'same' && !own) return;
        for (const { eventId, answer } of await turns.pushedSince(id, after || undefined, signedHash)) send(answer, eventId);
      } catch (error) {
        log.warn({ err: { message: (error as Error).message } }, 'missed updates');
      }
    }
  });
  return router;
}

type ChatBody = Pick<ChatRequest, 'messageId' | 'text' | 'choice' | 'lang'> & { conversationId: string | undefined };

function readBody(request: Request, response: Response): ChatBody | undefined {
  const body = request.body;
  const refuse = (code: string, title: string, detail: string): undefined => {
    sendProblem(response, 400, code, title, detail);
    return undefined;
  };
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return refuse('bad_body', 'The body is not an object', 'Send a JSON object, such as {"text": "ทำฟันได้เท่าไหร่"}.');
  const { conversationId, messageId, text, choice, lang, resume } = body as Record<string, unknown>;
  if (conversationId !== undefined && !(typeof conversationId === 'string' && ID.test(conversationId))) {
    return refuse('bad_conversation', 'That is not a conversation id', 'Leave conversationId out to begin, then send the one you were given.');
  }
  if (messageId !== undefined && !(typeof messageId === 'string' && ID.test(messageId)))
    return refuse('bad_message', 'That is not a message id', 'Leave messageId out, or send 1 to 64 letters, digits, - and _.');
  if (text !== undefined && typeof text !== 'string') return refuse('bad_text', 'text is not a text', 'Send the question as a JSON string in "text".');
  if (typeof text === 'string' && text.length > LONGEST_TEXT)
    return refuse('text_too_long', 'The question is too long', `Ask in at most ${LONGEST_TEXT} characters.`);
  if (choice !== undefined && !(typeof choice === 'string' && choice.length <= 200))
    return refuse('bad_choice', 'That is not a choice', 'Send the id of one of the choices of the last reply.');
  if (lang !== undefined && lang !== 'th' && lang !== 'en')
    return refuse('bad_lang', 'That language is not spoken here', 'Send "th" or "en", or leave lang out.');
  // the page that comes back from the sign-in asks for what was answered meanwhile
  const signedHash = resume === true ? readSignedHash(request) : undefined;
  return {
    conversationId,
    messageId: signedHash ? signedInEvent(signedHash) : (messageId ?? randomUUID()),
    text,
    choice,
    lang,
  };
}
