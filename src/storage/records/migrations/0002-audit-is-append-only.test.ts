import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DATABASES, type TestDatabase, TestDatabases } from '../../../../test/helpers/records-databases.ts';
import { newKeyRingText, parseKeyRing } from '../key-ring.ts';
import { openRecords } from '../open-records.ts';
import { type AuditEntry, DEFAULT_RETENTION, type Records } from '../records.ts';

const AT = '2026-11-24T03:00:00.000Z';
const owner = { conversationId: 'web-1', personKey: 'person-1' };
const REFUSED = 'audit is append-only';

const databases = new TestDatabases();
afterAll(() => databases.stop());

describe.each(DATABASES)('the audit trail in %s', (kind) => {
  let database: TestDatabase;
  let records: Records;
  let before: AuditEntry[];

  beforeAll(async () => {
    database = await databases.newDatabase(kind);
    const keyRing = parseKeyRing(newKeyRingText());
    records = await openRecords({ ...database.place, keyRing, retention: DEFAULT_RETENTION, now: () => new Date(AT) });
    await records.audit.add({ ...owner, actor: 'agent:7', action: 'view.phone', detail: 'C-1' });
    before = await records.audit.list({ limit: 10 });
  });
  afterEach(async () => {
    expect(await records.audit.list({ limit: 10 })).toEqual(before);
  });
  afterAll(() => records.close());

  const replace = "insert into audit (id, at, actor, action) overriding system value values (1, '2026', 'a', 'b')";
  test.each([
    "update audit set detail = 'other'",
    'update audit set person_key = null, conversation_id = null',
    'delete from audit',
    ...(kind === 'SQLite'
      ? [replace.replace('insert', 'insert or replace').replace(' overriding system value', ''), "update or replace audit set actor = 'b'"]
      : [`${replace} on conflict (id) do update set actor = 'b'`, 'truncate audit']),
  ])('cannot be changed by SQL: %s', async (statement) => {
    await expect(database.run(statement)).rejects.toThrow(REFUSED);
  });

  test.each([
    ['anonymise', 'null', "update audit set person_key = null, conversation_id = null, actor = 'x'"],
    ['anonymise', 'null', "update audit set person_key = 'x', conversation_id = null"],
    ['anonymise', 'null', 'update audit set person_key = null'],
    ['anonymise', 'null', 'delete from audit'],
    ['purge', `'${AT}'`, 'delete from audit'],
    ['purge', 'null', 'delete from audit'],
    ['purge', "'2030'", 'update audit set person_key = null, conversation_id = null'],
  ])('with the guard open to %s (%s) nothing else can be done: %s', async (act, olderThan, statement) => {
    await database.run(`insert into audit_guard values ('${act}', ${olderThan})`);
    await expect(database.run(statement)).rejects.toThrow(REFUSED);
    await database.run('delete from audit_guard');
  });

  test('after an erasure and a purge it is as closed as before', async () => {
    await records.privacy.erase({ conversationId: 'another', personKey: undefined });
    await records.privacy.purge(AT);
    before = await records.audit.list({ limit: 10 });
    expect(before).toHaveLength(2);
    expect(await database.run('select * from audit_guard')).toEqual([]);
    await expect(database.run('delete from audit')).rejects.toThrow(REFUSED);
  });
});
