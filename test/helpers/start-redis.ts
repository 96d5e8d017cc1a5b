import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from 'redis';

/** A redis-server of a test's own. It keeps nothing on disk. */
export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

const LONGEST_START_MS = 10_000;
const TRIES = 3;

/**
 * Starts redis-server on a free port and waits until it answers.
 * @param cluster makes it the only node of a cluster, so that it refuses a script whose keys do not belong together.
 * @throws when redis-server is not on the PATH or does not start.
 */
export async function startRedis({ cluster = false } = {}): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'ask1506-redis-'));
  for (let tries = 1; ; tries++) {
    const [port, busPort] = await Promise.all([freePort(), freePort()]);
    const clustered = cluster ? ['--cluster-enabled', 'yes', '--cluster-port', String(busPort)] : [];
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder, ...clustered];
    const server = spawn('redis-server', settings, { stdio: 'ignore' });
    const stop = async (): Promise<void> => {
      if (server.exitCode === null && server.signalCode === null && server.kill('SIGKILL')) await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    };
    const url = `redis://127.0.0.1:${port}`;
    try {
      await answers(server, url, cluster);
      return { url, stop };
    } catch (error) {
      // another process may have taken the port meanwhile
      if (tries < TRIES && server.exitCode !== null) continue;
      await stop();
      throw error;
    }
  }
}

/** Resolves when the server takes commands, which the node of a cluster does once it has all slots. */
async function answers(server: ChildProcess, url: string, cluster: boolean): Promise<void> {
  const ended = new Promise<never>((_resolve, reject) => {
    server.once('error', (cause) => reject(new Error('redis-server cannot be started. Install it: apt-get install redis-server.', { cause })));
    server.once('exit', (code) => reject(new Error(`redis-server ended with ${code} when it was started.`)));
  });
  const client = createClient({ url, socket: { reconnectStrategy: 20 } });
  // refused connections until the server is up
  client.on('error', () => {});
  const up = async (): Promise<void> => {
    await client.connect();
    if (!cluster) return;
    await client.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', '0', '16383']);
    while (!(await client.clusterInfo()).includes('cluster_state:ok')) await wait(10);
  };
  const late = wait(LONGEST_START_MS, undefined, { ref: false }).then(() => {
    throw new Error(`redis-server did not answer at ${url} in ${LONGEST_START_MS / 1000} seconds.`);
  });
  try {
    await Promise.race([up(), ended, late]);
  } finally {
    client.destroy();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
