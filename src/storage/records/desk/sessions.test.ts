import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES, type TestDatabase, TestDatabases } from '../../../../test/helpers/records-databases.ts';
import { newKeyRingText, parseKeyRing } from '../key-ring.ts';
import { openRecords } from '../open-records.ts';
import { DEFAULT_RETENTION, type Records } from '../records.ts';

const databases = new TestDatabases();
afterAll(() => databases.stop());

const START = Date.parse('2026-11-24T03:00:00Z');
const MINUTE = 60_000;
const IDLE_MINUTES = 60;

describe.each(DATABASES)('sessions of staff in %s', (kind) => {
  let now = START;
  let database: TestDatabase;
  let records: Records;
  let token = '';

  const newToken = (): string => randomBytes(32).toString('base64url');
  const use = () => records.desk.sessions.use(token, IDLE_MINUTES);
  const look = () => records.desk.sessions.look(token, IDLE_MINUTES);

  beforeAll(async () => {
    database = await databases.newDatabase(kind);
    const keyRing = parseKeyRing(newKeyRingText());
    records = await openRecords({ ...database.place, keyRing, retention: DEFAULT_RETENTION, now: () => new Date(now) });
  });
  afterAll(() => records.close());
  beforeEach(async () => {
    now = START;
    token = newToken();
    await records.desk.sessions.begin(token, 'mali', 10);
  });

  test('a session is its agent’s, until a fixed hour', async () => {
    const session = { agentId: 'mali', expiresAt: '2026-11-24T13:00:00.000Z' };
    expect([await use(), await look()]).toEqual([session, session]);
    expect(await records.desk.sessions.use(newToken(), IDLE_MINUTES)).toBeUndefined();
  });

  test('use keeps it awake; a look does not', async () => {
    now += 40 * MINUTE;
    expect(await use()).toBeDefined();
    now += 40 * MINUTE;
    expect(await look()).toBeDefined();
    now += 19 * MINUTE;
    expect(await look()).toBeDefined();
    now += MINUTE;
    expect([await look(), await use()]).toEqual([undefined, undefined]);
  });

  test('it ends at its hour, however busy', async () => {
    for (let minutes = 0; minutes < 599; minutes += 30) {
      expect(await use()).toBeDefined();
      now += 30 * MINUTE;
    }
    expect([await use(), await look()]).toEqual([undefined, undefined]);
  });

  test('one that was ended is over, and no other', async () => {
    const other = newToken();
    await records.desk.sessions.begin(other, 'mali', 10);
    await records.desk.sessions.end(token);
    expect([await use(), await look()]).toEqual([undefined, undefined]);
    expect(await records.desk.sessions.use(other, IDLE_MINUTES)).toMatchObject({ agentId: 'mali' });
  });

  test('the token itself is nowhere in the database', async () => {
    const contents = await database.contents();
    expect(contents.includes('mali')).toBe(true);
    expect(contents.includes(token)).toBe(false);
  });

  test('what is over goes with the purge', async () => {
    now += 11 * 60 * MINUTE;
    const { 'desk-session': removed } = await records.privacy.purge(new Date(now).toISOString());
    expect(removed).toBeGreaterThan(0);
    expect(await database.run('select * from desk_sessions')).toEqual([]);
  });
});
