import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES, TestDatabases } from '../../../../test/helpers/records-databases.ts';
import type { HandoffRow } from '../desk-records.ts';
import { newKeyRingText, parseKeyRing } from '../key-ring.ts';
import { openRecords } from '../open-records.ts';
import { DEFAULT_RETENTION, type Records } from '../records.ts';

const keyRing = parseKeyRing(newKeyRingText());
const databases = new TestDatabases();
afterAll(() => databases.stop());

const START = Date.parse('2026-11-24T03:00:00Z');

describe.each(DATABASES)('handoffs in %s', (kind) => {
  let now = START;
  let records: Records;
  /** Another connection to the same database, as another server process has. */
  let other: Records;
  let count = 0;
  let conversationId = '';

  beforeAll(async () => {
    const { place } = await databases.newDatabase(kind);
    const open = () => openRecords({ ...place, keyRing, retention: DEFAULT_RETENTION, now: () => new Date(now) });
    records = await open();
    other = await open();
  });
  afterAll(() => Promise.all([records.close(), other.close()]));
  beforeEach(async () => {
    for (const { id } of await records.desk.handoffs.open()) await records.desk.handoffs.end(id, 'nobody');
    now = START + count * 3_600_000;
    count++;
    conversationId = `web-${count}`;
  });

  const request = (more = {}) => ({
    key: `key-${count}`,
    conversationId,
    personKey: undefined,
    channel: 'web' as const,
    lang: 'th' as const,
    reason: 'asked',
    topic: 'death.funeral',
    summary: 'ค่าทำศพ',
    ...more,
  });
  const queue = (more = {}) => records.desk.handoffs.queue(request(more));
  const at = (seconds: number): string => new Date(now + seconds * 1000).toISOString();

  test('a conversation waits with what was said and its place', async () => {
    expect(await queue()).toMatchObject({ state: 'waiting', summary: 'ค่าทำศพ', position: 1, unread: 0, conversationId });
    now += 1000;
    expect(await queue({ key: `next-${count}`, conversationId: `next-${count}` })).toMatchObject({ position: 2 });
  });

  test('asked for again, by the same event or another, it is the same one', async () => {
    const first = await queue();
    const again = await Promise.all([queue(), other.desk.handoffs.queue(request({ key: `another-${count}` })), queue({ key: `third-${count}` })]);
    expect(new Set(again.map(({ id }) => id))).toEqual(new Set([first.id]));
    await records.desk.handoffs.end(first.id, 'left');
    expect((await queue({ key: `later-${count}` })).id).not.toBe(first.id);
  });

  test('of many at once, over two connections, one agent takes it', async () => {
    const { id } = await queue();
    const tries = await Promise.all(Array.from({ length: 8 }, (_, agent) => (agent % 2 ? records : other).desk.handoffs.take(id, `agent-${agent}`)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect((await records.desk.handoffs.get(id))?.agentId).toBe(tries.find(Boolean)?.agentId);
  });

  test('transferred it is for the one named, until that was too long ago', async () => {
    const { id } = await queue();
    await records.desk.handoffs.take(id, 'mali');
    expect(await records.desk.handoffs.requeue(id, 'somying', 'wichai')).toBeUndefined();
    expect(await records.desk.handoffs.requeue(id, 'mali', 'somying')).toMatchObject({ state: 'waiting', wantedAgent: 'somying' });
    expect(await records.desk.handoffs.take(id, 'mali')).toBeUndefined();
    expect(await records.desk.handoffs.release(at(-1))).toBe(0);
    expect(await records.desk.handoffs.release(at(1))).toBe(1);
    expect(await records.desk.handoffs.take(id, 'mali')).toMatchObject({ agentId: 'mali', wantedAgent: undefined });
  });

  test('only its agent gives it back; ended it can be neither taken nor ended', async () => {
    const { id } = await queue();
    await records.desk.handoffs.take(id, 'mali');
    expect(await records.desk.handoffs.end(id, 'returned', 'somying')).toBeUndefined();
    expect(await records.desk.handoffs.end(id, 'returned', 'mali')).toMatchObject({ state: 'ended', endedAs: 'returned', endedAt: at(0) });
    expect(await records.desk.handoffs.take(id, 'mali')).toBeUndefined();
    expect(await records.desk.handoffs.end(id, 'left')).toBeUndefined();
    expect(await records.desk.handoffs.of(conversationId)).toBeUndefined();
    expect(await records.desk.handoffs.known(conversationId)).toBe(true);
    expect(await records.desk.handoffs.known('never')).toBe(false);
  });

  test('what the person wrote is unread until the agent answers; the first answer is noted once', async () => {
    const { id } = await queue();
    await records.desk.handoffs.take(id, 'mali');
    await Promise.all([records.desk.handoffs.personWrote(conversationId), other.desk.handoffs.personWrote(conversationId)]);
    expect(await records.desk.handoffs.get(id)).toMatchObject({ unread: 2, repliedAt: undefined });
    await records.desk.handoffs.replied(id);
    const first = at(0);
    now += 60_000;
    await records.desk.handoffs.personWrote(conversationId);
    await records.desk.handoffs.replied(id);
    expect(await records.desk.handoffs.get(id)).toMatchObject({ unread: 0, repliedAt: first });
    expect(await records.desk.handoffs.personWrote('nobody')).toBeUndefined();
  });

  test('an agent not seen for a while leaves what they had behind, but for calls', async () => {
    await records.desk.agents.signedIn({ id: 'mali', name: 'มาลี', roles: ['agent'] });
    await records.desk.agents.seen('mali');
    const written = await queue();
    const call = await queue({ key: `call-${count}`, conversationId: `voice-${count}`, channel: 'voice' });
    for (const { id } of [written, call]) await records.desk.handoffs.take(id, 'mali');
    expect(await records.desk.handoffs.abandoned(at(-30))).toEqual([]);
    expect((await records.desk.handoffs.abandoned(at(30))).map(({ id }) => id)).toEqual([written.id]);
  });

  test('those that wait stand first, the longest first', async () => {
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      ids.push((await queue({ key: `${name}-${count}`, conversationId: `${name}-${count}` })).id);
      now += 1000;
    }
    await records.desk.handoffs.take(ids[0] ?? '', 'mali');
    expect((await records.desk.handoffs.open()).map(({ id }: HandoffRow) => id)).toEqual([ids[1], ids[2], ids[0]]);
    expect((await records.desk.handoffs.waitingSince(at(-1.5))).map(({ id }) => id)).toEqual([ids[1]]);
    expect((await records.desk.handoffs.between(at(-3), at(-1))).map(({ id }) => id)).toEqual([ids[0], ids[1]]);
  });
});
