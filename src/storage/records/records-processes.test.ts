import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { DATABASES, TestDatabases } from '../../../test/helpers/records-databases.ts';
import { startRecordsChild } from '../../../test/helpers/records-start-child.ts';
import { newKeyRingText, parseKeyRing } from './key-ring.ts';
import { migrations } from './migrations/index.ts';
import { openRecords } from './open-records.ts';
import { DEFAULT_RETENTION } from './records.ts';

const keys = newKeyRingText();
const keyRing = parseKeyRing(keys);
/** Processes start one after another on a busy machine. */
const PATIENCE_MS = 90_000;
const databases = new TestDatabases();
afterAll(() => databases.stop());

describe.each(DATABASES)('several processes on %s', (kind) => {
  test(
    'four that start at once on an empty database all open it, and the tables are made once',
    async () => {
      const { place, run } = await databases.newDatabase(kind);
      const children = Array.from({ length: 4 }, () => startRecordsChild({ place, keys, task: 'open' }));
      await Promise.all(children.map((child) => child.said(1)));
      for (const child of children) child.go();
      expect(await Promise.all(children.map(async (child) => [await child.ended, child.lines, child.errors()]))).toEqual(
        children.map(() => [0, ['ready', 'open'], '']),
      );
      const made = await run('select name from kysely_migration order by name');
      expect(made.map(({ name }) => name)).toEqual(Object.keys(migrations('sqlite')));
      expect(await run('select name from settings')).toHaveLength(1);
    },
    PATIENCE_MS,
  );
});

test(
  'a process that is killed while it writes to SQLite loses nothing that was acknowledged, five times over',
  async () => {
    const { place, run } = await databases.newDatabase('SQLite');
    const acknowledged: string[] = [];
    for (let round = 1; round <= 5; round++) {
      const child = startRecordsChild({ place, keys, task: 'write' });
      await child.said(1);
      child.go();
      await child.said(2 + 20 * round);
      child.process.kill('SIGKILL');
      expect(await child.ended).toBe('SIGKILL');
      acknowledged.push(...child.lines.slice(2));

      const records = await openRecords({ ...place, keyRing, retention: DEFAULT_RETENTION });
      const events = new Set((await records.transcripts.of('child')).map(({ eventId }) => eventId));
      for (const line of acknowledged) {
        const [key = '', reference = ''] = line.split(' ');
        expect({ line, transcript: events.has(key), complaint: (await records.complaints.find(reference))?.reference }).toEqual({
          line,
          transcript: true,
          complaint: reference,
        });
      }
      await records.close();
      expect(await run('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(300);
  },
  PATIENCE_MS,
);

test('while another connection writes to SQLite, records wait their turn and everything else goes on', async () => {
  const { place } = await databases.newDatabase('SQLite');
  const records = await openRecords({ ...place, keyRing, retention: DEFAULT_RETENTION });
  const other = new DatabaseSync(place.file ?? '');
  other.exec('begin immediate');
  const order: string[] = [];
  const entry = { actor: 'system', action: 'test', personKey: undefined, conversationId: undefined, detail: undefined };
  const added = records.audit.add(entry).then(() => order.push('added'));
  for (let turns = 0; turns < 5; turns++) await nextTurn();
  order.push('went on');
  other.exec('commit');
  await added;
  expect(order).toEqual(['went on', 'added']);
  other.close();
  await records.close();
});
