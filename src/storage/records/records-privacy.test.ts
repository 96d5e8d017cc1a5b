import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES, type TestDatabase, TestDatabases } from '../../../test/helpers/records-databases.ts';
import { leaveTraces, PLANTED } from '../../../test/helpers/records-traces.ts';
import { keyedHash } from './hash.ts';
import { newKeyRingText, parseKeyRing } from './key-ring.ts';
import { openRecords } from './open-records.ts';
import { DEFAULT_RETENTION, type KeyRing, type Records } from './records.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-24T03:00:00Z');
const keys = newKeyRingText();
const keyRing = parseKeyRing(keys);
const newerRing = parseKeyRing({ ...keys, DATA_KEYS: `${newKeyRingText().DATA_KEYS.replace('k1:', 'k2:')},${keys.DATA_KEYS}` });
const personKey = keyedHash(keyRing, 'national-id', PLANTED.nationalId);
const owner = { conversationId: 'web-first', personKey };

const databases = new TestDatabases();
afterAll(() => databases.stop());

describe.each(DATABASES)('privacy of records in %s', (kind) => {
  let now = START;
  let database: TestDatabase;
  let records: Records;
  const open = (ring: KeyRing): Promise<Records> => openRecords({ ...database.place, keyRing: ring, retention: DEFAULT_RETENTION, now: () => new Date(now) });
  /** Which of these somebody would find who has the files, or a dump. */
  const found = async (...texts: string[]): Promise<string[]> => {
    const contents = await database.contents();
    return texts.filter((text) => contents.includes(text));
  };

  beforeEach(async () => {
    now = START;
    database = await databases.newDatabase(kind);
    records = await open(keyRing);
  });
  afterEach(() => records.close());

  describe('at rest', () => {
    test('no national ID, phone number or word of a person can be read', async () => {
      await leaveTraces(records, owner, 'event-1');
      const secrets = ['token-event-1', 'state-event-1', 'verifier-event-1'];
      // the pseudonym is there, so the looking works
      expect(await found(personKey, ...Object.values(PLANTED), ...secrets)).toEqual([personKey]);
    });

    test('values are read with an older key, written with the first, and the purge brings all to the first', async () => {
      await leaveTraces(records, owner, 'event-1');
      await records.close();
      records = await open(newerRing);
      expect((await records.transcripts.of('web-first'))[0]?.text).toContain(PLANTED.name);
      await records.complaints.file({ key: 'new', ...owner, values: { name: PLANTED.name } });
      const before = await records.privacy.export(owner);
      // phone, complaint, two lines, reason, attempt, payload, the check of the keys themselves, and seven of the desk
      expect(await records.privacy.purge(new Date(now).toISOString())).toMatchObject({ 're-encrypted': 15, complaint: 0 });
      expect(await records.privacy.purge(new Date(now).toISOString())).toMatchObject({ 're-encrypted': 0 });
      await records.close();
      const onlyNew = { ...newerRing, keys: newerRing.keys.slice(0, 1) };
      records = await open(onlyNew);
      expect(await records.privacy.export(owner)).toEqual(before);
      expect(await found('k1.', 'k2.')).toEqual(['k2.']);
    });

    test('more values than fit in one step are brought over, each once', async () => {
      const line = { ...owner, eventId: 'event-1', who: 'person', topic: 'none', disposition: 'declined' } as const;
      await records.transcripts.add(Array.from({ length: 501 }, (_, number) => ({ ...line, text: `${number}` })));
      await records.close();
      records = await open(newerRing);
      expect(await records.privacy.purge(new Date(now).toISOString())).toMatchObject({ 're-encrypted': 502 });
      const lines = await records.transcripts.of('web-first');
      expect(lines.map((line) => line.text)).toEqual(Array.from({ length: 501 }, (_, number) => `${number}`));
    });

    test('keys that do not fit are refused when the records are opened', async () => {
      const other = parseKeyRing(newKeyRingText());
      await expect(open({ ...keyRing, keys: other.keys })).rejects.toThrow(/DATA_KEYS does not fit these records: .*Check the secret of "k1"/);
      await expect(open({ ...keyRing, keys: newerRing.keys.slice(0, 1) })).rejects.toThrow(/encrypted with key "k1"; the key ring has k2\. Put that key back/);
      await expect(open({ ...keyRing, hashSecret: other.hashSecret })).rejects.toThrow('HASH_KEY is not the one');
    });
  });

  describe('what has outlived its retention', () => {
    const purgeAt = (days: number): Promise<Record<string, number>> => records.privacy.purge(new Date(START + days * DAY_MS).toISOString());
    const nothing = {
      transcript: 0,
      callback: 0,
      complaint: 0,
      consent: 0,
      feedback: 0,
      'sign-in': 0,
      'account-link': 0,
      'once-token': 0,
      'line-person': 0,
      handoff: 0,
      'callback-attempt': 0,
      'complaint-note': 0,
      suggestion: 0,
      'knowledge-ticket': 0,
      'knowledge-draft': 0,
      'awaited-answer': 0,
      'desk-session': 0,
      work: 0,
      audit: 0,
      're-encrypted': 0,
    };

    test('goes on its day, kind by kind, and nothing goes before', async () => {
      await leaveTraces(records, owner, 'event-1');
      await records.schedule.done('event-1');
      await records.consents.withdraw(personKey, ['lookup']);
      expect(await purgeAt(0)).toEqual(nothing);
      expect(await purgeAt(1)).toEqual({ ...nothing, 'sign-in': 1 });
      expect(await purgeAt(30)).toEqual(nothing);
      expect(await purgeAt(31)).toEqual({ ...nothing, work: 1 });
      expect(await purgeAt(90)).toEqual(nothing);
      expect(await purgeAt(91)).toEqual({ ...nothing, transcript: 2, handoff: 1, suggestion: 1 });
      // the callback's window ends a day after the booking
      expect(await purgeAt(181)).toEqual({ ...nothing, 'awaited-answer': 1, 'callback-attempt': 1 });
      expect(await purgeAt(182)).toEqual({ ...nothing, callback: 1 });
      expect(await purgeAt(365)).toEqual(nothing);
      expect(await purgeAt(366)).toEqual({ ...nothing, feedback: 1, 'knowledge-ticket': 1 });
      expect(await purgeAt(731)).toEqual({ ...nothing, complaint: 1, 'complaint-note': 1 });
      expect(await purgeAt(1095)).toEqual(nothing);
      expect(await purgeAt(1096)).toEqual({ ...nothing, audit: 1, consent: 1 });
      expect(await found(personKey)).toEqual([]);
    });

    test('a consent in force and work that is not done stay', async () => {
      await leaveTraces(records, owner, 'event-1');
      await purgeAt(5000);
      expect(await records.consents.of(personKey)).toEqual({ lookup: '1' });
      now = START + 5000 * DAY_MS;
      expect(await records.schedule.take('lookup-later', 10, 1000)).toHaveLength(1);
    });

    test('several processes that purge at once remove and count each row once', async () => {
      const others = await Promise.all([open(newerRing), open(newerRing)]);
      for (let event = 0; event < 15; event++) await leaveTraces(records, { ...owner, conversationId: `web-${event}` }, `event-${event}`);
      const day = new Date(START + 5000 * DAY_MS).toISOString();
      const counts = await Promise.all(others.map((one) => one.privacy.purge(day)));
      const total = (what: string): number => counts.reduce((sum, count) => sum + (count[what] ?? 0), 0);
      expect({ transcript: total('transcript'), audit: total('audit'), reencrypted: total('re-encrypted') }).toEqual({
        transcript: 30,
        audit: 15,
        // the payloads of work that is not done, and the check of the keys
        reencrypted: 16,
      });
      await Promise.all(others.map((one) => one.close()));
    });
  });

  describe('an owner', () => {
    const stranger = { conversationId: 'web-stranger', personKey: 'stranger' };

    test('sees what is kept, by kind, with the last day of each', async () => {
      expect(await records.privacy.kept(owner)).toEqual([]);
      await leaveTraces(records, owner, 'event-1');
      await leaveTraces(records, stranger, 'event-2');
      expect(await records.privacy.kept(owner)).toEqual([
        { what: 'transcript', count: 2, until: '2027-02-22' },
        { what: 'callback', count: 1, until: '2027-05-24' },
        { what: 'complaint', count: 1, until: '2028-11-23' },
        { what: 'consent', count: 1 },
        { what: 'feedback', count: 1, until: '2027-11-24' },
        { what: 'handoff', count: 1, until: '2027-02-22' },
        { what: 'awaited-answer', count: 1, until: '2027-05-23' },
        { what: 'sign-in', count: 1, until: '2026-11-24' },
        { what: 'audit', count: 1, until: '2029-11-23' },
      ]);
    });

    test('gets everything that is kept, in plain words, and nobody else’s', async () => {
      await leaveTraces(records, owner, 'event-1');
      await leaveTraces(records, stranger, 'event-2');
      const everything = await records.privacy.export({ conversationId: 'line-second', personKey });
      expect(Object.fromEntries(Object.entries(everything).map(([what, rows]) => [what, rows.length]))).toEqual({
        transcripts: 2,
        callbacks: 1,
        complaints: 1,
        consents: 1,
        feedback: 1,
        signIns: 1,
        accountLinks: 0,
        onceTokens: 0,
        linePeople: 0,
        handoffs: 1,
        callbackAttempts: 1,
        complaintNotes: 1,
        awaitedAnswers: 1,
        audit: 1,
        work: 1,
      });
      const text = JSON.stringify(everything);
      for (const planted of Object.values(PLANTED)) expect(text).toContain(planted);
      // which member of staff looked is the staff's own data
      expect(everything.audit).toEqual([{ at: '2026-11-24T03:00:00.000Z', actor: 'agent', action: 'view.phone', detail: null }]);
    });

    test('never sees what another person left in the same conversation', async () => {
      await leaveTraces(records, { conversationId: 'shared', personKey: 'stranger' }, 'event-1');
      for (const asking of [undefined, personKey]) {
        const everything = await records.privacy.export({ conversationId: 'shared', personKey: asking });
        expect({ ...everything, feedback: [], signIns: [] }).toEqual({
          transcripts: [],
          callbacks: [],
          complaints: [],
          consents: [],
          feedback: [],
          signIns: [],
          accountLinks: [],
          onceTokens: [],
          linePeople: [],
          handoffs: [],
          callbackAttempts: [],
          complaintNotes: [],
          awaitedAnswers: [],
          audit: [],
          work: [],
        });
      }
    });

    test('can have everything erased, in every conversation, and no byte is left', async () => {
      await leaveTraces(records, owner, 'event-1');
      await leaveTraces(records, { conversationId: 'web-first', personKey: undefined }, 'event-2');
      await leaveTraces(records, { conversationId: 'line-second', personKey }, 'event-3');
      await leaveTraces(records, { conversationId: 'line-second', personKey: undefined }, 'event-4');
      await leaveTraces(records, stranger, 'event-5');
      const receipt = await records.privacy.erase({ conversationId: 'voice-third', personKey });
      expect(receipt).toMatch(/^R-\w{4}-\w{4}$/);
      expect(await records.privacy.kept(owner)).toEqual([]);
      const gone = [personKey, 'web-first', 'line-second', 'event-1', 'event-2', 'event-3', 'event-4', ...Object.values(PLANTED)];
      expect(await found(...gone, 'event-5')).toEqual(['event-5']);
      expect(await records.privacy.kept(stranger)).toHaveLength(9);
      now = START + 7 * DAY_MS;
      expect((await records.schedule.take('lookup-later', 10, 1000)).map(({ key }) => key)).toEqual(['event-5']);
    });

    test('leaves only the acts in the audit trail, and the erasure with its receipt', async () => {
      await leaveTraces(records, owner, 'event-1');
      const receipt = await records.privacy.erase(owner);
      const nobody = { at: '2026-11-24T03:00:00.000Z', personKey: undefined, conversationId: undefined };
      expect(await records.audit.list({ limit: 10 })).toEqual([
        { ...nobody, actor: 'person', action: 'erase', detail: receipt },
        { ...nobody, actor: 'agent:7', action: 'view.phone', detail: undefined },
      ]);
    });

    test('who is not signed in erases the conversation, and no other', async () => {
      await leaveTraces(records, { conversationId: 'web-first', personKey: undefined }, 'event-1');
      await leaveTraces(records, stranger, 'event-2');
      await records.privacy.erase({ conversationId: 'web-first', personKey: undefined });
      expect(await found('web-first', 'web-stranger')).toEqual(['web-stranger']);
      expect(await records.privacy.kept(stranger)).toHaveLength(9);
    });

    test('what a person left in a shared conversation stays when another person erases from elsewhere', async () => {
      await leaveTraces(records, { conversationId: 'shared', personKey: 'stranger' }, 'event-1');
      await leaveTraces(records, { conversationId: 'shared', personKey }, 'event-2');
      await records.privacy.erase({ conversationId: 'web-first', personKey });
      const kept = await records.privacy.kept({ conversationId: 'x', personKey: 'stranger' });
      expect(kept.map(({ what }) => what)).toEqual(['transcript', 'callback', 'complaint', 'consent', 'handoff', 'awaited-answer', 'audit']);
    });
  });
});
