const LIFE_MS = 24 * 3_600_000;

/** What was accepted with a retry key. */
export interface Accepted {
  requestId: string;
  /** Of the answer: sentMessages, or nothing. */
  body: object;
}

/** Retry keys: what was accepted with one is not done again for a day. @see https://developers.line.biz/en/docs/messaging-api/retrying-api-request/ */
export class RetryKeys {
  readonly #accepted = new Map<string, Accepted & { expiresAt: number }>();

  accept(key: string, accepted: Accepted, now: number): void {
    this.#accepted.set(key.toLowerCase(), { ...accepted, expiresAt: now + LIFE_MS });
  }

  find(key: string, now: number): Accepted | undefined {
    const accepted = this.#accepted.get(key.toLowerCase());
    return accepted && accepted.expiresAt >= now ? accepted : undefined;
  }

  clear(): void {
    this.#accepted.clear();
  }
}
