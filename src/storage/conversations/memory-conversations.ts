import type { Session } from '../../dialog/session.ts';
import {
  type ConversationOptions,
  type Conversations,
  DEFAULT_CONVERSATIONS,
  type InboundEvent,
  type Outcome,
  type Turn,
  type TurnEnd,
} from './conversations.ts';
import { KeptConversation } from './kept-conversation.ts';
import { type Listen, lookUntil } from './look-until.ts';

/** Conversations in this process: the embedded default. */
export class MemoryConversations implements Conversations {
  readonly #options: ConversationOptions;
  readonly #most: number;
  readonly #now: () => number;
  /** By id; the one whose last event came or ended longest ago is first, as a Map keeps its order. */
  readonly #kept = new Map<string, KeptConversation>();
  /** Who waits for an answer, by conversation. */
  readonly #waiting = new Map<string, Set<() => void>>();

  /** @param most conversations kept; the oldest in which no event waits go first. */
  constructor(options: Partial<ConversationOptions> = {}, most = 100_000, now: () => number = Date.now) {
    this.#options = { ...DEFAULT_CONVERSATIONS, ...options };
    this.#most = most;
    this.#now = now;
  }

  async post(event: InboundEvent): Promise<'new' | 'known'> {
    const kept = this.#kept.get(event.conversationId) ?? new KeptConversation(this.#options, this.#now);
    const posted = kept.post(event);
    if (posted === 'new') this.#touch(event.conversationId, kept);
    return posted;
  }

  async drain<Answer>(conversationId: string, turn: Turn<Answer>): Promise<void> {
    const holder = Symbol(conversationId);
    for (;;) {
      const kept = this.#kept.get(conversationId);
      const taken = kept?.take(holder);
      if (!kept || !taken) return;
      const end =
        taken.tries > this.#options.mostTries
          ? undefined
          : await endOf(() => turn(kept.session, taken.event, { tries: taken.tries, following: async () => kept.second }));
      // the conversation may have been forgotten meanwhile
      if (this.#kept.get(conversationId) !== kept || !kept.end(holder, taken.event.eventId, end)) continue;
      this.#touch(conversationId, kept);
      for (const wake of this.#waiting.get(conversationId) ?? []) wake();
    }
  }

  answerTo<Answer>(conversationId: string, eventId: string, timeoutMs: number): Promise<Outcome<Answer> | undefined> {
    const look = async () => this.#kept.get(conversationId)?.outcomeOf(eventId) as Outcome<Answer> | undefined;
    return lookUntil(look, this.#answersOf(conversationId), timeoutMs);
  }

  async abandoned(): Promise<string[]> {
    return [...this.#kept].filter(([, kept]) => kept.waits && !kept.leased).map(([conversationId]) => conversationId);
  }

  async session(conversationId: string): Promise<Session | undefined> {
    return this.#kept.get(conversationId)?.session;
  }

  async forget(conversationId: string): Promise<void> {
    this.#kept.delete(conversationId);
  }

  async ready(): Promise<boolean> {
    return true;
  }

  async close(): Promise<void> {
    this.#kept.clear();
  }

  /** Makes a conversation the youngest, and lets go those whose time is over and the oldest that are too many. */
  #touch(conversationId: string, kept: KeptConversation): void {
    this.#kept.delete(conversationId);
    this.#kept.set(conversationId, kept);
    for (const [id, oldest] of this.#kept) {
      if (oldest.waits) continue;
      if (!oldest.over && this.#kept.size <= this.#most) break;
      this.#kept.delete(id);
    }
  }

  #answersOf(conversationId: string): Listen {
    return (wake) => {
      const waiting = this.#waiting.get(conversationId) ?? new Set();
      this.#waiting.set(conversationId, waiting.add(wake));
      const stop = (): void => {
        waiting.delete(wake);
        if (waiting.size === 0) this.#waiting.delete(conversationId);
      };
      return { listening: Promise.resolve(), stop };
    };
  }
}

/** What a turn leaves behind, as a copy; nothing when it failed. */
async function endOf<Answer>(turn: () => Promise<TurnEnd<Answer>>): Promise<TurnEnd<Answer> | undefined> {
  try {
    return structuredClone(await turn());
  } catch {
    return undefined;
  }
}
