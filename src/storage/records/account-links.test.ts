import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES, type TestDatabase, TestDatabases } from '../../../test/helpers/records-databases.ts';
import { newKeyRingText, parseKeyRing } from './key-ring.ts';
import { openRecords } from './open-records.ts';
import { type AuditEntry, DEFAULT_RETENTION, type KeyRing, type LinkOutcome, type Records } from './records.ts';
import { openId, sealId } from './seal-id.ts';

const START = Date.parse('2026-11-24T03:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;
const keys = newKeyRingText();
const keyRing = parseKeyRing(keys);
const newerRing = parseKeyRing({ ...keys, DATA_KEYS: `${newKeyRingText().DATA_KEYS.replace('k1:', 'k2:')},${keys.DATA_KEYS}` });

const PERSON = { nationalId: '1101700230708', name: 'สมหญิงรักไทย' };
const OTHER = { nationalId: '1990070001006', name: 'ประเสริฐศักดิ์' };
const keyOf = ({ nationalId }: typeof PERSON): string => sealId(keyRing, nationalId).personKey;

const databases = new TestDatabases();
afterAll(() => databases.stop());

describe.each(DATABASES)('linked accounts in %s', (kind) => {
  let now = START;
  let database: TestDatabase;
  let records: Records;
  const open = (ring: KeyRing): Promise<Records> => openRecords({ ...database.place, keyRing: ring, retention: DEFAULT_RETENTION, now: () => new Date(now) });

  beforeEach(async () => {
    now = START;
    database = await databases.newDatabase(kind);
    records = await open(keyRing);
  });
  afterEach(() => records.close());

  const promise = (nonce: string, conversationId: string, person = PERSON): Promise<void> =>
    records.accountLinks.promise(
      nonce,
      { conversationId, ...sealId(keyRing, person.nationalId), name: person.name, level: 2.3, provider: 'https://id.example' },
      10,
    );
  const link = async (nonce: string, conversationId: string, person = PERSON): Promise<LinkOutcome> => {
    await promise(nonce, conversationId, person);
    return records.accountLinks.link(conversationId, nonce, 30);
  };
  const trail = async (): Promise<Partial<AuditEntry>[]> =>
    (await records.audit.list({ limit: 20 })).map(({ action, personKey, conversationId, detail }) => ({ action, personKey, conversationId, detail }));
  const found = async (...texts: string[]): Promise<string[]> => {
    const contents = await database.contents();
    return texts.filter((text) => contents.includes(text));
  };

  test('a nonce that comes back with its own conversation makes a link, which holds for its days', async () => {
    const outcome = await link('nonce', 'line-1');
    expect(outcome).toMatchObject({ outcome: 'linked', another: false, elsewhere: [] });
    const inForce = await records.accountLinks.of('line-1');
    expect(inForce).toEqual({
      conversationId: 'line-1',
      personKey: keyOf(PERSON),
      idSealed: expect.any(String),
      name: PERSON.name,
      level: 2.3,
      provider: 'https://id.example',
      linkedAt: '2026-11-24T03:00:00.000Z',
      expiresAt: '2026-12-24T03:00:00.000Z',
    });
    expect(openId(keyRing, inForce?.idSealed ?? '')).toBe(PERSON.nationalId);
    now = START + 30 * DAY - 1;
    expect(await records.accountLinks.of('line-1')).toBeDefined();
    now += 1;
    expect(await records.accountLinks.of('line-1')).toBeUndefined();
    expect(await trail()).toEqual([{ action: 'link', personKey: keyOf(PERSON), conversationId: 'line-1', detail: '2.3' }]);
  });

  test('the same nonce again is known and changes nothing; after unlinking it is worth nothing', async () => {
    await link('nonce', 'line-1');
    now += DAY;
    expect(await records.accountLinks.link('line-1', 'nonce', 30)).toMatchObject({ outcome: 'known', link: { expiresAt: '2026-12-24T03:00:00.000Z' } });
    expect(await trail()).toHaveLength(1);
    await records.accountLinks.unlink('line-1', 'person');
    expect(await records.accountLinks.link('line-1', 'nonce', 30)).toEqual({ outcome: 'refused', why: 'unknown' });
  });

  test('a nonce that nobody made, or one of a copy, links nobody', async () => {
    await records.onceTokens.issue('copy', 'copy-token', { conversationId: 'line-1', personKey: keyOf(PERSON), payload: {} }, 10);
    for (const nonce of ['made-up', 'copy-token', '']) {
      expect(await records.accountLinks.link('line-1', nonce, 30)).toEqual({ outcome: 'refused', why: 'unknown' });
    }
    expect(await records.onceTokens.take('copy', 'copy-token')).toBeDefined();
  });

  test('a nonce is good for its minutes', async () => {
    await promise('in-time', 'line-1');
    await promise('late', 'line-1');
    now += 10 * MINUTE - 1;
    expect(await records.accountLinks.link('line-1', 'in-time', 30)).toMatchObject({ outcome: 'linked' });
    now += 1;
    expect(await records.accountLinks.link('line-1', 'late', 30)).toEqual({ outcome: 'refused', why: 'unknown' });
  });

  test('a nonce that comes back with another conversation links nobody and is burned', async () => {
    await promise('nonce', 'line-1');
    expect(await records.accountLinks.link('line-2', 'nonce', 30)).toEqual({ outcome: 'refused', why: 'other-account', promisedTo: 'line-1' });
    expect(await records.accountLinks.link('line-1', 'nonce', 30)).toEqual({ outcome: 'refused', why: 'unknown' });
    expect([await records.accountLinks.of('line-1'), await records.accountLinks.of('line-2')]).toEqual([undefined, undefined]);
    expect(await trail()).toEqual([]);
  });

  test('another person who links the account takes the place of the one before', async () => {
    await link('first', 'line-1');
    expect(await link('second', 'line-1', OTHER)).toMatchObject({ outcome: 'linked', another: true, elsewhere: [], link: { personKey: keyOf(OTHER) } });
    expect(await records.accountLinks.of('line-1')).toMatchObject({ name: OTHER.name });
    expect((await trail()).slice(0, 2)).toEqual([
      { action: 'link', personKey: keyOf(OTHER), conversationId: 'line-1', detail: '2.3' },
      { action: 'unlink', personKey: keyOf(PERSON), conversationId: 'line-1', detail: 'another-person' },
    ]);
  });

  test('a person has one account: linking another unlinks the one before', async () => {
    await link('first', 'line-1');
    expect(await link('second', 'line-2')).toMatchObject({ outcome: 'linked', another: false, elsewhere: ['line-1'] });
    expect(await records.accountLinks.of('line-1')).toBeUndefined();
    expect((await trail())[1]).toEqual({ action: 'unlink', personKey: keyOf(PERSON), conversationId: 'line-1', detail: 'linked-elsewhere' });
  });

  test('the same person may link the same account again', async () => {
    await link('first', 'line-1');
    now += DAY;
    expect(await link('second', 'line-1')).toMatchObject({ outcome: 'linked', another: false, elsewhere: [], link: { expiresAt: '2026-12-25T03:00:00.000Z' } });
  });

  test('of several processes that get one nonce, one links and the others find it known', async () => {
    const others = await Promise.all([open(keyRing), open(keyRing)]);
    await promise('nonce', 'line-1');
    const outcomes = await Promise.all([records, ...others].map((one) => one.accountLinks.link('line-1', 'nonce', 30)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['known', 'known', 'linked']);
    await Promise.all(others.map((one) => one.close()));
  });

  test('unlinking ends the link and what is under way, says whether there was one, and is in the audit trail', async () => {
    await link('nonce', 'line-1');
    await promise('under-way', 'line-1', OTHER);
    await records.signIns.create('ticket', { conversationId: 'line-1', browserHash: '', level: 2.3, channel: 'line' }, 10);
    expect(await records.accountLinks.unlink('line-1', 'person')).toBe(true);
    expect(await records.accountLinks.unlink('line-1', 'person')).toBe(false);
    expect(await records.accountLinks.of('line-1')).toBeUndefined();
    expect(await records.accountLinks.link('line-1', 'under-way', 30)).toEqual({ outcome: 'refused', why: 'unknown' });
    expect(await records.signIns.open('ticket', { state: 's', nonce: 'n', codeVerifier: 'v' }, 'browser')).toBeUndefined();
    expect((await trail())[0]).toEqual({ action: 'unlink', personKey: keyOf(PERSON), conversationId: 'line-1', detail: 'person' });
  });

  describe('a sign-in that no browser asked for', () => {
    const ticket = { conversationId: 'line-1', browserHash: '', level: 2.3, channel: 'line' } as const;
    const attempt = { state: 'state', nonce: 'n', codeVerifier: 'v' };

    test('opens once, for the browser that opens it, and ends as one of LINE', async () => {
      await records.signIns.create('ticket', ticket, 10);
      const opened = { ...ticket, browserHash: 'browser', attempt };
      expect(await records.signIns.open('ticket', attempt, 'browser')).toEqual(opened);
      expect(await records.signIns.open('ticket', { ...attempt, state: 'other' }, 'other')).toBeUndefined();
      expect(await records.signIns.takeByState('state')).toEqual(opened);
    });

    test('does not open as one of the web chat does, nor the other way round', async () => {
      await records.signIns.create('line', ticket, 10);
      await records.signIns.create('web', { conversationId: 'web-1', browserHash: 'owner', level: 2.3 }, 10);
      expect(await records.signIns.open('line', attempt)).toBeUndefined();
      expect(await records.signIns.open('web', attempt, 'thief')).toBeUndefined();
      expect(await records.signIns.open('web', attempt)).toMatchObject({ browserHash: 'owner' });
    });
  });

  describe('a token that is good once', () => {
    const what = { conversationId: 'line-1', personKey: undefined, payload: { a: [1, 'ก'] } };

    test('gives what it stands for once, and only as its own kind', async () => {
      await records.onceTokens.issue('copy', 'token', what, 10);
      expect(await records.onceTokens.take('link', 'token')).toBeUndefined();
      const taken = await Promise.all([records.onceTokens.take('copy', 'token'), records.onceTokens.take('copy', 'token')]);
      expect(taken.filter(Boolean)).toEqual([{ kind: 'copy', ...what }]);
    });

    test('is good for its minutes', async () => {
      await records.onceTokens.issue('copy', 'token', what, 10);
      now += 10 * MINUTE;
      expect(await records.onceTokens.take('copy', 'token')).toBeUndefined();
    });
  });

  describe('as personal data', () => {
    const owner = { conversationId: 'line-1', personKey: keyOf(PERSON) };
    beforeEach(async () => {
      await link('nonce', 'line-1');
      await promise('under-way', 'line-1');
    });

    test('neither number nor name nor nonce can be read at rest', async () => {
      expect(await found(owner.personKey, ...Object.values(PERSON), 'under-way')).toEqual([owner.personKey]);
    });

    test('the person sees that there is a link and until when, and gets it in their copy, from any conversation of theirs', async () => {
      const elsewhere = { ...owner, conversationId: 'web-1' };
      expect(await records.privacy.kept(elsewhere)).toContainEqual({ what: 'account-link', count: 1, until: '2026-12-24' });
      const { accountLinks, onceTokens } = await records.privacy.export(elsewhere);
      expect(accountLinks).toEqual([
        {
          conversationId: 'line-1',
          ...PERSON,
          level: 2.3,
          provider: 'https://id.example',
          linkedAt: '2026-11-24T03:00:00.000Z',
          expiresAt: '2026-12-24T03:00:00.000Z',
        },
      ]);
      expect(onceTokens).toEqual([{ kind: 'link', conversationId: 'line-1', expiresAt: '2026-11-24T03:10:00.000Z' }]);
    });

    test('nobody else sees it, neither from the same conversation nor as another person', async () => {
      for (const personKey of [undefined, keyOf(OTHER)]) {
        const { accountLinks, onceTokens } = await records.privacy.export({ conversationId: 'line-1', personKey });
        expect([accountLinks, onceTokens]).toEqual([[], []]);
      }
    });

    test.each([
      ['the person, from elsewhere', { ...owner, conversationId: 'web-1' }],
      ['the conversation, without signing in', { conversationId: 'line-1', personKey: undefined }],
    ])('%s can have it erased, and no byte is left', async (_who, asking) => {
      await link('others', 'line-2', OTHER);
      await records.privacy.erase(asking);
      expect(await found(owner.personKey, 'line-1', 'line-2')).toEqual(['line-2']);
      expect(await records.accountLinks.of('line-1')).toBeUndefined();
      expect(await records.accountLinks.of('line-2')).toBeDefined();
    });

    test('it goes when it has ended, a nonce likewise', async () => {
      const purgeAt = (time: number): Promise<Record<string, number>> => records.privacy.purge(new Date(START + time).toISOString());
      expect(await purgeAt(10 * MINUTE)).toMatchObject({ 'account-link': 0, 'once-token': 0 });
      expect(await purgeAt(10 * MINUTE + 1)).toMatchObject({ 'account-link': 0, 'once-token': 1 });
      expect(await purgeAt(30 * DAY)).toMatchObject({ 'account-link': 0 });
      expect(await purgeAt(30 * DAY + 1)).toMatchObject({ 'account-link': 1 });
    });

    test('it is brought to the first key of the ring', async () => {
      await records.close();
      records = await open(newerRing);
      // number, name, nonce, and the check of the keys themselves
      expect(await records.privacy.purge(new Date(now).toISOString())).toMatchObject({ 're-encrypted': 4 });
      expect(await found('k1.')).toEqual([]);
      const { idSealed = '', name } = (await records.accountLinks.of('line-1')) ?? {};
      expect([openId(newerRing, idSealed), name]).toEqual([PERSON.nationalId, PERSON.name]);
      expect(await records.accountLinks.link('line-1', 'under-way', 30)).toMatchObject({ outcome: 'linked' });
    });
  });
});
