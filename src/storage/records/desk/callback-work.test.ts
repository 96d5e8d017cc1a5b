import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES, type TestDatabase, TestDatabases } from '../../../../test/helpers/records-databases.ts';
import { channelOf } from '../../../channels/channel-of.ts';
import type { WorkedCallback } from '../desk-records.ts';
import { newKeyRingText, parseKeyRing } from '../key-ring.ts';
import { openRecords } from '../open-records.ts';
import { DEFAULT_RETENTION, type Records } from '../records.ts';
import { channelOfId } from './promises-kept.ts';

const keyRing = parseKeyRing(newKeyRingText());
const databases = new TestDatabases();
afterAll(() => databases.stop());

const START = Date.parse('2026-11-24T03:00:00Z');
const MINUTE = 60_000;
const WINDOW = { from: '2026-11-24T09:00:00+07:00', until: '2026-11-24T12:00:00+07:00' };
const WINDOW_END = Date.parse(WINDOW.until);
const always = () => true;

describe.each(DATABASES)('the work on callbacks in %s', (kind) => {
  let now = START;
  let database: TestDatabase;
  let records: Records;
  let count = 0;
  let key = '';

  beforeAll(async () => {
    database = await databases.newDatabase(kind);
    records = await openRecords({ ...database.place, keyRing, retention: DEFAULT_RETENTION, now: () => new Date(now) });
  });
  afterAll(() => records.close());
  beforeEach(() => {
    now = START;
    count++;
    key = `work-${count}`;
  });

  const work = () => records.desk.callbacks;
  const book = async (more = {}): Promise<string> => {
    const phone = `081${String(count).padStart(7, '0')}`;
    const answer = await records.callbacks.book({ key, conversationId: key, personKey: `person-${key}`, phone, about: 'a', window: WINDOW, ...more });
    return 'booked' in answer ? answer.booked.reference : answer.existing.reference;
  };
  const take = (reference: string, agentId: string, minutes = 15) => work().take(reference, agentId, minutes, always);
  const attempt = (reference: string, agentId: string, more = {}) =>
    work().attempt(reference, { id: `${reference}/1`, at: new Date(now).toISOString(), agentId, result: 'no-answer', note: undefined, ...more });
  const close = (reference: string, agentId: string, outcome: 'answered' | 'given-up' = 'answered') =>
    work().close(reference, { outcome, agentId, note: undefined });

  test('what is taken carries the number, its agent and until when', async () => {
    const reference = await book({ phone: '081-234-5678' });
    expect(await take(reference.toLowerCase(), 'nok')).toEqual({
      reference,
      conversationId: key,
      personKey: `person-${key}`,
      phone: '081-234-5678',
      about: 'a',
      window: WINDOW,
      state: 'open',
      createdAt: '2026-11-24T03:00:00.000Z',
      takenBy: 'nok',
      takenUntil: '2026-11-24T03:15:00.000Z',
      attempts: [],
      outcome: undefined,
      outcomeNote: undefined,
      closedAt: undefined,
    });
    await close(reference, 'nok');
  });

  test('a time that has run out gives it free, and the next one may take it', async () => {
    const reference = await book();
    await take(reference, 'nok', 15);
    now += 15 * MINUTE - 1;
    expect(await take(reference, 'lek')).toBe('taken');
    now += 1;
    expect(await take(reference, 'lek')).toMatchObject({ takenBy: 'lek' });
    expect(await attempt(reference, 'nok')).toBeUndefined();
  });

  test('taken again by who has it, the time is longer', async () => {
    const reference = await book();
    await take(reference, 'nok', 15);
    now += 10 * MINUTE;
    expect(await take(reference, 'nok', 15)).toMatchObject({ takenUntil: '2026-11-24T03:25:00.000Z' });
  });

  test('only who has it gives it free', async () => {
    const reference = await book();
    await take(reference, 'nok');
    await work().release(reference, 'lek');
    expect(await take(reference, 'lek')).toBe('taken');
    await work().release(reference, 'nok');
    expect(await take(reference, 'lek')).toMatchObject({ takenBy: 'lek' });
  });

  test('a number that is being called is not called for another matter, however it is written, also when the first was cancelled meanwhile', async () => {
    const first = await book({ phone: '0899999901' });
    const second = await book({ key: `${key}-2`, phone: '+66 89-999-9901', about: 'b' });
    await take(first, 'nok');
    expect(await take(second, 'lek')).toBe('calling');
    expect(await take(second, 'nok')).toBe('calling');
    await records.callbacks.cancel(first, { conversationId: key, personKey: undefined });
    expect(await take(second, 'lek')).toBe('calling');
    // the agent hears that it is cancelled, and the number is free
    expect(await attempt(first, 'nok')).toBeUndefined();
    expect(await take(second, 'lek')).toMatchObject({ takenBy: 'lek' });
    expect((await work().get(first))?.attempts).toEqual([]);
  });

  test('the rules are asked with what is true at that moment', async () => {
    const reference = await book();
    const seen: WorkedCallback[] = [];
    const early = await work().take(reference, 'nok', 15, (callback) => {
      seen.push(callback);
      return false;
    });
    expect(early).toBe('early');
    expect(seen).toEqual([await work().get(reference)]);
    expect(seen[0]?.takenBy).toBeUndefined();
  });

  test('an attempt gives it free and is counted once, also when it is sent again after the next one took it, or twice at once', async () => {
    const reference = await book();
    await take(reference, 'nok');
    const both = await Promise.all([attempt(reference, 'nok', { note: 'ฝากข้อความแล้ว' }), attempt(reference, 'nok', { note: 'ฝากข้อความแล้ว' })]);
    const attempts = [{ at: '2026-11-24T03:00:00.000Z', agentId: 'nok', result: 'no-answer', note: 'ฝากข้อความแล้ว' }];
    for (const answer of both) expect(answer).toMatchObject({ attempts, takenBy: undefined });
    await take(reference, 'lek');
    expect(await attempt(reference, 'nok')).toMatchObject({ attempts, takenBy: 'lek' });
    expect((await database.contents()).includes('ฝากข้อความแล้ว')).toBe(false);
  });

  test('an attempt is kept although its time ran out, as long as nobody else took it', async () => {
    const reference = await book();
    await take(reference, 'nok', 15);
    now += 20 * MINUTE;
    expect(await attempt(reference, 'nok')).toMatchObject({ attempts: [{ agentId: 'nok' }] });
    expect(await attempt(reference, 'nok', { id: 'another' })).toBeUndefined();
  });

  test('an outcome closes it once, with its note sealed; after that nobody takes it or closes it otherwise', async () => {
    const reference = await book();
    await take(reference, 'nok');
    const note = { outcome: 'answered-by-colleague' as const, agentId: 'nok', note: 'ตอบในแชทแล้ว' };
    expect(await work().close(reference, note)).toMatchObject({
      state: 'done',
      outcome: 'answered-by-colleague',
      outcomeNote: 'ตอบในแชทแล้ว',
      closedAt: '2026-11-24T03:00:00.000Z',
      takenBy: undefined,
    });
    expect(await close(reference, 'nok', 'given-up')).toBeUndefined();
    expect(await take(reference, 'lek')).toBeUndefined();
    expect(await work().get(reference)).toMatchObject({ outcome: 'answered-by-colleague' });
    expect((await database.contents()).includes('ตอบในแชทแล้ว')).toBe(false);
    expect(await close(await book({ key: `${key}-2`, about: 'b' }), 'nok', 'given-up')).toMatchObject({ state: 'failed', outcome: 'given-up' });
  });

  test('nobody closes it while another one calls, and everybody after that', async () => {
    const reference = await book();
    await take(reference, 'nok', 15);
    expect(await close(reference, 'lek')).toBe('taken');
    now += 15 * MINUTE;
    expect(await close(reference, 'lek')).toMatchObject({ state: 'done' });
  });

  test('a cancelled one, and one that is not there, cannot be taken, closed or missed', async () => {
    const reference = await book();
    await records.callbacks.cancel(reference, { conversationId: key, personKey: undefined });
    for (const none of [reference, 'C-AAAA-AAAA', 'nonsense']) {
      expect([await take(none, 'nok'), await close(none, 'nok'), await work().miss(none)]).toEqual([undefined, undefined, undefined]);
    }
    expect(await work().get('C-AAAA-AAAA')).toBeUndefined();
  });

  test('one whose window has ended is missed once, but not while it is called', async () => {
    const reference = await book();
    expect(await work().miss(reference)).toBeUndefined();
    now = WINDOW_END - MINUTE;
    await take(reference, 'nok', 15);
    now = WINDOW_END;
    expect((await work().ended()).map((one) => one.reference)).not.toContain(reference);
    expect(await work().miss(reference)).toBeUndefined();
    await work().release(reference, 'nok');
    expect((await work().ended()).map((one) => one.reference)).toContain(reference);
    const both = await Promise.all([work().miss(reference), work().miss(reference)]);
    expect(both.map((missed) => missed?.state)).toEqual(expect.arrayContaining(['failed', undefined]));
    expect(await work().get(reference)).toMatchObject({ state: 'failed', outcome: undefined });
    expect((await work().ended()).map((one) => one.reference)).not.toContain(reference);
  });

  test('the list has what is open, and what ended since then behind it, newest first', async () => {
    const open = await book();
    const done = await book({ key: `${key}-2`, about: 'b' });
    now += MINUTE;
    await close(done, 'nok');
    const given = await book({ key: `${key}-3`, about: 'c' });
    now += MINUTE;
    await close(given, 'nok', 'given-up');
    const mine = async (since: number) =>
      (await work().list(new Date(since).toISOString())).map(({ reference }) => reference).filter((one) => [open, done, given].includes(one));
    expect(await mine(START)).toEqual([open, given, done]);
    expect(await mine(START + 2 * MINUTE)).toEqual([open, given]);
  });

  test('what the owner has erased takes the attempts along', async () => {
    const reference = await book();
    await take(reference, 'nok');
    await attempt(reference, 'nok', { note: 'a note' });
    await records.privacy.erase({ conversationId: key, personKey: undefined });
    expect(await work().get(reference)).toBeUndefined();
    expect(await database.run(`select id from callback_attempts where reference = '${reference}'`)).toEqual([]);
  });

  test('promises: due by the day and channel of their window, kept when a call reached the person in time and it was closed as done', async () => {
    const from = '2027-02-01T17:00:00.000Z';
    const until = '2027-02-03T17:00:00.000Z';
    const morning = { from: '2027-02-02T09:00:00+07:00', until: '2027-02-02T12:00:00+07:00' };
    const noon = Date.parse(morning.until);
    now = Date.parse(morning.from);
    let number = 0;
    const promised = async (conversationId: string, window: typeof morning, worked: (reference: string) => Promise<unknown> = async () => undefined) => {
      number++;
      now = Date.parse(window.from);
      const one = await book({ key: `${key}-${number}`, conversationId, phone: `08000001${String(number).padStart(2, '0')}`, window });
      await worked(one);
    };
    const called = (at: number, result: 'reached' | 'no-answer', outcome?: 'answered' | 'given-up') => async (reference: string) => {
      now = at;
      await take(reference, 'nok');
      await attempt(reference, 'nok', { result });
      if (outcome) await close(reference, 'nok', outcome);
    };
    await promised('web-1', morning, called(noon - MINUTE, 'reached', 'answered'));
    await promised('web-2', morning, called(noon, 'reached', 'answered'));
    await promised('web-3', morning, called(noon - MINUTE, 'no-answer', 'given-up'));
    await promised('web-4', morning, called(noon - MINUTE, 'reached'));
    await promised('web-5', morning, (reference) => records.callbacks.cancel(reference, { conversationId: 'web-5', personKey: undefined }));
    await promised('line-1', morning, called(noon - MINUTE, 'reached', 'answered'));
    await promised('web-6', { from: '2027-02-03T01:00:00Z', until: '2027-02-03T02:00:00Z' });
    await promised('web-7', { from: '2027-02-03T22:00:00+07:00', until: '2027-02-04T00:00:00+07:00' });
    await promised('web-8', { from: '2027-02-01T22:00:00+07:00', until: '2027-02-02T00:00:00+07:00' });
    expect(await work().promises(from, until)).toEqual([
      { day: '2027-02-02', channel: 'line', due: 1, kept: 1 },
      // its window ended with the day before
      { day: '2027-02-02', channel: 'web', due: 5, kept: 1 },
      { day: '2027-02-03', channel: 'web', due: 1, kept: 0 },
    ]);
  });
});

test.each(['line-abc', 'voice-abc', 'abc', ''])('the channel of conversation "%s" is what channels say it is', (id) => {
  expect(channelOfId(id)).toBe(channelOf(id) ?? 'web');
});
