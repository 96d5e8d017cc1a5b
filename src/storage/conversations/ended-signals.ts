import { outcomesChannel } from './conversation-keys.ts';
import type { Listen } from './look-until.ts';
import type { RedisClients, RedisConversationsClient } from './redis-clients.ts';

/** Tells who waits for an event that it has ended, whichever process ended it. */
export class EndedSignals {
  readonly #subscriber: RedisConversationsClient;
  readonly #wakes = new Set<() => void>();

  constructor({ commands, subscriber }: RedisClients) {
    this.#subscriber = subscriber;
    // what was published while a connection was lost is found by looking again
    for (const client of [commands, subscriber]) {
      client.on('ready', () => {
        for (const wake of this.#wakes) wake();
      });
    }
  }

  of(conversationId: string, eventId: string): Listen {
    return (wake) => {
      const channel = outcomesChannel(conversationId);
      const heard = (ended: string): void => {
        if (ended === eventId) wake();
      };
      const listening = this.#subscriber.subscribe(channel, heard);
      this.#wakes.add(wake);
      const stop = (): void => {
        this.#wakes.delete(wake);
        // nobody waits for this; when it fails the connection is gone, and with it the subscription
        listening.then(() => this.#subscriber.unsubscribe(channel, heard)).catch(() => {});
      };
      return { listening, stop };
    };
  }
}
