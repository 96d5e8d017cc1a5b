import { alone } from './alone.ts';
import { ownedRows, TABLES_WITH_PERSON } from './owned-rows.ts';
import type { Owner } from './records.ts';
import { newReference } from './reference.ts';
import { nowIn, type Store } from './store.ts';
import { tidyFile } from './tidy-file.ts';

/**
 * Removes everything kept about an owner in one step and takes the person out of the audit trail; the erasure itself is entered there,
 * without the person.
 * @returns the receipt number, which that entry has as its detail.
 */
export async function eraseOwner(store: Store, owner: Owner): Promise<string> {
  const receipt = newReference('R');
  await alone(store, async (transaction) => {
    const { erased, inConversations } = await ownedRows(transaction, owner);
    for (const table of TABLES_WITH_PERSON) {
      // the audit trail keeps the act, below
      if (table !== 'audit') await transaction.deleteFrom(table).where(erased).execute();
    }
    for (const table of ['feedback', 'sign_ins', 'line_people', 'suggestions', 'knowledge_tickets'] as const)
      await transaction.deleteFrom(table).where(inConversations).execute();
    await transaction.insertInto('audit_guard').values({ act: 'anonymise', older_than: null }).execute();
    await transaction.updateTable('audit').set({ person_key: null, conversation_id: null }).where(erased).execute();
    await transaction.deleteFrom('audit_guard').execute();
    await transaction
      .insertInto('audit')
      .values({ at: nowIn(store), actor: 'person', action: 'erase', person_key: null, conversation_id: null, detail: receipt })
      .execute();
  });
  await tidyFile(store);
  return receipt;
}
