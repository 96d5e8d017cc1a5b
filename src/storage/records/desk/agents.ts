import type { Selectable } from 'kysely';
import type { DeskAgent, DeskAgents } from '../desk-records.ts';
import type { Tables } from '../schema.ts';
import { instant, nowIn, type Store } from '../store.ts';

/** Staff, one row each, as of their last sign-in. Roles are JSON, so that none of them can be read as two. */
export function deskAgents(store: Store): DeskAgents {
  const { db } = store;
  const toAgent = (row: Selectable<Tables['desk_agents']>): DeskAgent => ({
    id: row.id,
    name: row.name,
    roles: JSON.parse(row.roles) as string[],
    available: row.available === 1,
    seenAt: row.seen_at,
  });

  return {
    async signedIn({ id, name, roles }) {
      const now = { name, roles: JSON.stringify(roles), available: roles.includes('agent') ? 1 : 0, seen_at: nowIn(store) };
      await db
        .insertInto('desk_agents')
        .values({ id, ...now })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(now))
        .execute();
    },

    async seen(id) {
      await db
        .updateTable('desk_agents')
        .set({ seen_at: nowIn(store) })
        .where('id', '=', id)
        .execute();
    },

    async setAvailable(id, available) {
      await db
        .updateTable('desk_agents')
        .set({ available: available ? 1 : 0 })
        .where('id', '=', id)
        .execute();
    },

    async of(id) {
      const row = await db.selectFrom('desk_agents').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toAgent(row);
    },

    async seenSince(at) {
      const since = instant(at, 'at');
      return (await db.selectFrom('desk_agents').selectAll().where('seen_at', '>=', since).orderBy('id').execute()).map(toAgent);
    },
  };
}
