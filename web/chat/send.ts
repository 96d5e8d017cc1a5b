import type { ChatAnswer } from '../../src/channels/web/web-chat.ts';
import type { Lang } from './words.ts';

/** One thing that the person said or chose, as POST /api/chat takes it. */
export interface Message {
  /** The same for as long as it is the same message: it is then taken once, however often it is sent. */
  messageId: string;
  text?: string;
  choice?: string;
  lang?: Lang;
  /** Asks for what was answered while the person signed in. */
  resume?: true;
}

/** Why there is no answer: not reached (send the same again), failed (send it as a new one), or asked too often. */
export type WhyNot = 'not-reached' | 'failed' | 'too-many';

export class NotAnsweredError extends Error {
  readonly why: WhyNot;

  constructor(why: WhyNot) {
    super(why);
    this.why = why;
  }
}

const WAITS_MS = [800, 2000, 5000];
/** The server itself says after 25 s that it is still working. */
const ANSWER_WITHIN_MS = 40_000;
/** From the server (still working) and from proxies before it. */
const ASK_AGAIN = [502, 503, 504];

/** 32 hexadecimal digits. `crypto.randomUUID` is missing where a page comes by http from another machine. */
export function newMessageId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Sends a message, and again with growing waits while the server is not reached or still works.
 * @param onAgain told before each further try. @throws NotAnsweredError; the signal's reason when it was given up.
 */
export async function send(message: Message, conversationId: string | undefined, signal: AbortSignal, onAgain: () => void): Promise<ChatAnswer> {
  for (const waitMs of [...WAITS_MS, undefined]) {
    const { answer, status, retryAfterMs = 0 } = await post({ conversationId, ...message }, signal);
    if (answer) return answer;
    signal.throwIfAborted();
    if (status === 429) throw new NotAnsweredError('too-many');
    if (status && !ASK_AGAIN.includes(status)) throw new NotAnsweredError('failed');
    if (waitMs === undefined) break;
    onAgain();
    await wait(Math.max(waitMs, retryAfterMs), signal);
  }
  throw new NotAnsweredError('not-reached');
}

/** @returns no status when the server was not reached, or the connection broke before the answer was here. */
async function post(body: object, signal: AbortSignal): Promise<{ answer?: ChatAnswer; status?: number; retryAfterMs?: number }> {
  try {
    const response = await fetch('/api/chat', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    if (response.ok) return { answer: await response.json() };
    return { status: response.status, retryAfterMs: Number(response.headers.get('retry-after')) * 1000 };
  } catch {
    return {};
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
