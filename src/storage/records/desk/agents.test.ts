import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES, TestDatabases } from '../../../../test/helpers/records-databases.ts';
import { newKeyRingText, parseKeyRing } from '../key-ring.ts';
import { openRecords } from '../open-records.ts';
import { DEFAULT_RETENTION, type Records } from '../records.ts';

const databases = new TestDatabases();
afterAll(() => databases.stop());

const START = Date.parse('2026-11-24T03:00:00Z');

describe.each(DATABASES)('staff in %s', (kind) => {
  let now = START;
  let records: Records;
  let count = 0;
  let id = '';

  beforeAll(async () => {
    const { place } = await databases.newDatabase(kind);
    const keyRing = parseKeyRing(newKeyRingText());
    records = await openRecords({ ...place, keyRing, retention: DEFAULT_RETENTION, now: () => new Date(now) });
  });
  afterAll(() => records.close());
  beforeEach(() => {
    now = START;
    id = `agent-${++count}`;
  });

  test('who signed in is known with name and roles, is there, and is available as an agent', async () => {
    await records.desk.agents.signedIn({ id, name: 'มาลี', roles: ['agent', 'supervisor'] });
    const agent = { id, name: 'มาลี', roles: ['agent', 'supervisor'], available: true, seenAt: new Date(START).toISOString() };
    expect(await records.desk.agents.of(id)).toEqual(agent);
    expect(await records.desk.agents.seenSince(new Date(START).toISOString())).toContainEqual(agent);
    expect(await records.desk.agents.of('nobody')).toBeUndefined();
  });

  test('nobody becomes available for conversations without the role agent', async () => {
    await records.desk.agents.signedIn({ id, name: 'อรทัย', roles: ['editor'] });
    expect(await records.desk.agents.of(id)).toMatchObject({ roles: ['editor'], available: false });
  });

  test('signing in again takes over name and roles as they are now, also when there are none', async () => {
    await records.desk.agents.signedIn({ id, name: 'มาลี', roles: ['agent', 'supervisor'] });
    await records.desk.agents.signedIn({ id, name: 'มาลี ใจดี', roles: [] });
    expect(await records.desk.agents.of(id)).toMatchObject({ name: 'มาลี ใจดี', roles: [], available: false });
  });

  test('being available is switched by oneself and comes back with the next sign-in', async () => {
    const agent = { id, name: 'มาลี', roles: ['agent'] };
    await records.desk.agents.signedIn(agent);
    await records.desk.agents.setAvailable(id, false);
    expect(await records.desk.agents.of(id)).toMatchObject({ available: false });
    await records.desk.agents.setAvailable(id, true);
    expect(await records.desk.agents.of(id)).toMatchObject({ available: true });
    await records.desk.agents.setAvailable(id, false);
    await records.desk.agents.signedIn(agent);
    expect(await records.desk.agents.of(id)).toMatchObject({ available: true });
  });

  test('who was not seen for a while is not among those who are there', async () => {
    await records.desk.agents.signedIn({ id, name: 'มาลี', roles: ['agent'] });
    now += 60_000;
    const there = async (): Promise<string[]> => (await records.desk.agents.seenSince(new Date(now - 30_000).toISOString())).map((agent) => agent.id);
    expect(await there()).not.toContain(id);
    await records.desk.agents.seen(id);
    expect(await there()).toContain(id);
  });

  test('to have been seen makes nobody known', async () => {
    await records.desk.agents.seen(id);
    await records.desk.agents.setAvailable(id, true);
    expect(await records.desk.agents.of(id)).toBeUndefined();
  });
});
