import type { LinePeople } from './records.ts';
import { instant, type Store, sealer } from './store.ts';

/**
 * People on LINE. Their id there is sealed; it is found by the conversation, whose id is a keyed hash of it. An unfollow takes the id away at
 * once; the rest of the row, and everything else kept of the conversation, goes by retention (`purge`), so that who comes back finds an open
 * promise or a complaint again.
 */
export function linePeople(store: Store): LinePeople {
  const { db, commit } = store;
  const { seal, unseal } = sealer(store, 'line_people.user_id');

  const of: LinePeople['of'] = async (conversationId) => {
    const row = await db.selectFrom('line_people').selectAll().where('conversation_id', '=', conversationId).executeTakeFirst();
    return (
      row && {
        conversationId,
        userId: row.user_id === null ? undefined : unseal(row.user_id),
        lang: row.lang ?? undefined,
        menuId: row.menu_id ?? undefined,
        hereSince: row.here_since,
        leftAt: row.left_at ?? undefined,
      }
    );
  };

  return {
    of,

    async here(conversationId, userId, at) {
      const since = instant(at, 'at');
      const known = await of(conversationId);
      // most events come from somebody who is known to be here: nothing is written then
      if (known && known.leftAt === undefined) return;
      await commit(async (transaction) => {
        await transaction
          .insertInto('line_people')
          .values({ conversation_id: conversationId, user_id: seal(userId), lang: null, menu_id: null, here_since: since, left_at: null })
          .onConflict((conflict) =>
            conflict
              .column('conversation_id')
              .doUpdateSet({ user_id: seal(userId), here_since: since, left_at: null })
              // an event from before they left may be delivered after it
              .where('line_people.left_at', '<', since),
          )
          .execute();
      });
    },

    async left(conversationId, at) {
      const leftAt = instant(at, 'at');
      const row = await db
        .updateTable('line_people')
        .set({ left_at: leftAt, user_id: null, menu_id: null })
        .where('conversation_id', '=', conversationId)
        .where('here_since', '<=', leftAt)
        .returning('conversation_id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async note(conversationId, { lang, menuId }) {
      const set = { ...(lang === undefined ? {} : { lang }), ...(menuId === undefined ? {} : { menu_id: menuId }) };
      await commit(async (transaction) => {
        await transaction.updateTable('line_people').set(set).where('conversation_id', '=', conversationId).execute();
      });
    },
  };
}
