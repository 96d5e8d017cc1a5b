/** Messages pushed to a conversation that is open on a page. */
export interface LiveUpdates {
  /** @param message plain JSON. */
  publish(conversationId: string, message: unknown): void;
  /** @returns a function that ends the subscription. */
  subscribe(conversationId: string, listener: (message: unknown) => void): () => void;
  close(): Promise<void>;
}

/** Live updates within this process. */
export class MemoryLiveUpdates implements LiveUpdates {
  readonly #listeners = new Map<string, Set<(message: unknown) => void>>();

  publish(conversationId: string, message: unknown): void {
    for (const listener of this.#listeners.get(conversationId) ?? []) listener(message);
  }

  subscribe(conversationId: string, listener: (message: unknown) => void): () => void {
    const listeners = this.#listeners.get(conversationId) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(conversationId, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(conversationId);
    };
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
