import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DATABASES, type TestDatabase, TestDatabases } from '../../../../test/helpers/records-databases.ts';
import { newKeyRingText, parseKeyRing } from '../key-ring.ts';
import { openRecords } from '../open-records.ts';
import { DEFAULT_RETENTION, type Records } from '../records.ts';

const keyRing = parseKeyRing(newKeyRingText());
const databases = new TestDatabases();
afterAll(() => databases.stop());

const START = Date.parse('2026-11-24T03:00:00Z');
const MINUTE = 60_000;
const VALUES = { about: 'employer', who: 'บริษัท ตัวอย่าง', what: 'หักเงินแล้วไม่นำส่ง' };

describe.each(DATABASES)('the work on complaints in %s', (kind) => {
  let now = START;
  let database: TestDatabase;
  let records: Records;
  let other: Records;
  let count = 0;
  let key = '';

  beforeAll(async () => {
    database = await databases.newDatabase(kind);
    const open = () => openRecords({ ...database.place, keyRing, retention: DEFAULT_RETENTION, now: () => new Date(now) });
    records = await open();
    other = await open();
  });
  afterAll(() => Promise.all([records.close(), other.close()]));
  beforeEach(() => {
    now = START;
    count++;
    key = `complaint-${count}`;
  });

  const work = () => records.desk.complaints;
  const file = async (more = ''): Promise<string> =>
    (await records.complaints.file({ key: key + more, conversationId: key, personKey: `person-${key}`, values: VALUES })).reference;

  test('a new one is nobody’s, without notes, and due when the settings say', async () => {
    const reference = await file();
    expect(await work().get(reference.toLowerCase())).toEqual({
      reference,
      state: 'received',
      filedAt: '2026-11-24T03:00:00.000Z',
      values: VALUES,
      answer: undefined,
      conversationId: key,
      personKey: `person-${key}`,
      assignee: undefined,
      dueAt: undefined,
      notes: [],
    });
  });

  test('it is given to somebody and taken back, and due at a time of its own', async () => {
    const reference = await file();
    expect(await work().assign(reference, 'nok')).toMatchObject({ assignee: 'nok' });
    expect(await work().assign(reference, undefined)).toMatchObject({ assignee: undefined });
    expect(await work().due(reference, '2026-12-01T16:30:00+07:00')).toMatchObject({ dueAt: '2026-12-01T09:30:00.000Z' });
    await expect(work().due(reference, 'soon')).rejects.toThrow('dueAt is no instant');
  });

  test('notes are kept in order, sealed, and once per id', async () => {
    const reference = await file();
    const first = { id: `${reference}/1`, agentId: 'nok', text: 'โทรถามนายจ้างแล้ว' };
    await Promise.all([work().note(reference, first), other.desk.complaints.note(reference, first)]);
    now += MINUTE;
    await work().note(reference, first);
    expect(await work().note(reference, { id: `${reference}/2`, agentId: 'lek', text: 'รอเอกสาร' })).toMatchObject({
      notes: [
        { at: '2026-11-24T03:00:00.000Z', agentId: 'nok', text: 'โทรถามนายจ้างแล้ว' },
        { at: '2026-11-24T03:01:00.000Z', agentId: 'lek', text: 'รอเอกสาร' },
      ],
    });
    expect((await database.contents()).includes('โทรถามนายจ้างแล้ว')).toBe(false);
  });

  test('the answer is kept sealed and found by who asks with the reference; of two answers at once one is kept', async () => {
    const reference = await file();
    const both = await Promise.all([work().answer(reference, 'นายจ้างนำส่งแล้ว'), other.desk.complaints.answer(reference, 'ยังตรวจสอบอยู่')]);
    const [kept] = both.filter((answered) => answered !== undefined);
    expect(both.filter((answered) => answered === undefined)).toHaveLength(1);
    expect(await records.complaints.find(reference)).toMatchObject({ state: 'answered', answer: kept?.answer });
    expect((await database.contents()).includes(kept?.answer ?? '')).toBe(false);
  });

  test('whatever is tried in whatever order, the state goes received, working, answered, closed, and only from answered back to working', async () => {
    const allowed: Record<string, string[]> = {
      received: ['working', 'answered'],
      working: ['answered'],
      answered: ['working', 'closed'],
      closed: [],
    };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('working' as const, 'answered' as const, 'closed' as const), { maxLength: 8 }), async (tried) => {
        count++;
        const reference = await file(`-${count}`);
        let state = 'received';
        for (const next of tried) {
          const after = next === 'answered' ? await work().answer(reference, 'คำตอบ') : await work().move(reference, next);
          const goes = allowed[state]?.includes(next);
          if (goes) state = next;
          expect(after?.state).toBe(goes ? state : undefined);
          expect((await work().get(reference))?.state).toBe(state);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('a closed one changes no more, and one that is not there neither', async () => {
    const reference = await file();
    await work().answer(reference, 'คำตอบ');
    await work().move(reference, 'closed');
    for (const none of [reference, 'C-AAAA-AAAA', 'nonsense']) {
      expect(await work().assign(none, 'nok')).toBeUndefined();
      expect(await work().due(none, '2026-12-01T09:30:00Z')).toBeUndefined();
      expect(await work().note(none, { id: `${none}/x`, agentId: 'nok', text: 'สาย' })).toBeUndefined();
      expect(await work().answer(none, 'อีกคำตอบ')).toBeUndefined();
    }
    expect(await work().get(reference)).toMatchObject({ state: 'closed', answer: 'คำตอบ', notes: [], assignee: undefined });
  });

  test('the list has those that are not closed, oldest first, and those closed since then, newest first', async () => {
    const references: string[] = [];
    for (let one = 0; one < 4; one++) {
      references.push(await file(`-${one}`));
      now += MINUTE;
    }
    for (const one of [1, 0]) {
      await work().answer(references[one] ?? '', 'คำตอบ');
      await work().move(references[one] ?? '', 'closed');
      now += MINUTE;
    }
    const mine = async (since: number) =>
      (await work().list(new Date(since).toISOString())).map(({ reference }) => references.indexOf(reference)).filter((one) => one >= 0);
    expect(await mine(START)).toEqual([2, 3, 0, 1]);
    expect(await mine(START + 5 * MINUTE)).toEqual([2, 3, 0]);
  });

  test('what the owner has erased takes the notes along', async () => {
    const reference = await file();
    await work().note(reference, { id: `${reference}/1`, agentId: 'nok', text: 'จดไว้' });
    await records.privacy.erase({ conversationId: key, personKey: undefined });
    expect(await work().get(reference)).toBeUndefined();
    expect(await database.run(`select id from complaint_notes where reference = '${reference}'`)).toEqual([]);
  });
});
