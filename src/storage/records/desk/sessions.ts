import type { DeskSessions } from '../desk-records.ts';
import { keyedHash } from '../hash.ts';
import { nowIn, type Store } from '../store.ts';

/** Sessions of staff, found by the keyed hash of their token. One that is over its time stays until `purge`, and is good for nothing. */
export function deskSessions(store: Store): DeskSessions {
  const { db } = store;
  const hash = (token: string): string => keyedHash(store.ring, 'desk-session', token);
  const later = (milliseconds: number): string => new Date(store.now().getTime() + milliseconds).toISOString();

  return {
    async begin(token, agentId, hours) {
      const now = nowIn(store);
      await db
        .insertInto('desk_sessions')
        .values({ token_hash: hash(token), agent_id: agentId, created_at: now, seen_at: now, expires_at: later(hours * 3_600_000) })
        .execute();
    },

    async use(token, idleMinutes) {
      const row = await db
        .updateTable('desk_sessions')
        .set({ seen_at: nowIn(store) })
        .where('token_hash', '=', hash(token))
        .where('expires_at', '>', nowIn(store))
        .where('seen_at', '>', later(-idleMinutes * 60_000))
        .returning(['agent_id', 'expires_at'])
        .executeTakeFirst();
      return row && { agentId: row.agent_id, expiresAt: row.expires_at };
    },

    async look(token, idleMinutes) {
      const row = await db
        .selectFrom('desk_sessions')
        .select(['agent_id', 'expires_at'])
        .where('token_hash', '=', hash(token))
        .where('expires_at', '>', nowIn(store))
        .where('seen_at', '>', later(-idleMinutes * 60_000))
        .executeTakeFirst();
      return row && { agentId: row.agent_id, expiresAt: row.expires_at };
    },

    async end(token) {
      await db.deleteFrom('desk_sessions').where('token_hash', '=', hash(token)).execute();
    },
  };
}
