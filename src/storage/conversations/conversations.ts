import type { Session } from '../../dialog/session.ts';

/** Something that came in for a conversation. Its id is the same when a channel delivers it again. */
export interface InboundEvent {
  /** Unique within the conversation: LINE's webhookEventId, the page's messageId. */
  eventId: string;
  conversationId: string;
  /** Plain JSON: what `TurnService` needs to take the turn. */
  payload: unknown;
}

/** What a turn leaves behind; stored in one step together with the event's end. Session and answer are plain JSON. */
export interface TurnEnd<Answer> {
  session: Session;
  answer: Answer;
  /** The person had everything erased: the answers kept for events that are delivered again go too (those events then have failed). */
  forgetAnswers?: boolean;
}

/** How an event stands in its queue when it is taken. */
export interface Taking {
  /** How often it was taken, this time included: more than 1 after a process died or hung over it. */
  tries: number;
  /** The event that waits behind it by now. */
  following(): Promise<InboundEvent | undefined>;
}

/** Takes one turn. A session that has expired, or that was stored by a version of this program that we do not know, is absent. */
export type Turn<Answer> = (session: Session | undefined, event: InboundEvent, taking: Taking) => Promise<TurnEnd<Answer>>;

/** What became of an event. */
export type Outcome<Answer> = { answer: Answer } | { failed: true };

/**
 * Sessions and the inbox in one port, because they change together: an event is ended, the session replaced and the answer kept in one
 * step, or not at all. One contract test serves every implementation (memory, Redis).
 *
 * - An event id is taken once: posting it again does nothing while it waits, and nothing after it was ended (for `keepAnswersSeconds`).
 * - Events of one conversation are taken one at a time, in the order of `post`, by whichever `drain` has the conversation's lease.
 * - A process that dies in mid-turn loses its lease, and so does a turn that hangs for more than `longestTurnMs`; the event is taken again
 *   by another. Effects must therefore be idempotent by event id.
 * - A drain whose lease has run out cannot end an event (fencing): its turn is dropped without an error.
 * - An event that was tried `mostTries` times without an end fails, so that one that kills or hangs every process does not go round for ever.
 *
 * Every method rejects when the store cannot be reached; what was posted before stays posted.
 */
export interface Conversations {
  /** Puts an event at the end of its conversation's queue. @returns `new`, or `known` when this event id was posted before. */
  post(event: InboundEvent): Promise<'new' | 'known'>;
  /**
   * Takes the turns that wait in a conversation, in order, while this drain has the lease. Returns when none is left or when another drain,
   * of this process or of another, has the lease; that one then also takes what was posted here. A turn that throws leaves the session as it
   * was and ends its event with no answer (`answerTo` gives `{ failed: true }`); the next one goes on. What it threw goes nowhere: `turn`
   * itself logs what it must.
   */
  drain<Answer>(conversationId: string, turn: Turn<Answer>): Promise<void>;
  /** The answer to an event as soon as it is there; nothing when `timeoutMs` passes before, or when the event or its answer is not kept. */
  answerTo<Answer>(conversationId: string, eventId: string, timeoutMs: number): Promise<Outcome<Answer> | undefined>;
  /**
   * Conversations with events that wait while nobody has the lease: left behind by a process that died (or posted
   * this moment and about to be drained). Every process calls it now and then and drains what it finds, until it finds none.
   */
  abandoned(): Promise<string[]>;
  /** The session, for looking only. */
  session(conversationId: string): Promise<Session | undefined>;
  /** Removes everything kept of a conversation: session, waiting events, answers. A turn that runs meanwhile is dropped. */
  forget(conversationId: string): Promise<void>;
  /** Whether the store can be reached. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

export interface ConversationOptions {
  /** A session is forgotten this long after the last turn that did not fail. */
  ttlSeconds: number;
  /** How long an answer is kept, and its event recognised, for an event that is delivered again. */
  keepAnswersSeconds: number;
  /** A lease that is not renewed for this long is lost. */
  leaseMs: number;
  /** A turn's lease is renewed for this long. Longer than the time-outs of everything that a turn waits for. */
  longestTurnMs: number;
  /** How often an event is taken before it fails. */
  mostTries: number;
}

export const DEFAULT_CONVERSATIONS: ConversationOptions = {
  ttlSeconds: 1800,
  keepAnswersSeconds: 600,
  leaseMs: 5000,
  longestTurnMs: 60_000,
  mostTries: 3,
};
