import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES, type TestDatabase, TestDatabases } from '../../../test/helpers/records-databases.ts';
import { newKeyRingText, parseKeyRing } from './key-ring.ts';
import { openRecords } from './open-records.ts';
import { DEFAULT_RETENTION, type KeyRing, type Records } from './records.ts';

const keys = newKeyRingText();
const keyRing = parseKeyRing(keys);
const databases = new TestDatabases();
afterAll(() => databases.stop());

const AT = '2026-11-24T03:00:00.000Z';
const LATER = '2026-11-24T04:00:00.000Z';
const LATEST = '2026-11-24T05:00:00.000Z';
const USER = 'U4af4980629aabbccddeeff';

describe.each(DATABASES)('people on LINE in %s', (kind) => {
  let database: TestDatabase;
  let records: Records;
  let id = '';
  let count = 0;
  const open = (ring: KeyRing): Promise<Records> => openRecords({ ...database.place, keyRing: ring, retention: DEFAULT_RETENTION, now: () => new Date(AT) });

  beforeAll(async () => {
    database = await databases.newDatabase(kind);
    records = await open(keyRing);
  });
  afterAll(() => records.close());
  beforeEach(() => {
    count++;
    id = `line-${count}`;
  });

  test('are known once they wrote or followed, and their id is sealed', async () => {
    expect(await records.linePeople.of(id)).toBeUndefined();
    await records.linePeople.here(id, USER, AT);
    await records.linePeople.here(id, USER, LATER);
    await records.linePeople.note(id, { lang: 'en' });
    await records.linePeople.note(id, { menuId: 'menu-1' });
    expect(await records.linePeople.of(id)).toEqual({ conversationId: id, userId: USER, lang: 'en', menuId: 'menu-1', hereSince: AT, leftAt: undefined });
    expect((await database.contents()).includes(USER)).toBe(false);
  });

  test('lose their id when they leave, and have it again when they are back', async () => {
    await records.linePeople.here(id, USER, AT);
    await records.linePeople.note(id, { lang: 'en', menuId: 'menu-1' });
    expect(await records.linePeople.left(id, LATER)).toBe(true);
    expect(await records.linePeople.of(id)).toMatchObject({ userId: undefined, menuId: undefined, lang: 'en', leftAt: LATER });
    await records.linePeople.here(id, USER, LATEST);
    expect(await records.linePeople.of(id)).toMatchObject({ userId: USER, hereSince: LATEST, leftAt: undefined });
  });

  test('are where the last event left them, in whatever order events come', async () => {
    await records.linePeople.here(id, USER, AT);
    await records.linePeople.left(id, LATER);
    // a message from before they left
    await records.linePeople.here(id, USER, AT);
    expect((await records.linePeople.of(id))?.leftAt).toBe(LATER);
    await records.linePeople.here(id, USER, LATEST);
    // an unfollow from before they came back
    expect(await records.linePeople.left(id, LATER)).toBe(false);
    expect((await records.linePeople.of(id))?.leftAt).toBeUndefined();
    expect(await records.linePeople.left('line-nobody', LATER)).toBe(false);
  });

  test('many events of somebody new at once are one person', async () => {
    await Promise.all(Array.from({ length: 8 }, () => records.linePeople.here(id, USER, AT)));
    expect(await records.linePeople.of(id)).toMatchObject({ userId: USER, hereSince: AT });
  });

  test('see that they are kept, get it in their copy, and can have it erased', async () => {
    const owner = { conversationId: id, personKey: undefined };
    await records.linePeople.here(id, USER, AT);
    expect(await records.privacy.kept(owner)).toEqual([{ what: 'line-person', count: 1 }]);
    const rows = [{ conversationId: id, userId: USER, lang: null, hereSince: AT, leftAt: null }];
    expect((await records.privacy.export(owner)).linePeople).toEqual(rows);
    await records.privacy.erase(owner);
    expect(await records.linePeople.of(id)).toBeUndefined();
    expect(await records.privacy.kept(owner)).toEqual([]);
  });

  test('who left go by retention; who is there stays', async () => {
    await records.linePeople.here(id, USER, AT);
    await records.linePeople.here(`${id}-left`, USER, AT);
    await records.linePeople.left(`${id}-left`, LATER);
    expect(await records.privacy.kept({ conversationId: `${id}-left`, personKey: undefined })).toEqual([
      { what: 'line-person', count: 1, until: '2027-02-22' },
    ]);
    await records.privacy.purge('2027-02-22T03:59:59.000Z');
    expect(await records.linePeople.of(`${id}-left`)).toBeDefined();
    await records.privacy.purge('2027-02-22T04:00:01.000Z');
    expect([await records.linePeople.of(id), await records.linePeople.of(`${id}-left`)]).toEqual([expect.anything(), undefined]);
  });

  test('their ids are brought to the first key of the ring', async () => {
    await records.linePeople.here(id, USER, AT);
    const newer = parseKeyRing({ ...keys, DATA_KEYS: `${newKeyRingText().DATA_KEYS.replace('k1:', 'k2:')},${keys.DATA_KEYS}` });
    const other = await open(newer);
    await other.privacy.purge(AT);
    expect((await other.linePeople.of(id))?.userId).toBe(USER);
    expect((await database.run('select user_id from line_people where user_id is not null')).map((row) => String(row.user_id).slice(0, 3))).not.toContain(
      'k1.',
    );
    await other.close();
  });
});
