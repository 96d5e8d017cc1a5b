import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from 'redis';
import type { Session } from '../../dialog/session.ts';
import type { Sessions } from './sessions.ts';
import { Turnstile } from './turnstile.ts';

const newClient = (url: string) => createClient({ url });
type Client = ReturnType<typeof newClient>;

const LOCK_MS = 15_000;
const RETRY_MS = 15;
/** Deletes the lock only when it is still ours. */
const RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";

/** Sessions in Redis, shared by every server process. Keys of one conversation share a hash tag, so they live on one cluster node. */
export class RedisSessions implements Sessions {
  readonly #client: Client;
  readonly #ttlSeconds: number;
  readonly #turnstile = new Turnstile();

  private constructor(client: Client, ttlSeconds: number) {
    this.#client = client;
    this.#ttlSeconds = ttlSeconds;
  }

  /** @param url as in REDIS_URL. @throws when Redis cannot be reached. */
  static async connect(url: string, ttlSeconds: number, onError: (error: Error) => void): Promise<RedisSessions> {
    const client = newClient(url);
    client.on('error', onError);
    await client.connect();
    return new RedisSessions(client, ttlSeconds);
  }

  async get(conversationId: string): Promise<Session | undefined> {
    const stored = await this.#client.get(key(conversationId, 'session'));
    return stored ? (JSON.parse(String(stored)) as Session) : undefined;
  }

  async set(conversationId: string, session: Session): Promise<void> {
    await this.#client.set(key(conversationId, 'session'), JSON.stringify(session), { expiration: { type: 'EX', value: this.#ttlSeconds } });
  }

  async delete(conversationId: string): Promise<void> {
    await this.#client.del(key(conversationId, 'session'));
  }

  inTurn<T>(conversationId: string, turn: () => Promise<T>): Promise<T> {
    return this.#turnstile.run(conversationId, async () => {
      const lock = key(conversationId, 'lock');
      const mine = randomUUID();
      while (!(await this.#client.set(lock, mine, { condition: 'NX', expiration: { type: 'PX', value: LOCK_MS } }))) await wait(RETRY_MS);
      try {
        return await turn();
      } finally {
        await this.#client.eval(RELEASE, { keys: [lock], arguments: [mine] });
      }
    });
  }

  async ready(): Promise<boolean> {
    return (await this.#client.ping().catch(() => '')) === 'PONG';
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}

function key(conversationId: string, what: string): string {
  return `ask1506:{${conversationId}}:${what}`;
}
