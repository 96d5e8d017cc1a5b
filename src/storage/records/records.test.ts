import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES, TestDatabases } from '../../../test/helpers/records-databases.ts';
import { newKeyRingText, parseKeyRing } from './key-ring.ts';
import { openRecords } from './open-records.ts';
import { DEFAULT_RETENTION, type Records, type TranscriptLine } from './records.ts';

const keyRing = parseKeyRing(newKeyRingText());
const databases = new TestDatabases();
afterAll(() => databases.stop());

const START = Date.parse('2026-11-24T03:00:00Z');
const WINDOW = { from: '2026-11-25T09:00:00+07:00', until: '2026-11-25T12:00:00+07:00' };
const LATER = { from: '2026-11-26T09:00:00+07:00', until: '2026-11-26T12:00:00+07:00' };

/** What every database must do. Each test has a conversation and person to itself by its own keys. */
describe.each(DATABASES)('records in %s', (kind) => {
  let now = START;
  let records: Records;
  /** Another connection to the same database, as another server process has. */
  let other: Records;
  let count = 0;
  let key = '';

  beforeAll(async () => {
    const { place } = await databases.newDatabase(kind);
    const open = () => openRecords({ ...place, keyRing, retention: DEFAULT_RETENTION, now: () => new Date(now) });
    records = await open();
    other = await open();
  });
  afterAll(() => Promise.all([records.close(), other.close()]));
  beforeEach(() => {
    now = START;
    count++;
    key = `test-${count}`;
  });

  describe('callbacks', () => {
    const request = (more = {}) => ({
      key,
      conversationId: key,
      personKey: undefined,
      phone: `08${String(count).padStart(8, '0')}`,
      about: 'a',
      window: WINDOW,
      ...more,
    });
    const book = async (more = {}) => records.callbacks.book(request(more));

    test('a booked callback comes back as it was promised', async () => {
      const answer = await book({ phone: '081-234-5678' });
      expect(answer).toEqual({
        booked: {
          reference: expect.stringMatching(/^C-\w{4}-\w{4}$/),
          conversationId: key,
          phone: '081-234-5678',
          about: 'a',
          window: WINDOW,
          state: 'open',
          createdAt: '2026-11-24T03:00:00.000Z',
        },
      });
    });

    test('the same key is the same callback, also after it was cancelled', async () => {
      const first = await book();
      expect(await book()).toEqual(first);
      if (!('booked' in first)) throw new Error('not booked');
      await records.callbacks.cancel(first.booked.reference, { conversationId: key, personKey: undefined });
      expect(await book()).toEqual({ booked: { ...first.booked, state: 'cancelled' } });
    });

    test('a second promise for the phone and topic is refused with the first, however the phone is written', async () => {
      const first = await book({ phone: '0899999991' });
      if (!('booked' in first)) throw new Error('not booked');
      expect(await book({ key: `${key}-2`, phone: '+66 89-999-9991' })).toEqual({ existing: first.booked });
      expect(await book({ key: `${key}-3`, phone: '0899999991', about: 'b' })).toHaveProperty('booked');
      expect(await book({ key: `${key}-4`, phone: '0899999992' })).toHaveProperty('booked');
    });

    test('of many at once, over two connections, one is booked and the others find it', async () => {
      const requests = Array.from({ length: 20 }, (_, index) => request({ key: `${key}-${index}` }));
      const answers = await Promise.all(requests.map((one, index) => (index % 2 ? records : other).callbacks.book(one)));
      const booked = answers.flatMap((answer) => ('booked' in answer ? [answer.booked] : []));
      expect(booked).toHaveLength(1);
      for (const answer of answers) expect('existing' in answer ? answer.existing : answer.booked).toEqual(booked[0]);
    });

    test('many at once with one key are one callback', async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 ? records : other).callbacks.book(request())));
      expect(answers[0]).toHaveProperty('booked');
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    });

    test('after it was cancelled, or its window went by, the next one is booked', async () => {
      const first = await book();
      if (!('booked' in first)) throw new Error('not booked');
      await records.callbacks.cancel(first.booked.reference, { conversationId: key, personKey: undefined });
      expect(await book({ key: `${key}-2` })).toHaveProperty('booked');
      now = Date.parse(WINDOW.until) - 1;
      expect(await book({ key: `${key}-3`, window: LATER })).toHaveProperty('existing');
      now += 1;
      expect(await book({ key: `${key}-4`, window: LATER })).toHaveProperty('booked');
      expect(await records.callbacks.openOf({ conversationId: key, personKey: undefined })).toHaveLength(1);
      // not a later one, only late in coming: an event may be taken after its window
      now = Date.parse(LATER.until) + 1;
      expect(await book({ key: `${key}-5`, window: LATER })).toHaveProperty('existing');
    });

    test('only its conversation or its person can cancel it, however the number is written, and again is no other', async () => {
      const answer = await book({ personKey: key });
      if (!('booked' in answer)) throw new Error('not booked');
      const { reference } = answer.booked;
      expect(await records.callbacks.cancel(reference, { conversationId: 'stranger', personKey: undefined })).toBeUndefined();
      expect(await records.callbacks.cancel(reference, { conversationId: 'stranger', personKey: 'stranger' })).toBeUndefined();
      expect(await records.callbacks.openOf({ conversationId: 'new', personKey: key })).toEqual([answer.booked]);
      const cancelled = await records.callbacks.cancel(reference.toLowerCase().replaceAll('-', ' '), { conversationId: 'new', personKey: key });
      expect(cancelled).toEqual({ ...answer.booked, state: 'cancelled' });
      expect(await records.callbacks.cancel(reference, { conversationId: key, personKey: undefined })).toEqual(cancelled);
      expect(await records.callbacks.openOf({ conversationId: key, personKey: undefined })).toEqual([]);
    });

    test('the desk sees open ones by the end of their window, whatever offset they were written with', async () => {
      const windows = ['2020-01-01T10:00:00+07:00', '2020-01-01T02:30:00Z', '2020-01-01T09:00:00+07:00'];
      for (const [index, until] of windows.entries()) {
        await book({ key: `${key}-${index}`, phone: `07${count}${index}`, window: { from: '2020-01-01T01:00:00Z', until } });
      }
      const due = await records.callbacks.due(3);
      expect(due.map(({ window }) => window.until)).toEqual(['2020-01-01T09:00:00+07:00', '2020-01-01T02:30:00Z', '2020-01-01T10:00:00+07:00']);
      expect(await records.callbacks.due(1)).toHaveLength(1);
    });

    test('a window that is no time is refused', async () => {
      await expect(book({ window: { from: WINDOW.from, until: 'tomorrow' } })).rejects.toThrow('window.until is no instant. Allowed: ISO 8601');
    });
  });

  describe('complaints', () => {
    const values = { office: 'เขตพื้นที่ 3', days: 12, phone: '0812345678' };
    const file = (more = {}) => records.complaints.file({ key, conversationId: key, personKey: undefined, values, ...more });

    test('a filed complaint is found by its number, however that is written', async () => {
      const complaint = await file();
      expect(complaint).toEqual({ reference: expect.any(String), state: 'received', filedAt: '2026-11-24T03:00:00.000Z', values, answer: undefined });
      expect(await records.complaints.find(complaint.reference)).toEqual(complaint);
      expect(await records.complaints.find(` ${complaint.reference.toLowerCase().replaceAll('-', '')} `)).toEqual(complaint);
    });

    test('the same key is the same complaint, also when sent twice at once', async () => {
      const [first, second] = await Promise.all([file(), other.complaints.file({ key, conversationId: key, personKey: undefined, values })]);
      expect(second).toEqual(first);
      expect(await file({ values: { other: 1 } })).toEqual(first);
      expect((await file({ key: `${key}-2` })).reference).not.toBe(first.reference);
    });

    test('an unknown number, or none at all, finds nothing', async () => {
      expect(await records.complaints.find('C-AAAA-AAAA')).toBeUndefined();
      expect(await records.complaints.find('')).toBeUndefined();
      expect(await records.complaints.find("' or 1=1 --")).toBeUndefined();
    });
  });

  describe('consents', () => {
    const give = (version = '1', from = records) => from.consents.give({ personKey: key, purpose: 'lookup', version, conversationId: key });

    test('a consent in force gives its receipt again', async () => {
      const receipt = await give();
      expect(receipt).toMatch(/^R-\w{4}-\w{4}$/);
      expect(await give()).toBe(receipt);
      expect(await records.consents.of(key)).toEqual({ lookup: '1' });
      expect(await records.consents.of('stranger')).toEqual({});
    });

    test('given many times at once it has one receipt', async () => {
      const receipts = await Promise.all(Array.from({ length: 10 }, (_, index) => give('1', index % 2 ? records : other)));
      expect(new Set(receipts).size).toBe(1);
    });

    test('once withdrawn it is not in force, and giving it again gives another receipt', async () => {
      const receipt = await give();
      await records.consents.give({ personKey: key, purpose: 'follow-up', version: '1', conversationId: key });
      await records.consents.withdraw(key, ['lookup']);
      expect(await records.consents.of(key)).toEqual({ 'follow-up': '1' });
      expect(await give()).not.toBe(receipt);
      await records.consents.withdraw(key, []);
      await records.consents.withdraw(key, ['lookup', 'follow-up']);
      expect(await records.consents.of(key)).toEqual({});
    });

    test('a new version takes the place of the one before', async () => {
      const first = await give('1');
      const second = await give('2');
      expect(second).not.toBe(first);
      expect(await records.consents.of(key)).toEqual({ lookup: '2' });
      const versions = await Promise.all([give('3'), give('4', other), give('5'), give('6', other)]);
      expect(new Set(versions).size).toBe(4);
      expect(Object.keys(await records.consents.of(key))).toEqual(['lookup']);
    });
  });

  describe('audit', () => {
    test('entries are listed newest first, by person, conversation and action', async () => {
      const entry = { actor: 'person', action: 'sign-in', personKey: key, conversationId: 'one', detail: undefined };
      await records.audit.add(entry);
      now += 1000;
      await records.audit.add({ ...entry, actor: 'agent:7', action: 'view.phone', detail: 'C-1' });
      await records.audit.add({ ...entry, personKey: undefined, conversationId: key });
      expect(await records.audit.list({ personKey: key, limit: 10 })).toEqual([
        { at: '2026-11-24T03:00:01.000Z', actor: 'agent:7', action: 'view.phone', personKey: key, conversationId: 'one', detail: 'C-1' },
        { at: '2026-11-24T03:00:00.000Z', ...entry },
      ]);
      expect(await records.audit.list({ personKey: key, action: 'sign-in', limit: 10 })).toHaveLength(1);
      expect(await records.audit.list({ conversationId: key, limit: 10 })).toHaveLength(1);
      expect(await records.audit.list({ limit: 2 })).toHaveLength(2);
    });
  });

  describe('transcripts', () => {
    const line = (more: Partial<TranscriptLine> = {}): TranscriptLine => ({
      conversationId: key,
      eventId: 'event-1',
      personKey: undefined,
      who: 'person',
      text: 'ตกงานได้เท่าไหร่ \u0000',
      topic: 'unemployment.benefit',
      disposition: 'answered',
      ...more,
    });

    test('lines come back in their order with their time', async () => {
      await records.transcripts.add([line(), line({ who: 'assistant', text: 'ได้ 50%' })]);
      await records.transcripts.add([line({ eventId: 'event-2', personKey: key, text: 'ขอบคุณ' })]);
      await records.transcripts.add([]);
      const at = '2026-11-24T03:00:00.000Z';
      const lines = await records.transcripts.of(key);
      expect(lines.map(({ id, ...said }) => said)).toEqual([
        { ...line(), at },
        { ...line({ who: 'assistant', text: 'ได้ 50%' }), at },
        { ...line({ eventId: 'event-2', personKey: key, text: 'ขอบคุณ' }), at },
      ]);
      // by which a reader goes on where they stopped
      expect((await records.transcripts.of(key, lines[1]?.id)).map(({ text }) => text)).toEqual(['ขอบคุณ']);
      expect(await records.transcripts.of(key, lines[2]?.id)).toEqual([]);
    });

    test('the same event again does nothing, whatever it brings, also at the same time', async () => {
      const twice = [line(), line({ who: 'assistant' })];
      await Promise.all([records.transcripts.add(twice), other.transcripts.add(twice), records.transcripts.add(twice)]);
      await records.transcripts.add([line({ text: 'other' }), line(), line(), line({ eventId: 'event-2' })]);
      expect((await records.transcripts.of(key)).map(({ eventId, who }) => `${eventId} ${who}`)).toEqual([
        'event-1 person',
        'event-1 assistant',
        'event-2 person',
      ]);
    });
  });

  test('feedback with the same key is kept once', async () => {
    const feedback = { key, conversationId: key, about: 'child.allowance', helpful: false, reason: 'ยาวไป' };
    await records.feedback.add(feedback);
    await records.feedback.add({ ...feedback, helpful: true, reason: undefined });
    const { feedback: kept } = await records.privacy.export({ conversationId: key, personKey: undefined });
    expect(kept).toEqual([{ at: '2026-11-24T03:00:00.000Z', about: 'child.allowance', helpful: false, reason: 'ยาวไป' }]);
  });

  describe('sign-ins', () => {
    const attempt = () => ({ state: `state-${key}`, nonce: 'n', codeVerifier: 'v' });
    const signIn = () => ({ conversationId: key, browserHash: 'b', level: 2.3 });

    test('a link works once, and so does the way back', async () => {
      await records.signIns.create(key, signIn(), 10);
      expect(await records.signIns.takeByState(attempt().state)).toBeUndefined();
      const opened = await Promise.all([records.signIns.open(key, attempt()), other.signIns.open(key, { ...attempt(), state: `second-${key}` })]);
      expect(opened.filter(Boolean)).toHaveLength(1);
      const state = opened.find(Boolean)?.attempt?.state ?? '';
      expect(await records.signIns.open(key, attempt())).toBeUndefined();
      const taken = await Promise.all([records.signIns.takeByState(state), other.signIns.takeByState(state)]);
      expect(taken.filter(Boolean)).toEqual([{ ...signIn(), attempt: { ...attempt(), state } }]);
      expect(await records.signIns.takeByState(state)).toBeUndefined();
    });

    test('a link that was never made does not open', async () => {
      expect(await records.signIns.open('unknown', attempt())).toBeUndefined();
    });

    test('a link is good for its minutes, and the way back as well', async () => {
      await records.signIns.create(`${key}-opened`, signIn(), 10);
      await records.signIns.create(`${key}-late`, signIn(), 10);
      await records.signIns.create(`${key}-in-time`, signIn(), 10);
      expect(await records.signIns.open(`${key}-opened`, attempt())).toBeDefined();
      now += 10 * 60_000 - 1;
      expect(await records.signIns.open(`${key}-in-time`, { ...attempt(), state: `in-time-${key}` })).toBeDefined();
      now += 1;
      expect(await records.signIns.open(`${key}-late`, { ...attempt(), state: `late-${key}` })).toBeUndefined();
      expect(await records.signIns.takeByState(attempt().state)).toBeUndefined();
    });
  });

  describe('work for later', () => {
    const plan = (more = {}) => records.schedule.plan({ key, kind: key, dueAt: new Date(START).toISOString(), payload: { to: 'ก' }, ...more });
    const take = (from = records, limit = 10) => from.schedule.take(key, limit, 1000);

    test('is taken when it is due, in its order, and only of the kind asked for', async () => {
      await plan({ key: `${key}-later`, dueAt: '2026-11-24T10:00:00.001+07:00' });
      await plan({ key: `${key}-now` });
      await plan({ key: `${key}-before`, dueAt: '2026-11-24T09:59:00+07:00', payload: undefined });
      expect(await records.schedule.take('another', 10, 1000)).toEqual([]);
      expect(await take()).toEqual([
        { key: `${key}-before`, payload: null, attempts: 1 },
        { key: `${key}-now`, payload: { to: 'ก' }, attempts: 1 },
      ]);
      now += 1;
      expect((await take()).map((work) => work.key)).toEqual([`${key}-later`]);
    });

    test('is planned once by its key, also after it was done', async () => {
      await Promise.all([plan(), plan({ payload: 'second' }), plan()]);
      expect(await take()).toHaveLength(1);
      await records.schedule.done(key);
      await plan();
      now += 5000;
      expect(await take()).toEqual([]);
    });

    test('two takers never get the same, and together they get all', async () => {
      for (let index = 0; index < 60; index++) await plan({ key: `${key}-${index}` });
      const taken: string[] = [];
      const work = async (from: Records): Promise<void> => {
        for (let batch = await take(from, 3); batch.length > 0; batch = await take(from, 3)) taken.push(...batch.map((one) => one.key));
      };
      await Promise.all([work(records), work(other), work(records), work(other)]);
      expect(taken).toHaveLength(60);
      expect(new Set(taken).size).toBe(60);
    });

    test('comes back when the taker does not end it within the lease', async () => {
      await plan();
      expect(await take()).toHaveLength(1);
      now += 999;
      expect(await take(other)).toEqual([]);
      now += 1;
      expect(await take(other)).toEqual([{ key, payload: { to: 'ก' }, attempts: 2 }]);
    });

    test('can be put back for later', async () => {
      await plan();
      await take();
      await records.schedule.again(key, new Date(START + 60_000).toISOString());
      now += 59_999;
      expect(await take()).toEqual([]);
      now += 1;
      expect(await take()).toHaveLength(1);
    });
  });

  test('they say whether they can be reached', async () => {
    const { place } = await databases.newDatabase(kind);
    const third = await openRecords({ ...place, keyRing, retention: DEFAULT_RETENTION });
    expect(await third.ready()).toBe(true);
    await third.close();
    expect(await third.ready()).toBe(false);
  });
});
