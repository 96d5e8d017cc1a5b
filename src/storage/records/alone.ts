import type { Transaction } from 'kysely';
import { KEY_CHECK } from './check-keys.ts';
import type { Tables } from './schema.ts';
import type { Store } from './store.ts';

/**
 * Runs work that deletes or rewrites rows of many kinds in a transaction, one at a time over all processes: two that meet the same rows in
 * another order would block each other. Everything else goes on meanwhile.
 */
export function alone<Result>(store: Store, work: (transaction: Transaction<Tables>) => Promise<Result>): Promise<Result> {
  return store.db.transaction().execute(async (transaction) => {
    // a row that is always there: whoever writes it holds it until the end of the transaction, in both databases
    await transaction
      .updateTable('settings')
      .set((of) => ({ value: of.ref('value') }))
      .where('name', '=', KEY_CHECK)
      .execute();
    return work(transaction);
  });
}
