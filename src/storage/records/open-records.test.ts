import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from '@jest/globals';
import { newKeyRingText, parseKeyRing } from './key-ring.ts';
import { openRecords } from './open-records.ts';
import { DEFAULT_RETENTION } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'ask-1506-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const settings = { keyRing: parseKeyRing(newKeyRingText()), retention: DEFAULT_RETENTION };

test('without a place there are no records', async () => {
  await expect(openRecords(settings)).rejects.toThrow('The records have no place. Set DATABASE_URL to postgres://');
});

test.each(['mysql://user:topsecret@host/db', 'postgres://user:topsecret@127.0.0.1:1/db', 'postgres://user:topsecret@:bad:/db'])(
  'an address that leads nowhere is refused without showing its password: %s',
  async (databaseUrl) => {
    const error = await openRecords({ ...settings, databaseUrl }).catch((reason: Error) => reason);
    expect(error).toMatchObject({ name: 'RecordsError', message: expect.stringContaining('DATABASE_URL') });
    expect(JSON.stringify(error, [...Object.getOwnPropertyNames(error), 'cause', 'input', 'message', 'stack'])).not.toContain('topsecret');
  },
);

test('a server that takes the connection and says nothing is given up after five seconds', async () => {
  const sockets = new Set<{ destroy(): void }>();
  const silent = createServer((socket) => sockets.add(socket));
  const port = await new Promise<number>((resolve) => silent.listen(0, '127.0.0.1', () => resolve((silent.address() as { port: number }).port)));
  await expect(openRecords({ ...settings, databaseUrl: `postgres://a@127.0.0.1:${port}/b` })).rejects.toThrow(/cannot be opened: .*timeout/i);
  for (const socket of sockets) socket.destroy();
  silent.close();
});

test('a SQLite file is made with its folder, for its owner only', async () => {
  const file = join(folder, 'a', 'b', 'records.db');
  const records = await openRecords({ ...settings, file });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'a', 'b')).mode & 0o777).toBe(0o700);
  expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
  await records.close();
});

test('a file that is no database is refused and left as it is', async () => {
  const file = join(folder, 'other.db');
  writeFileSync(file, 'this is no database, only text that is long enough to be taken for a page'.repeat(50));
  const before = readFileSync(file);
  await expect(openRecords({ ...settings, file })).rejects.toThrow(/The records in .*other\.db cannot be opened: file is not a database/);
  expect(readFileSync(file)).toEqual(before);
});

test('a database that a newer program has changed is refused', async () => {
  const file = join(folder, 'newer.db');
  await (await openRecords({ ...settings, file })).close();
  const database = new DatabaseSync(file);
  database.exec("insert into kysely_migration values ('9999-from-the-future', '2099-01-01T00:00:00.000Z')");
  database.close();
  await expect(openRecords({ ...settings, file })).rejects.toThrow('previously executed migration 9999-from-the-future is missing');
});
