import type { Session } from '../../dialog/session.ts';

/** Something that came in for a conversation. Its id is the same when a channel delivers it again. */
export interface InboundEvent {
  /** Unique within the conversation: LINE's webhookEventId, the page's messageId. */
  eventId: string;
  conversationId: string;
  /** Plain JSON: what `TurnService` needs to take the turn. */
  payload: unknown;
}

/** What a turn leaves behind; stored in one step together with the event's end. */
export interface TurnEnd<Answer> {
  session: Session;
  answer: Answer;
}

/**
 * Sessions and the inbox in one port, because they change together: an event is ended, the session replaced and the answer kept in one
 * step, or not at all. One contract test serves every implementation (memory, Redis).
 *
 * - An event id is taken once: posting it again does nothing while it waits, and nothing after it was answered (for `keepAnswersSeconds`).
 * - Events of one conversation are taken one at a time, in the order of `post`, by whichever process has the conversation's lease.
 * - A process that dies in mid-turn loses its lease; the event is taken again by another. Effects must therefore be idempotent by event id.
 * - A process whose lease has run out cannot end an event (fencing).
 */
export interface Conversations {
  /** @returns `new`, or `known` when this event id was posted before. */
  post(event: InboundEvent): Promise<'new' | 'known'>;
  /**
   * Takes the turns that wait in a conversation, in order, while this process has the lease. Returns when none is left or when another
   * process has the lease. A turn that throws ends its event with no answer (`answerTo` gives `{ failed: true }`); the next one goes on.
   */
  drain<Answer>(conversationId: string, turn: (session: Session | undefined, event: InboundEvent) => Promise<TurnEnd<Answer>>): Promise<void>;
  /** The answer to an event as soon as it is there; nothing when `timeoutMs` passes before. */
  answerTo<Answer>(conversationId: string, eventId: string, timeoutMs: number): Promise<{ answer: Answer } | { failed: true } | undefined>;
  /** Conversations with events that wait while nobody has the lease: left behind by a process that died. */
  abandoned(): Promise<string[]>;
  /** The session, for looking only. */
  session(conversationId: string): Promise<Session | undefined>;
  /** Removes everything kept of a conversation: session, waiting events, answers. */
  forget(conversationId: string): Promise<void>;
  /** Whether the store can be reached. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

export interface ConversationOptions {
  /** A session and its answers are forgotten this long after the last turn. */
  ttlSeconds: number;
  /** How long an answer is kept for an event that is delivered again. */
  keepAnswersSeconds: number;
  /** A lease that is not renewed for this long is lost. */
  leaseMs: number;
}

export const DEFAULT_CONVERSATIONS: ConversationOptions = { ttlSeconds: 1800, keepAnswersSeconds: 600, leaseMs: 5000 };
