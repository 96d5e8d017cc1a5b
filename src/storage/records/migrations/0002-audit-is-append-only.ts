import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../store.ts';

const REFUSAL = 'audit is append-only: entries are added, never changed. They go by retention (purge) and lose the person by erasure only.';

/**
 * Triggers that refuse to change the audit trail. What the records themselves may do is told to them by a row in `audit_guard`, put in and
 * taken out inside the one transaction that does it, so that no other connection ever sees it:
 *
 * - `purge`, `older_than`: entries before that instant may be deleted;
 * - `anonymise`: `person_key` and `conversation_id` of entries may become null, nothing else.
 *
 * This guards against mistakes and against somebody who edits rows. Who may drop triggers may do anything: in service give the program's
 * role no more than it needs and send the database's own log elsewhere.
 */
export function auditIsAppendOnly(dialect: Dialect): Migration {
  return { up: (db: Kysely<unknown>) => (dialect === 'sqlite' ? inSqlite(db) : inPostgres(db)) };
}

async function inSqlite(db: Kysely<unknown>): Promise<void> {
  const refuse = sql.raw(`select raise(abort, '${REFUSAL}')`);
  await sql`create trigger audit_no_delete before delete on audit
    when not exists (select 1 from audit_guard where act = 'purge' and old.at < older_than)
    begin ${refuse}; end`.execute(db);
  await sql`create trigger audit_no_update before update on audit
    when new.person_key is not null or new.conversation_id is not null or new.id is not old.id or new.at is not old.at
      or new.actor is not old.actor or new.action is not old.action or new.detail is not old.detail
      or not exists (select 1 from audit_guard where act = 'anonymise')
    begin ${refuse}; end`.execute(db);
  // "insert or replace" deletes without calling the delete trigger
  await sql`create trigger audit_no_replace before insert on audit
    when exists (select 1 from audit where id = new.id)
    begin ${refuse}; end`.execute(db);
}

async function inPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function audit_refuse_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and exists (select 1 from audit_guard where act = 'purge' and old.at < older_than) then
        return old;
      end if;
      if tg_op = 'UPDATE' and new.person_key is null and new.conversation_id is null
        and (new.id, new.at, new.actor, new.action, new.detail) is not distinct from (old.id, old.at, old.actor, old.action, old.detail)
        and exists (select 1 from audit_guard where act = 'anonymise') then
        return new;
      end if;
      raise exception '${sql.raw(REFUSAL)}';
    end $$`.execute(db);
  await sql`create trigger audit_no_change before update or delete on audit for each row execute function audit_refuse_change()`.execute(db);
  await sql`create trigger audit_no_truncate before truncate on audit for each statement execute function audit_refuse_change()`.execute(db);
}
