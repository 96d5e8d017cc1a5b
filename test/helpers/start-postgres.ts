import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';

const ROLE = 'ask1506';
const START_MS = 20_000;
const TRIES = 3;
const run = promisify(execFile);

/** A PostgreSQL server of the test's own. */
export interface TestPostgres {
  /** Makes an empty database. @returns its address. */
  newDatabase(): Promise<string>;
  /** Everything in a database as SQL text, as pg_dump writes it. */
  dump(databaseUrl: string): Promise<string>;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

/**
 * Starts a private PostgreSQL on a free port, with its files in a folder of its own under the temporary folder. As root it runs under the
 * user `postgres` (or `nobody`), since PostgreSQL refuses root.
 * @throws when PostgreSQL is not installed (scripts/install-test-tools.sh does that) or does not start.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = binFolder();
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), 'ask-1506-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const setUp = ['-D', data, '-U', ROLE, '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'];
  await run(join(bin, 'initdb'), setUp, { ...user, cwd: folder });
  const { server, port } = await startServer(bin, data, folder, user);
  const kill = (): void => void server.kill('SIGKILL');
  process.once('exit', kill);
  const urlOf = (database: string): string => `postgres://${ROLE}@127.0.0.1:${port}/${database}`;
  let databases = 0;

  return {
    async newDatabase() {
      databases++;
      const name = `records_${databases}`;
      await withClient(urlOf('postgres'), (client) => client.query(`create database ${name}`));
      return urlOf(name);
    },
    async dump(databaseUrl) {
      const { stdout } = await run(join(bin, 'pg_dump'), ['--inserts', databaseUrl], { maxBuffer: 64 * 2 ** 20 });
      return stdout;
    },
    async stop() {
      process.off('exit', kill);
      const ended = new Promise((resolve) => server.once('exit', resolve));
      // fast shutdown: connections that are still open are cut
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type User = { uid: number; gid: number } | undefined;

/** The port is free when it is looked for; should another program take it first, another one is tried. */
async function startServer(bin: string, data: string, folder: string, user: User): Promise<{ server: ChildProcess; port: number }> {
  let said = '';
  for (let tries = 0; tries < TRIES; tries++) {
    const port = await freePort();
    const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`];
    const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], { ...user, cwd: folder });
    server.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    if (await answers(server, `postgres://${ROLE}@127.0.0.1:${port}/postgres`)) return { server, port };
    server.kill('SIGKILL');
  }
  throw new Error(`PostgreSQL did not start: ${said.slice(-2000)}`);
}

async function answers(server: ChildProcess, url: string): Promise<boolean> {
  const until = Date.now() + START_MS;
  while (Date.now() < until && server.exitCode === null) {
    const up = await withClient(url, async () => true).catch(() => false);
    if (up) return true;
    await wait(50);
  }
  return false;
}

/** Runs work with one connection of its own, for what the records' port does not offer. */
export async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Debian keeps the server's programs of each version in a folder of its own, off the PATH. */
function binFolder(): string {
  const root = '/usr/lib/postgresql';
  const versions = readdirSyncOrNone(root).sort((a, b) => Number(b) - Number(a));
  const newest = versions.find((version) => readdirSyncOrNone(join(root, version, 'bin')).includes('initdb'));
  if (!newest) throw new Error(`PostgreSQL is not installed: no ${root}/*/bin/initdb. Run scripts/install-test-tools.sh.`);
  return join(root, newest, 'bin');
}

function readdirSyncOrNone(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function unprivilegedUser(): User {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (kind: '-u' | '-g', name: string): number => Number(execFileSync('id', [kind, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) };
    } catch {
      // this machine has no such user: the next one
    }
  }
  throw new Error('PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody. Add one: useradd --system postgres');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
