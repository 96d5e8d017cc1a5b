import type { Consents } from './records.ts';
import { newReference } from './reference.ts';
import { nowIn, type Store } from './store.ts';

/** Two processes that give at once, or a receipt number drawn twice: a new try settles it. */
const TRIES = 5;

/** Consents by person and purpose; one version of a purpose is in force, and a new one ends the one before. */
export function consents(store: Store): Consents {
  const { db } = store;
  const inForce = (personKey: string) => db.selectFrom('consents').where('person_key', '=', personKey).where('ended_at', 'is', null);

  return {
    async give({ personKey, purpose, version, conversationId }) {
      const receiptInForce = async (): Promise<string | undefined> => {
        const row = await inForce(personKey).where('purpose', '=', purpose).where('version', '=', version).select('receipt').executeTakeFirst();
        return row?.receipt;
      };
      for (let tries = 0; tries < TRIES; tries++) {
        const known = await receiptInForce();
        if (known) return known;
        const now = nowIn(store);
        const given = await db.transaction().execute(async (transaction) => {
          const other = transaction.updateTable('consents').set({ ended_at: now }).where('person_key', '=', personKey).where('purpose', '=', purpose);
          await other.where('ended_at', 'is', null).where('version', '!=', version).execute();
          return transaction
            .insertInto('consents')
            .values({
              receipt: newReference('R'),
              person_key: personKey,
              purpose,
              version,
              conversation_id: conversationId,
              given_at: now,
              ended_at: null,
            })
            .onConflict((conflict) => conflict.doNothing())
            .returning('receipt')
            .executeTakeFirst();
        });
        if (given) return given.receipt;
      }
      throw new Error(`A consent could not be kept: refused ${TRIES} times in a row. Try again.`);
    },

    async withdraw(personKey, purposes) {
      if (purposes.length === 0) return;
      const ended = db
        .updateTable('consents')
        .set({ ended_at: nowIn(store) })
        .where('person_key', '=', personKey);
      await ended.where('purpose', 'in', purposes).where('ended_at', 'is', null).execute();
    },

    async of(personKey) {
      const rows = await inForce(personKey).select(['purpose', 'version']).execute();
      return Object.fromEntries(rows.map(({ purpose, version }) => [purpose, version]));
    },
  };
}
