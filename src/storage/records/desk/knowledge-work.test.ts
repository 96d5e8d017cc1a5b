import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES, type TestDatabase, TestDatabases } from '../../../../test/helpers/records-databases.ts';
import { newKeyRingText, parseKeyRing } from '../key-ring.ts';
import { openRecords } from '../open-records.ts';
import { DEFAULT_RETENTION, type Records, type TranscriptLine } from '../records.ts';

const keyRing = parseKeyRing(newKeyRingText());
const databases = new TestDatabases();
afterAll(() => databases.stop());

const START = Date.parse('2026-11-24T03:00:00Z');
const SECRET = 'หมอบอกว่าเป็นโรคซึมเศร้า';

describe.each(DATABASES)('the work on knowledge in %s', (kind) => {
  let database: TestDatabase;
  let records: Records;
  let now = START;
  beforeAll(async () => {
    database = await databases.newDatabase(kind);
    records = await openRecords({ ...database.place, keyRing, retention: DEFAULT_RETENTION, now: () => new Date(now) });
  });
  afterAll(() => records.close());
  beforeEach(() => {
    now = START;
  });

  const ticket = { id: 't-1', kind: 'wrong-answer' as const, conversationId: 'c-1', utterance: SECRET, topic: 'a.topic', note: 'b', reportedBy: '7' };

  test('a ticket is opened once, changed, and listed newest first', async () => {
    const { knowledge } = records.desk;
    await knowledge.open(ticket);
    await knowledge.open({ ...ticket, utterance: 'other' });
    now += 1000;
    await knowledge.open({ ...ticket, id: 't-2', kind: 'gap', conversationId: undefined, note: undefined });
    expect(await knowledge.tickets()).toEqual([
      { ...ticket, id: 't-2', kind: 'gap', conversationId: undefined, note: undefined, state: 'open', at: '2026-11-24T03:00:01.000Z' },
      { ...ticket, state: 'open', at: '2026-11-24T03:00:00.000Z' },
    ]);
    expect(await knowledge.setTicket('t-1', 'dismissed', 'c')).toMatchObject({ id: 't-1', state: 'dismissed', note: 'c', utterance: SECRET });
    expect(await knowledge.setTicket('t-1', 'open')).toMatchObject({ state: 'open', note: 'c' });
    expect(await knowledge.setTicket('t-none', 'open')).toBeUndefined();
  });

  test('a draft is kept as it last was, with the day it was made', async () => {
    const { knowledge } = records.desk;
    await knowledge.keepDraft({ id: 'd-1', state: 'measuring', topic: 'a.topic', payload: { patch: SECRET }, madeBy: '7' });
    now += 1000;
    await knowledge.keepDraft({ id: 'd-1', state: 'ready', topic: 'a.topic', payload: { patch: SECRET, right: 0.9 }, madeBy: '8' });
    await knowledge.keepDraft({ id: 'd-2', state: 'measuring', topic: 'b.topic', payload: null, madeBy: '7' });
    const first = { id: 'd-1', state: 'ready', topic: 'a.topic', payload: { patch: SECRET, right: 0.9 }, madeBy: '7', at: '2026-11-24T03:00:00.000Z' };
    expect(await knowledge.draft('d-1')).toEqual(first);
    expect(await knowledge.draft('d-none')).toBeUndefined();
    expect((await knowledge.drafts()).map(({ id }) => id)).toEqual(['d-2', 'd-1']);
  });

  const line = (eventId: string, more: Partial<TranscriptLine> = {}): TranscriptLine => ({
    conversationId: 'line-1',
    eventId,
    personKey: undefined,
    who: 'person',
    text: `${SECRET} ${eventId}`,
    topic: 'none',
    disposition: 'declined_off_topic',
    ...more,
  });

  test('what had no answer are lines of the person only, oldest first, since an instant', async () => {
    await records.transcripts.add([line('too-old')]);
    now += 1000;
    const since = new Date(now).toISOString();
    await records.transcripts.add([line('off'), line('off', { who: 'assistant' })]);
    await records.transcripts.add([line('asked', { disposition: 'asked_back', topic: 'a.topic' })]);
    await records.transcripts.add([line('answered', { disposition: 'answered' })]);
    await records.transcripts.add([line('slot', { disposition: 'asked_slot' })]);
    now += 1000;
    await records.transcripts.add([line('person', { disposition: 'offered_person', conversationId: 'web-2' })]);
    const unanswered = await records.desk.knowledge.unanswered(since);
    expect(unanswered.map(({ eventId }) => eventId)).toEqual(['off', 'asked', 'person']);
    expect(unanswered[1]).toEqual({
      conversationId: 'line-1',
      eventId: 'asked',
      at: since,
      text: `${SECRET} asked`,
      topic: 'a.topic',
      disposition: 'asked_back',
    });
    await expect(records.desk.knowledge.unanswered('yesterday')).rejects.toThrow('since is no instant');
  });

  test('what did not help is the question before the feedback, about the same topic', async () => {
    const asked = { conversationId: 'helped-1', disposition: 'answered' };
    await records.transcripts.add([line('before', { ...asked, topic: 'a.topic' })]);
    await records.transcripts.add([line('about-another', { ...asked, topic: 'b.topic' })]);
    now += 1000;
    await records.feedback.add({ key: 'f-1', conversationId: 'helped-1', about: 'a.topic', helpful: false, reason: 'unclear' });
    await records.feedback.add({ key: 'f-2', conversationId: 'helped-1', about: 'b.topic', helpful: true, reason: undefined });
    await records.feedback.add({ key: 'f-3', conversationId: 'helped-2', about: 'a.topic', helpful: false, reason: undefined });
    now += 1000;
    await records.transcripts.add([line('after', { ...asked, topic: 'a.topic' })]);
    const notHelped = await records.desk.knowledge.notHelped(new Date(START).toISOString());
    expect(notHelped.map(({ eventId }) => eventId)).toEqual(['before']);
    expect(await records.desk.knowledge.notHelped(new Date(now).toISOString())).toEqual([]);
  });

  test('nothing of it can be read in the database', async () => {
    const contents = await database.contents();
    expect([contents.includes('a.topic'), contents.includes(SECRET)]).toEqual([true, false]);
  });
});
