import { type Kysely, sql, type Transaction } from 'kysely';
import type { CallbackWork, WorkedCallback } from '../desk-records.ts';
import { normalizeReference } from '../reference.ts';
import type { Tables } from '../schema.ts';
import { instant, nowIn, type Store, sealer } from '../store.ts';
import { promisesKept } from './promises-kept.ts';
import { type CallbackRow, readCallbacks } from './read-callbacks.ts';

/** Gives a callback free. */
const FREE = { taken_by: null, taken_until: null };

/** The work on callbacks. Whoever calls has it for a while (a lease), of which other callbacks to the same number know. */
export function callbackWork(store: Store): CallbackWork {
  const { db } = store;

  const rowOf = (of: Kysely<Tables>, reference: string) =>
    of
      .selectFrom('callbacks')
      .selectAll()
      .where('reference', '=', normalizeReference(reference) ?? '')
      .executeTakeFirst();
  const worked = async (of: Kysely<Tables>, row: CallbackRow | undefined): Promise<WorkedCallback | undefined> =>
    row && (await readCallbacks(store, of, [row]))[0];
  const known = async (of: Kysely<Tables>, id: string): Promise<boolean> =>
    (await of.selectFrom('callback_attempts').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

  /** Until the end of the transaction nobody else takes a callback to this number. SQLite has one writer at a time. */
  const alone = async (transaction: Transaction<Tables>, phoneHash: string): Promise<void> => {
    if (store.dialect === 'postgres') await sql`select pg_advisory_xact_lock(hashtextextended(${phoneHash}, 0))`.execute(transaction);
  };
  const calledElsewhere = (transaction: Transaction<Tables>, row: CallbackRow, now: string) =>
    transaction
      .selectFrom('callbacks')
      .select('key')
      .where('phone_hash', '=', row.phone_hash)
      .where('taken_by', 'is not', null)
      .where('taken_until', '>', now)
      // also one that was cancelled meanwhile: its agent is on the telephone all the same
      .where('key', '<>', row.key)
      .executeTakeFirst();

  return {
    async list(endedSince) {
      const all = db.selectFrom('callbacks').selectAll();
      const open = await all.where('state', '=', 'open').orderBy('ends_at').orderBy('key').execute();
      const since = instant(endedSince, 'endedSince');
      const ended = await all.where('state', '<>', 'open').where('ends_at', '>=', since).orderBy('ends_at', 'desc').orderBy('key').execute();
      return readCallbacks(store, db, [...open, ...ended]);
    },

    get: async (reference) => worked(db, await rowOf(db, reference)),

    async ended() {
      const now = nowIn(store);
      const rows = await db
        .selectFrom('callbacks')
        .selectAll()
        .where('state', '=', 'open')
        .where('ends_at', '<=', now)
        .where((of) => of.or([of('taken_until', 'is', null), of('taken_until', '<=', now)]))
        .orderBy('ends_at')
        .orderBy('key')
        .execute();
      return readCallbacks(store, db, rows);
    },

    take(reference, agentId, minutes, mayCall) {
      return db.transaction().execute(async (transaction) => {
        const found = await rowOf(transaction, reference);
        if (!found) return undefined;
        await alone(transaction, found.phone_hash);
        const row = await rowOf(transaction, reference);
        const callback = await worked(transaction, row);
        if (!row || callback?.state !== 'open') return undefined;
        const now = nowIn(store);
        if (row.taken_by !== null && row.taken_by !== agentId && (row.taken_until ?? '') > now) return 'taken';
        if (await calledElsewhere(transaction, row, now)) return 'calling';
        if (!mayCall(callback)) return 'early';
        const taken = await transaction
          .updateTable('callbacks')
          .set({ taken_by: agentId, taken_until: new Date(Date.parse(now) + minutes * 60_000).toISOString() })
          .where('key', '=', row.key)
          // cancelled between the two statements
          .where('state', '=', 'open')
          .returningAll()
          .executeTakeFirst();
        return worked(transaction, taken);
      });
    },

    async release(reference, agentId) {
      await db
        .updateTable('callbacks')
        .set(FREE)
        .where('reference', '=', normalizeReference(reference) ?? '')
        .where('taken_by', '=', agentId)
        .execute();
    },

    attempt(reference, { id, at, agentId, result, note }) {
      return db.transaction().execute(async (transaction) => {
        if (await known(transaction, id)) return worked(transaction, await rowOf(transaction, reference));
        const row = await transaction
          .updateTable('callbacks')
          .set(FREE)
          .where('reference', '=', normalizeReference(reference) ?? '')
          .where('taken_by', '=', agentId)
          .returningAll()
          .executeTakeFirst();
        if (row?.state === 'open') {
          const tried = {
            id,
            reference: row.reference,
            conversation_id: row.conversation_id,
            person_key: row.person_key,
            agent_id: agentId,
            at: instant(at, 'at'),
            result,
            note: note === undefined ? null : sealer(store, 'callback_attempts.note').seal(note),
          };
          await transaction.insertInto('callback_attempts').values(tried).execute();
          return worked(transaction, row);
        }
        // the same attempt, sent twice at once: the other one was waited for
        return (await known(transaction, id)) ? worked(transaction, await rowOf(transaction, reference)) : undefined;
      });
    },

    async close(reference, { outcome, agentId, note }) {
      const now = nowIn(store);
      const closed = await db
        .updateTable('callbacks')
        .set({
          ...FREE,
          state: outcome === 'given-up' ? 'failed' : 'done',
          outcome,
          outcome_note: note === undefined ? null : sealer(store, 'callbacks.outcome_note').seal(note),
          closed_at: now,
          ends_at: now,
        })
        .where('reference', '=', normalizeReference(reference) ?? '')
        .where('state', '=', 'open')
        .where((of) => of.or([of('taken_by', 'is', null), of('taken_by', '=', agentId), of('taken_until', '<=', now)]))
        .returningAll()
        .executeTakeFirst();
      if (closed) return worked(db, closed);
      return (await rowOf(db, reference))?.state === 'open' ? 'taken' : undefined;
    },

    async miss(reference) {
      const now = nowIn(store);
      const missed = await db
        .updateTable('callbacks')
        .set({ ...FREE, state: 'failed' })
        .where('reference', '=', normalizeReference(reference) ?? '')
        .where('state', '=', 'open')
        .where('ends_at', '<=', now)
        .where((of) => of.or([of('taken_until', 'is', null), of('taken_until', '<=', now)]))
        .returningAll()
        .executeTakeFirst();
      return worked(db, missed);
    },

    promises: (from, until) => promisesKept(store, from, until),
  };
}
