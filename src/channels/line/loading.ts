import type { LineApi } from './line-api.ts';

export interface LoadingParts {
  api: Pick<LineApi, 'loading'>;
  /** How long a person waits before they are shown that something is being done, in ms. */
  afterMs: number;
  onError: (error: unknown) => void;
}

/** LINE takes the dots away when a message arrives, or after so long. */
const SHOWN_SECONDS = 20;

/** Shows three dots in the chats of people whose answer takes long; once a wait. */
export class Loading {
  readonly #parts: LoadingParts;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(parts: LoadingParts) {
    this.#parts = parts;
  }

  /** @returns what ends this wait; it does nothing when another one was under way already. */
  start(conversationId: string, userId: string): () => void {
    if (this.#timers.has(conversationId)) return () => {};
    const timer = setTimeout(() => {
      this.#timers.delete(conversationId);
      this.#parts.api.loading(userId, SHOWN_SECONDS).catch(this.#parts.onError);
    }, this.#parts.afterMs);
    this.#timers.set(conversationId, timer.unref());
    return () => {
      if (this.#timers.get(conversationId) === timer) this.stop(conversationId);
    };
  }

  /** Before the answer is sent: dots that come after it would stay. */
  stop(conversationId: string): void {
    clearTimeout(this.#timers.get(conversationId));
    this.#timers.delete(conversationId);
  }
}
