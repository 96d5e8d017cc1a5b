import type { Selectable } from 'kysely';
import type { AwaitedAnswer, AwaitedAnswers } from '../desk-records.ts';
import type { Tables } from '../schema.ts';
import { nowIn, type Store, sealer } from '../store.ts';

/** Who wants to be told. Somebody whom nobody told counts as ended when they asked: retention takes them too. */
export function awaitedAnswers(store: Store): AwaitedAnswers {
  const { db } = store;
  const { seal, unseal } = sealer(store, 'awaited_answers.utterance');

  const toAwaited = (row: Selectable<Tables['awaited_answers']>): AwaitedAnswer => ({
    key: row.key,
    conversationId: row.conversation_id,
    personKey: row.person_key ?? undefined,
    lang: row.lang,
    utterance: unseal(row.utterance),
    topic: row.topic,
    at: row.at,
  });

  return {
    async await({ key, conversationId, personKey, lang, utterance, topic }) {
      const at = nowIn(store);
      await db
        .insertInto('awaited_answers')
        .values({
          key,
          conversation_id: conversationId,
          person_key: personKey ?? null,
          lang,
          utterance: seal(utterance),
          topic,
          at,
          told_at: null,
          ends_at: at,
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },

    async waiting() {
      const rows = await db.selectFrom('awaited_answers').selectAll().where('told_at', 'is', null).orderBy('at').orderBy('key').execute();
      return rows.map(toAwaited);
    },

    async told(key) {
      const now = nowIn(store);
      const row = await db
        .updateTable('awaited_answers')
        .set({ told_at: now, ends_at: now })
        .where('key', '=', key)
        .where('told_at', 'is', null)
        .returning('key')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
