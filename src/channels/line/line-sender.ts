import { setTimeout as wait } from 'node:timers/promises';
import type { messagingApi } from '@line/bot-sdk';
import { type LineApi, LineApiError } from './line-api.ts';
import type { LineHooks } from './line-hooks.ts';
import { neverArrived } from './never-arrived.ts';

/** Messages on their way to one person. Plain JSON. */
export interface Parcel {
  conversationId: string;
  userId: string;
  messages: messagingApi.Message[];
  /** Of the push: the same however often it is tried, so that LINE takes it once. */
  retryKey: string;
  /** The event's token and when it came, ms since 1970. */
  reply?: { token: string; at: number } | undefined;
}

/**
 * What became of a parcel. `later`: it did not arrive, and trying again may help. `uncertain`: a reply whose answer was lost; only its token,
 * while it is young, can tell whether LINE had it.
 */
export type Sent = 'delivered' | 'later' | 'quota' | 'uncertain' | 'refused';

export interface LineSenderParts {
  api: Pick<LineApi, 'reply' | 'push'>;
  hooks: LineHooks;
  /** ms since 1970. */
  now: () => number;
  /** Pauses before each further try, in ms: a turn waits for them. */
  pausesMs?: readonly number[] | undefined;
}

/** LINE lets a token live for a minute; what takes longer than this is pushed. */
const TOKEN_LIFE_MS = 50_000;
const PAUSES_MS = [300, 1000];
const LONGEST_PAUSE_MS = 2000;

/**
 * Sends a parcel: by reply, which is free, and otherwise by push.
 *
 * A reply has no retry key, but its token is good once, and so tells what became of it. When LINE's answer is lost (a time-out, a broken
 * connection, a 5xx), LINE may have taken the reply: to push then could say everything twice. So the same token is tried again while it is
 * young: either it is taken now, or LINE says that it was used, which is to say that the messages are there. Only when LINE surely has not
 * taken the reply is it pushed: it said so, or the connection was never made, or every try was answered with 5xx.
 */
export class LineSender {
  readonly #parts: LineSenderParts;
  readonly #pausesMs: readonly number[];

  constructor(parts: LineSenderParts) {
    this.#parts = parts;
    this.#pausesMs = parts.pausesMs ?? PAUSES_MS;
  }

  /**
   * @param before how an earlier try of the same parcel ended, by this process or one that died: `tried`, it may have replied; `uncertain`, it
   * has replied and its answer was lost.
   */
  async send(parcel: Parcel, before: 'fresh' | 'tried' | 'uncertain' = 'fresh'): Promise<Sent> {
    const replied = await this.#reply(parcel, before);
    return replied === 'push' ? this.#push(parcel) : replied;
  }

  /** Whether a parcel's token can tell nothing any more. */
  tokenIsOld({ reply }: Parcel): boolean {
    return reply === undefined || this.#isOld(reply);
  }

  #isOld({ at }: { at: number }): boolean {
    return this.#parts.now() - at > TOKEN_LIFE_MS;
  }

  async #reply({ reply, messages }: Parcel, before: 'fresh' | 'tried' | 'uncertain'): Promise<'delivered' | 'uncertain' | 'push'> {
    if (!reply) return 'push';
    let lost = before === 'uncertain';
    let perhapsTaken = before !== 'fresh';
    for (const pauseMs of [0, ...this.#pausesMs]) {
      await wait(pauseMs);
      // an old token tells nothing. Had a process died between LINE's answer and the end of the turn this long ago, it would be said twice.
      if (this.#isOld(reply)) break;
      try {
        await this.#parts.api.reply(reply.token, messages);
        this.#parts.hooks.onSent?.('reply');
        return 'delivered';
      } catch (error) {
        const { code, status } = this.#failed(error);
        if (code === 'invalid-token') return perhapsTaken ? 'delivered' : 'push';
        if (code === 'refused' || code === 'quota') break;
        if (code === 'unavailable' && !neverArrived(error)) {
          perhapsTaken = true;
          lost ||= status === undefined;
        }
      }
    }
    return lost ? 'uncertain' : 'push';
  }

  async #push({ userId, messages, retryKey }: Parcel): Promise<Sent> {
    let asked = 0;
    for (const pauseMs of [0, ...this.#pausesMs]) {
      await wait(Math.min(LONGEST_PAUSE_MS, Math.max(pauseMs, asked)));
      try {
        await this.#parts.api.push(userId, messages, retryKey);
        this.#parts.hooks.onSent?.('push');
        return 'delivered';
      } catch (error) {
        const { code, retryAfterMs } = this.#failed(error);
        if (code === 'quota') return 'quota';
        if (code === 'refused' || code === 'invalid-token') return 'refused';
        asked = retryAfterMs ?? 0;
      }
    }
    return 'later';
  }

  #failed(error: unknown): LineApiError {
    if (!(error instanceof LineApiError)) throw error;
    this.#parts.hooks.onFailed?.(error.code);
    return error;
  }
}
