import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Session } from '../../dialog/session.ts';
import { conversationKey, conversationKeys, outcomesChannel } from './conversation-keys.ts';
import {
  type ConversationOptions,
  type Conversations,
  DEFAULT_CONVERSATIONS,
  type InboundEvent,
  type Outcome,
  type Taking,
  type Turn,
} from './conversations.ts';
import { EndedSignals } from './ended-signals.ts';
import { lookUntil } from './look-until.ts';
import { connectRedis, type RedisClients } from './redis-clients.ts';
import { endOf, FAILED_END, outcomeFrom, sessionFrom } from './stored-turn.ts';
import { WaitingIndex } from './waiting-index.ts';
import { whileRenewed } from './while-renewed.ts';

/** What lies in Redis of a conversation is personal: events, sessions and answers pass through here on their way in and out. */
export interface Sealing {
  seal(text: string): string;
  /** @throws when what is stored was not made by `seal`. */
  open(sealed: string): string;
}

const UNSEALED: Sealing = { seal: (text) => text, open: (text) => text };

/** An event as it lies in the queue. */
interface StoredEvent {
  eventId: string;
  /** Sealed JSON. */
  payload: string;
}

/** How long `close` waits for commands that are under way, and `ready` for an answer. */
const PATIENCE_MS = 1000;

/** Conversations in Redis (6.2 or later), shared by every server process. What a key holds: `conversation-keys.ts`; each step: `conversation-scripts.ts`. */
export class RedisConversations implements Conversations {
  readonly #clients: RedisClients;
  readonly #index: WaitingIndex;
  readonly #signals: EndedSignals;
  readonly #options: ConversationOptions;
  readonly #sealing: Sealing;

  private constructor(clients: RedisClients, options: ConversationOptions, sealing: Sealing) {
    this.#clients = clients;
    this.#index = new WaitingIndex(clients.commands);
    this.#signals = new EndedSignals(clients);
    this.#options = options;
    this.#sealing = sealing;
  }

  /** @param url as in REDIS_URL. @param onError gets the errors of connections. @throws when Redis cannot be reached. */
  static async connect(
    url: string,
    options: Partial<ConversationOptions>,
    onError: (error: Error) => void,
    sealing: Sealing = UNSEALED,
  ): Promise<RedisConversations> {
    return new RedisConversations(await connectRedis(url, onError), { ...DEFAULT_CONVERSATIONS, ...options }, sealing);
  }

  async post({ conversationId, eventId, payload }: InboundEvent): Promise<'new' | 'known'> {
    // first into the index, so that an event which waits can always be found
    await this.#index.add(conversationId, eventId);
    const posted = await this.#clients.commands.postEvent(
      conversationKeys(conversationId),
      eventId,
      JSON.stringify({ eventId, payload: this.#sealing.seal(JSON.stringify(payload)) }),
    );
    if (posted === 'ended') await this.#index.remove(conversationId, [eventId]);
    return posted === 'new' ? 'new' : 'known';
  }

  async drain<Answer>(conversationId: string, turn: Turn<Answer>): Promise<void> {
    const { leaseMs, longestTurnMs, mostTries, keepAnswersSeconds, ttlSeconds } = this.#options;
    const { commands } = this.#clients;
    const { seal, open } = this.#sealing;
    const keys = conversationKeys(conversationId);
    const channel = outcomesChannel(conversationId);
    const token = randomUUID();
    const renew = () => commands.renewLease(keys, token, leaseMs);
    for (;;) {
      const taken = await commands.takeEvent(keys, token, leaseMs);
      if (!taken) return;
      const { eventId, payload } = JSON.parse(taken.event) as StoredEvent;
      const taking: Taking = { tries: taken.tries, following: () => this.#second(conversationId) };
      // an event that cannot be opened fails; it must not stand in the way of the next
      const work = () => endOf(() => turn(this.#sessionFrom(taken.session), { conversationId, eventId, payload: JSON.parse(open(payload)) }, taking));
      const end = taken.tries > mostTries ? FAILED_END : await whileRenewed(work, renew, leaseMs, longestTurnMs);
      const after = end.session && seal(end.session);
      const instead = end.forgetAnswers ? seal(FAILED_END.outcome) : '';
      const ended = await commands.endEvent(keys, token, eventId, seal(end.outcome), keepAnswersSeconds, after, ttlSeconds, channel, instead);
      if (ended) await this.#index.remove(conversationId, [eventId]);
    }
  }

  async #second(conversationId: string): Promise<InboundEvent | undefined> {
    const stored = await this.#clients.commands.lIndex(conversationKey(conversationId, 'queue'), 1);
    if (!stored) return undefined;
    const { eventId, payload } = JSON.parse(stored) as StoredEvent;
    return { conversationId, eventId, payload: JSON.parse(this.#sealing.open(payload)) };
  }

  answerTo<Answer>(conversationId: string, eventId: string, timeoutMs: number): Promise<Outcome<Answer> | undefined> {
    const keys = conversationKeys(conversationId);
    const look = async () => {
      const stored = await this.#clients.commands.outcomeOf(keys, eventId);
      return outcomeFrom<Answer>(stored && this.#sealing.open(stored));
    };
    return lookUntil(look, this.#signals.of(conversationId, eventId), timeoutMs);
  }

  abandoned(): Promise<string[]> {
    return this.#index.abandoned();
  }

  async session(conversationId: string): Promise<Session | undefined> {
    return this.#sessionFrom(await this.#clients.commands.get(conversationKey(conversationId, 'session')));
  }

  /** A session that cannot be opened, its key being gone, is as good as expired. */
  #sessionFrom(stored: string | null): Session | undefined {
    try {
      return sessionFrom(stored && this.#sealing.open(stored));
    } catch {
      return undefined;
    }
  }

  async forget(conversationId: string): Promise<void> {
    const waiting = await this.#clients.commands.forgetAll(conversationKeys(conversationId));
    await this.#index.remove(conversationId, waiting);
  }

  async ready(): Promise<boolean> {
    const { commands, subscriber } = this.#clients;
    const pong = await Promise.race([commands.ping().catch(() => undefined), wait(PATIENCE_MS, undefined, { ref: false })]);
    return pong === 'PONG' && subscriber.isReady;
  }

  async close(): Promise<void> {
    const { commands, subscriber } = this.#clients;
    subscriber.destroy();
    await Promise.race([commands.close().catch(() => {}), wait(PATIENCE_MS, undefined, { ref: false })]);
    commands.destroy();
  }
}
