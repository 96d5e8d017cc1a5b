import { LIMITS } from '../spec/index.ts';
import { newToken } from './ids.ts';

const LIFE_MS = LIMITS.account_link.link_token.seconds * 1000;

/** Tokens of account linking: once, within ten minutes. @see https://developers.line.biz/en/docs/messaging-api/linking-accounts/ */
export class LinkTokens {
  readonly #open = new Map<string, { userId: string; expiresAt: number }>();

  issue(userId: string, now: number): string {
    const token = newToken();
    this.#open.set(token, { userId, expiresAt: now + LIFE_MS });
    return token;
  }

  /** @returns whom it was issued for; nothing for one that is unknown, used or too old. */
  spend(token: string, now: number): string | undefined {
    const issued = this.#open.get(token);
    this.#open.delete(token);
    return issued && issued.expiresAt >= now ? issued.userId : undefined;
  }

  clear(): void {
    this.#open.clear();
  }
}
