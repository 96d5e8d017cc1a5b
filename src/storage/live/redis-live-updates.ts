import { createClient } from 'redis';
import { type LiveUpdates, MemoryLiveUpdates } from './live-updates.ts';

const CHANNEL = 'ask1506:live';
const newClient = (url: string) => createClient({ url });
type Client = ReturnType<typeof newClient>;

/** Live updates across processes: what one publishes reaches the pages of all. */
export class RedisLiveUpdates implements LiveUpdates {
  readonly #local = new MemoryLiveUpdates();
  readonly #out: Client;
  readonly #in: Client;
  readonly #onError: (error: Error) => void;

  private constructor(out: Client, into: Client, onError: (error: Error) => void) {
    this.#out = out;
    this.#in = into;
    this.#onError = onError;
  }

  /** @param url as in REDIS_URL. @throws when Redis cannot be reached. */
  static async connect(url: string, onError: (error: Error) => void): Promise<RedisLiveUpdates> {
    const [out, into] = [newClient(url), newClient(url)];
    out.on('error', onError);
    into.on('error', onError);
    await Promise.all([out.connect(), into.connect()]);
    const live = new RedisLiveUpdates(out, into, onError);
    await into.subscribe(CHANNEL, (text) => {
      const { conversationId, message } = JSON.parse(text) as { conversationId: string; message: unknown };
      live.#local.publish(conversationId, message);
    });
    return live;
  }

  publish(conversationId: string, message: unknown): void {
    this.#out.publish(CHANNEL, JSON.stringify({ conversationId, message })).catch(this.#onError);
  }

  subscribe(conversationId: string, listener: (message: unknown) => void): () => void {
    return this.#local.subscribe(conversationId, listener);
  }

  async close(): Promise<void> {
    await Promise.all([this.#in.close(), this.#out.close(), this.#local.close()]);
  }
}
