import { LIMITS } from '../spec/index.ts';
import { newToken } from './ids.ts';

const LIFE_MS = LIMITS.reply_token.seconds_after_webhook * 1000;
const RENEWABLE_MS = 20 * 60_000;

interface Issued {
  userId: string;
  eventAt: number;
  expiresAt: number;
}

/** Reply tokens: once, within a minute. @see https://developers.line.biz/en/reference/messaging-api/#send-reply-message */
export class ReplyTokens {
  readonly #open = new Map<string, Issued>();

  issue(userId: string, now: number): string {
    const token = newToken();
    this.#open.set(token, { userId, eventAt: now, expiresAt: now + LIFE_MS });
    return token;
  }

  /** After a redelivery: another minute, unless used or 20 minutes have passed since the event. */
  renew(token: string, now: number): void {
    const issued = this.#open.get(token);
    if (issued && now - issued.eventAt <= RENEWABLE_MS) issued.expiresAt = now + LIFE_MS;
  }

  /** @returns whose it is; nothing for one that is unknown, used or too old. */
  spend(token: string, now: number): string | undefined {
    const issued = this.#open.get(token);
    if (!issued || issued.expiresAt < now) return undefined;
    this.#open.delete(token);
    return issued.userId;
  }

  clear(): void {
    this.#open.clear();
  }
}
