import { createClient } from 'redis';
import { CONVERSATION_SCRIPTS } from './conversation-scripts.ts';

const LONGEST_RECONNECT_MS = 2000;
const JITTER_MS = 200;

const newClient = (url: string, reconnect: (retries: number) => number | false) =>
  // while Redis is away a command fails at once: the caller knows what it means, a queue here would only keep people waiting
  createClient({ url, scripts: CONVERSATION_SCRIPTS, disableOfflineQueue: true, socket: { reconnectStrategy: reconnect } });

export type RedisConversationsClient = ReturnType<typeof newClient>;

/** Two connections: a subscribed one cannot be held up by the commands of the other. */
export interface RedisClients {
  commands: RedisConversationsClient;
  subscriber: RedisConversationsClient;
}

/**
 * Connects; a connection that is lost later comes back by itself.
 * @param url as in REDIS_URL. @param onError gets the errors of connections.
 * @throws when Redis cannot be reached now.
 */
export async function connectRedis(url: string, onError: (error: Error) => void): Promise<RedisClients> {
  let connected = false;
  const commands = newClient(url, (retries) => connected && Math.min(50 * 2 ** retries, LONGEST_RECONNECT_MS) + Math.floor(Math.random() * JITTER_MS));
  const subscriber = commands.duplicate();
  for (const client of [commands, subscriber]) client.on('error', onError);
  try {
    await commands.connect();
    await subscriber.connect();
  } catch (cause) {
    commands.destroy();
    subscriber.destroy();
    // the host only: the address may hold a password
    throw new Error(`Redis cannot be reached at ${new URL(url).host}. Check that it runs there and that REDIS_URL is right.`, { cause });
  }
  connected = true;
  return { commands, subscriber };
}
