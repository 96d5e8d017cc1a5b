import type { Session } from '../../dialog/session.ts';
import type { Sessions } from './sessions.ts';
import { Turnstile } from './turnstile.ts';

/** Sessions in this process: the embedded default. */
export class MemorySessions implements Sessions {
  readonly #ttlMs: number;
  readonly #most: number;
  readonly #now: () => number;
  readonly #turnstile = new Turnstile();
  readonly #kept = new Map<string, { session: Session; until: number }>();

  /** @param ttlSeconds a session is forgotten this long after its last turn. @param most sessions kept; the oldest go first. */
  constructor(ttlSeconds: number, most = 100_000, now: () => number = Date.now) {
    this.#ttlMs = ttlSeconds * 1000;
    this.#most = most;
    this.#now = now;
  }

  async get(conversationId: string): Promise<Session | undefined> {
    const entry = this.#kept.get(conversationId);
    if (!entry) return undefined;
    if (entry.until <= this.#now()) {
      this.#kept.delete(conversationId);
      return undefined;
    }
    return structuredClone(entry.session);
  }

  async set(conversationId: string, session: Session): Promise<void> {
    this.#kept.delete(conversationId);
    this.#kept.set(conversationId, { session: structuredClone(session), until: this.#now() + this.#ttlMs });
    // a Map keeps its order, so the first key is the oldest
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
  }

  async delete(conversationId: string): Promise<void> {
    this.#kept.delete(conversationId);
  }

  inTurn<T>(conversationId: string, turn: () => Promise<T>): Promise<T> {
    return this.#turnstile.run(conversationId, turn);
  }

  async ready(): Promise<boolean> {
    return true;
  }

  async close(): Promise<void> {
    this.#kept.clear();
  }
}
