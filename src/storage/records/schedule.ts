import type { Schedule } from './records.ts';
import { instant, nowIn, type Store, sealer } from './store.ts';

/**
 * Work for later. A payload is sealed; the `conversationId` and `personKey` it names are also kept beside it, so that erasing a person
 * takes the work along. Work that is done leaves its key behind for a while (`purge`), so that the same event does not plan it again.
 */
export function schedule(store: Store): Schedule {
  const { db } = store;
  const { seal, unseal } = sealer(store, 'schedule.payload');

  return {
    async plan({ key, kind, dueAt, payload }) {
      await db
        .insertInto('schedule')
        .values({
          key,
          kind,
          due_at: instant(dueAt, 'dueAt'),
          payload: seal(JSON.stringify(payload ?? null)),
          conversation_id: named(payload, 'conversationId'),
          person_key: named(payload, 'personKey'),
          attempts: 0,
          lease_until: null,
          done_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    take(kind, limit, leaseMs) {
      return db.transaction().execute(async (transaction) => {
        const now = nowIn(store);
        const due = transaction
          .selectFrom('schedule')
          .select('key')
          .where('kind', '=', kind)
          .where('done_at', 'is', null)
          .where('due_at', '<=', now)
          .where((of) => of.or([of('lease_until', 'is', null), of('lease_until', '<=', now)]))
          .orderBy('due_at')
          .orderBy('key')
          .limit(limit);
        // SQLite has one writer at a time; in PostgreSQL two takers pass over each other's rows
        const rows = await (store.dialect === 'postgres' ? due.forUpdate().skipLocked() : due).execute();
        if (rows.length === 0) return [];
        const leaseUntil = new Date(Date.parse(now) + leaseMs).toISOString();
        const keys = rows.map((row) => row.key);
        const lease = transaction.updateTable('schedule').set((of) => ({ lease_until: leaseUntil, attempts: of('attempts', '+', 1) }));
        const taken = await lease.where('key', 'in', keys).returning(['key', 'payload', 'attempts']).execute();
        // "returning" keeps no order
        taken.sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key));
        return taken.map(({ key, payload, attempts }) => ({ key, payload: payload === null ? null : (JSON.parse(unseal(payload)) as unknown), attempts }));
      });
    },

    async done(key) {
      await db
        .updateTable('schedule')
        .set({ done_at: nowIn(store), payload: null, lease_until: null })
        .where('key', '=', key)
        .where('done_at', 'is', null)
        .execute();
    },

    async again(key, dueAt) {
      await db
        .updateTable('schedule')
        .set({ due_at: instant(dueAt, 'dueAt'), lease_until: null })
        .where('key', '=', key)
        .where('done_at', 'is', null)
        .execute();
    },
  };
}

function named(payload: unknown, name: 'conversationId' | 'personKey'): string | null {
  const value = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : null;
}
