import type { messagingApi } from '@line/bot-sdk';

/** One accepted request that sent messages. */
export interface Sent {
  via: 'reply' | 'push';
  /** ISO 8601. */
  at: string;
  userId: string;
  messages: messagingApi.Message[];
  retryKey?: string;
}

/** Everything the bot sent, oldest first. */
export class SentLog {
  readonly #sent: Sent[] = [];
  readonly #waiting = new Set<() => void>();

  add(sent: Sent): void {
    this.#sent.push(sent);
    for (const look of [...this.#waiting]) look();
  }

  /** @param userId of one person; of everyone when not said. */
  to(userId?: string): Sent[] {
    return this.#sent.filter((sent) => userId === undefined || sent.userId === userId);
  }

  /**
   * Waits until so many requests have sent something to a person.
   * @throws Error when they have not within `timeoutMs`; it says what was sent.
   */
  until(userId: string, count: number, timeoutMs = 10_000): Promise<Sent[]> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const sent = this.to(userId);
        if (sent.length < count) return;
        end();
        resolve(sent);
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`The bot sent ${this.to(userId).length} of ${count} times within ${timeoutMs} ms: ${JSON.stringify(this.to(userId))}`));
      }, timeoutMs);
      const end = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      this.#waiting.add(look);
      look();
    });
  }

  clear(): void {
    this.#sent.length = 0;
  }
}
