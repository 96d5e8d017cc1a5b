import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DATABASES, type TestDatabase, TestDatabases } from '../../../../test/helpers/records-databases.ts';
import { newKeyRingText, parseKeyRing } from '../key-ring.ts';
import { openRecords } from '../open-records.ts';
import { DEFAULT_RETENTION, type Records } from '../records.ts';

const keyRing = parseKeyRing(newKeyRingText());
const databases = new TestDatabases();
afterAll(() => databases.stop());

const AT = '2026-11-24T03:00:00.000Z';
const WANTED = { key: 'w-1', conversationId: 'line-1', personKey: 'p-1', lang: 'th' as const, utterance: 'กู้ซื้อบ้านของประกันสังคม', topic: 'none' };

describe.each(DATABASES)('awaited answers in %s', (kind) => {
  let database: TestDatabase;
  let records: Records;
  let other: Records;
  let now = Date.parse(AT);
  beforeAll(async () => {
    database = await databases.newDatabase(kind);
    const open = () => openRecords({ ...database.place, keyRing, retention: DEFAULT_RETENTION, now: () => new Date(now) });
    records = await open();
    other = await open();
  });
  afterAll(() => Promise.all([records.close(), other.close()]));

  test('are kept once a key, sealed, and wait oldest first', async () => {
    const { awaited } = records.desk;
    await awaited.await(WANTED);
    await awaited.await({ ...WANTED, utterance: 'other' });
    now += 1000;
    await awaited.await({ ...WANTED, key: 'a-2', personKey: undefined, lang: 'en' });
    expect(await awaited.waiting()).toEqual([
      { ...WANTED, at: AT },
      { ...WANTED, key: 'a-2', personKey: undefined, lang: 'en', at: '2026-11-24T03:00:01.000Z' },
    ]);
    expect((await database.contents()).includes(WANTED.utterance)).toBe(false);
  });

  test('are told once, by one of many at once', async () => {
    const told = await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 ? records : other).desk.awaited.told('w-1')));
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await records.desk.awaited.told('w-none')).toBe(false);
    expect((await records.desk.awaited.waiting()).map(({ key }) => key)).toEqual(['a-2']);
  });

  test('asked again with a key that was told wait no more', async () => {
    await records.desk.awaited.await(WANTED);
    expect((await records.desk.awaited.waiting()).map(({ key }) => key)).toEqual(['a-2']);
  });

  test('go by retention, told or not', async () => {
    const kept = await records.privacy.kept({ conversationId: 'line-1', personKey: undefined });
    expect(kept).toEqual([{ what: 'awaited-answer', count: 1, until: '2027-05-23' }]);
    await records.privacy.purge('2027-05-24T03:00:00.000Z');
    expect(await records.desk.awaited.waiting()).toEqual([]);
  });
});
