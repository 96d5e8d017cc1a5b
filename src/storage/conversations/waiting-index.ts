import { conversationKey } from './conversation-keys.ts';
import type { RedisConversationsClient } from './redis-clients.ts';

/** Sorted set of events that were posted and may wait, as JSON `[conversationId, eventId]`, by the time of their post in ms. One for all conversations. */
export const WAITING_INDEX = 'ask1506:waiting';
/** At most so many entries are looked at in one go, the oldest first. */
const MOST = 1000;
/** An entry whose event does not wait may be one that is about to be posted, for this long. */
const POSTING_MS = 60_000;

interface Entry {
  conversationId: string;
  eventId: string;
  postedAt: number;
}

/**
 * Finds conversations in which events wait. It may name events that do not wait any more, never the other way round: an event is added before
 * it is posted and removed after it was ended, each by itself, so that two who post or end at the same time cannot undo one another.
 */
export class WaitingIndex {
  readonly #client: RedisConversationsClient;

  constructor(client: RedisConversationsClient) {
    this.#client = client;
  }

  async add(conversationId: string, eventId: string): Promise<void> {
    await this.#client.zAdd(WAITING_INDEX, { score: Date.now(), value: JSON.stringify([conversationId, eventId]) }, { condition: 'NX' });
  }

  async remove(conversationId: string, eventIds: string[]): Promise<void> {
    const members = eventIds.map((eventId) => JSON.stringify([conversationId, eventId]));
    if (members.length > 0) await this.#client.zRem(WAITING_INDEX, members);
  }

  /** Conversations in which an event waits while nobody has the lease. Entries of events that no longer wait leave the index. */
  async abandoned(): Promise<string[]> {
    const entries = (await this.#client.zRangeWithScores(WAITING_INDEX, 0, MOST - 1)).map(({ value, score }): Entry => {
      const [conversationId, eventId] = JSON.parse(value) as [string, string];
      return { conversationId, eventId, postedAt: score };
    });
    const byConversation = [...Map.groupBy(entries, ({ conversationId }) => conversationId)];
    const found = await Promise.all(byConversation.map(async ([id, own]) => ((await this.#isAbandoned(id, own)) ? [id] : [])));
    return found.flat();
  }

  async #isAbandoned(conversationId: string, entries: Entry[]): Promise<boolean> {
    const eventIds = entries.map(({ eventId }) => eventId);
    const [knownUntil, leases] = await Promise.all([
      this.#client.zmScore(conversationKey(conversationId, 'events'), eventIds),
      this.#client.exists(conversationKey(conversationId, 'lease')),
    ]);
    const waits = knownUntil.map((until) => until === Number.POSITIVE_INFINITY);
    const stale = entries.filter(({ postedAt }, index) => !waits[index] && postedAt < Date.now() - POSTING_MS);
    await this.remove(
      conversationId,
      stale.map(({ eventId }) => eventId),
    );
    return leases === 0 && waits.includes(true);
  }
}
