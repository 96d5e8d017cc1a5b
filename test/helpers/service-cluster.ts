import { createClient } from 'redis';
import { type RunningSandbox, startSandbox } from '../../sandbox/sso/start-sandbox.ts';
import { newKeyRingText, parseKeyRing } from '../../src/storage/records/key-ring.ts';
import type { KeyRing } from '../../src/storage/records/records.ts';
import { type ServiceProcess, startService } from './service-process.ts';
import { startPostgres, type TestPostgres } from './start-postgres.ts';
import { startRedis, type TestRedis } from './start-redis.ts';

/** Processes of the server as in service, over a Redis that writes to disk, a PostgreSQL, and the sandbox. */
export interface ServiceCluster {
  redis: TestRedis;
  databaseUrl: string;
  sandbox: RunningSandbox;
  keyRing: KeyRing;
  /** Those that live; a new one joins when it listens. */
  processes: ServiceProcess[];
  /** Starts one more. */
  add(): Promise<ServiceProcess>;
  /** Kills one at once. */
  kill(process: ServiceProcess): Promise<void>;
  stop(): Promise<void>;
}

/** Starts all of it. @param count processes of the server. Stop what it returns. */
export async function startCluster(count: number): Promise<ServiceCluster> {
  const [redis, postgres, sandbox] = await Promise.all<[Promise<TestRedis>, Promise<TestPostgres>, Promise<RunningSandbox>]>([
    startRedis(),
    startPostgres(),
    startSandbox('2026-11-24'),
  ]);
  await withRedis(redis.url, (client) => client.configSet('appendonly', 'yes'));
  const databaseUrl = await postgres.newDatabase();
  const keys = newKeyRingText();
  const env = {
    ...keys,
    REDIS_URL: redis.url,
    DATABASE_URL: databaseUrl,
    REGISTRY_URL: sandbox.baseUrl,
    REGISTRY_TOKEN: sandbox.token,
    CONTACT_CENTRE_URL: sandbox.baseUrl,
    CONTACT_CENTRE_TOKEN: sandbox.token,
    TODAY: '2026-11-24',
  };
  const processes: ServiceProcess[] = [];
  const cluster: ServiceCluster = {
    redis,
    databaseUrl,
    sandbox,
    keyRing: parseKeyRing(keys),
    processes,
    add: async () => {
      const process = await startService(env);
      processes.push(process);
      return process;
    },
    kill: async (process) => {
      processes.splice(processes.indexOf(process), 1);
      await process.kill();
    },
    stop: async () => {
      await Promise.all(processes.map((process) => process.kill()));
      await Promise.all([redis.stop(), postgres.stop(), sandbox.stop()]);
    },
  };
  await Promise.all(Array.from({ length: count }, () => cluster.add()));
  return cluster;
}

const clientOf = (url: string) => createClient({ url });

/** Runs work with a connection of its own. */
export async function withRedis<Result>(url: string, work: (client: ReturnType<typeof clientOf>) => Promise<Result>): Promise<Result> {
  const client = clientOf(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}
