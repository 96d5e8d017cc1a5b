import type { Audit } from './records.ts';
import { nowIn, type Store } from './store.ts';

/** The audit trail. The database refuses to change it (migrations/0002-audit-is-append-only.ts). */
export function audit(store: Store): Audit {
  const { db } = store;
  return {
    async add(entry) {
      await db
        .insertInto('audit')
        .values({
          at: nowIn(store),
          actor: entry.actor,
          action: entry.action,
          person_key: entry.personKey ?? null,
          conversation_id: entry.conversationId ?? null,
          detail: entry.detail ?? null,
        })
        .execute();
    },

    async list({ personKey, conversationId, action, limit }) {
      let query = db.selectFrom('audit').selectAll();
      if (personKey !== undefined) query = query.where('person_key', '=', personKey);
      if (conversationId !== undefined) query = query.where('conversation_id', '=', conversationId);
      if (action !== undefined) query = query.where('action', '=', action);
      const rows = await query.orderBy('id', 'desc').limit(limit).execute();
      return rows.map((row) => ({
        at: row.at,
        actor: row.actor,
        action: row.action,
        personKey: row.person_key ?? undefined,
        conversationId: row.conversation_id ?? undefined,
        detail: row.detail ?? undefined,
      }));
    },
  };
}
