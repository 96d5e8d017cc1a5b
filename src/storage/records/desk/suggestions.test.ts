import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES, type TestDatabase, TestDatabases } from '../../../../test/helpers/records-databases.ts';
import type { ShownSuggestion } from '../desk-records.ts';
import { newKeyRingText, parseKeyRing } from '../key-ring.ts';
import { openRecords } from '../open-records.ts';
import { DEFAULT_RETENTION, type Records } from '../records.ts';

const keyRing = parseKeyRing(newKeyRingText());
const databases = new TestDatabases();
afterAll(() => databases.stop());

const AT = '2026-11-24T03:00:00.000Z';

describe.each(DATABASES)('suggestions shown to agents, in %s', (kind) => {
  let database: TestDatabase;
  let records: Records;
  let now = AT;
  let count = 0;
  let shown: ShownSuggestion;

  beforeAll(async () => {
    database = await databases.newDatabase(kind);
    records = await openRecords({ ...database.place, keyRing, retention: DEFAULT_RETENTION, now: () => new Date(now) });
  });
  afterAll(() => records.close());
  beforeEach(() => {
    count++;
    now = AT;
    shown = {
      id: `s-${count}`,
      conversationId: `c-${count}`,
      agentId: 'agent-1',
      utterance: 'ลูกป่วยเบิกได้ไหม',
      topic: 'sickness.medical',
      place: 1,
      confidence: 0.75,
      ms: 3.5,
    };
  });

  test('come back as they were shown, also without a conversation', async () => {
    const { suggestions } = records.desk;
    await suggestions.shown([shown, { ...shown, id: `${shown.id}b`, conversationId: undefined, place: 2 }]);
    expect(await suggestions.get(shown.id)).toEqual({ ...shown, state: 'shown', at: AT });
    expect(await suggestions.get(`${shown.id}b`)).toMatchObject({ conversationId: undefined, place: 2 });
    expect(await suggestions.get('another')).toBeUndefined();
  });

  test('do not lie open in the database', async () => {
    await records.desk.suggestions.shown([shown]);
    expect((await database.contents()).includes(shown.utterance)).toBe(false);
  });

  test('shown again count once and keep what became of them', async () => {
    const { suggestions } = records.desk;
    await suggestions.shown([shown]);
    await suggestions.mark(shown.id, 'used');
    await suggestions.shown([{ ...shown, confidence: 0.2 }]);
    expect(await suggestions.get(shown.id)).toMatchObject({ state: 'used', confidence: 0.75 });
  });

  test('said to be wrong stay wrong', async () => {
    const { suggestions } = records.desk;
    await suggestions.shown([shown]);
    for (const state of ['rejected', 'edited', 'wrong', 'used'] as const) await suggestions.mark(shown.id, state);
    expect((await suggestions.get(shown.id))?.state).toBe('wrong');
  });

  test('of a span come in order, its end left out', async () => {
    const { suggestions } = records.desk;
    const day = `2026-10-${String(count).padStart(2, '0')}`;
    for (const [time, id] of [
      ['00:00:00.000', 'first'],
      ['23:59:59.999', 'last'],
    ] as const) {
      now = `${day}T${time}Z`;
      await suggestions.shown([2, 1].map((place) => ({ ...shown, id: `${id}-${place}`, place })));
    }
    now = `2026-10-${String(count + 1).padStart(2, '0')}T00:00:00.000Z`;
    await suggestions.shown([{ ...shown, id: 'after' }]);
    expect((await suggestions.between(`${day}T07:00:00+07:00`, now)).map(({ id }) => id)).toEqual(['first-1', 'first-2', 'last-1', 'last-2']);
  });

  test('are gone when the conversation is erased', async () => {
    await records.desk.suggestions.shown([shown]);
    await records.privacy.erase({ conversationId: shown.conversationId ?? '', personKey: undefined });
    expect(await records.desk.suggestions.get(shown.id)).toBeUndefined();
  });
});
