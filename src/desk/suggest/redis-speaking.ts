import { createClient } from 'redis';
import type { Sealing } from '../../storage/conversations/redis-conversations.ts';
import { HEARD_MS, type Speaking, type Unfinished } from './speaking.ts';

const newClient = (url: string) => createClient({ url });

/** In Redis, so that a page sees what another process heard. What people say lies there sealed. */
export class RedisSpeaking implements Speaking {
  readonly #client: ReturnType<typeof newClient>;
  readonly #sealing: Sealing;

  private constructor(client: ReturnType<typeof newClient>, sealing: Sealing) {
    this.#client = client;
    this.#sealing = sealing;
  }

  /** @param url as in REDIS_URL. @throws when Redis cannot be reached. */
  static async connect(url: string, sealing: Sealing, onError: (error: Error) => void): Promise<RedisSpeaking> {
    const client = newClient(url);
    client.on('error', onError);
    await client.connect();
    return new RedisSpeaking(client, sealing);
  }

  async set(callId: string, text: Unfinished | undefined): Promise<void> {
    if (text) await this.#client.set(keyOf(callId), this.#sealing.seal(JSON.stringify(text)), { expiration: { type: 'PX', value: HEARD_MS } });
    else await this.#client.del(keyOf(callId));
  }

  async of(callId: string): Promise<Unfinished | undefined> {
    const kept = await this.#client.get(keyOf(callId));
    return kept === null ? undefined : (JSON.parse(this.#sealing.open(kept)) as Unfinished);
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}

function keyOf(callId: string): string {
  return `ask1506:{${callId}}:speaking`;
}
