import type { Selectable } from 'kysely';
import type { Complaint, Complaints } from './records.ts';
import { newReference, normalizeReference } from './reference.ts';
import type { Tables } from './schema.ts';
import { nowIn, type Store, sealer } from './store.ts';

/** A reference number drawn twice is drawn again. */
const TRIES = 5;

/** Complaints with their reference number. What a person wrote is one sealed value: it may hold a name, a phone number or an illness. */
export function complaints(store: Store): Complaints {
  const { db } = store;
  const toComplaint = complaintFrom(store);

  return {
    async file(request) {
      for (let tries = 0; tries < TRIES; tries++) {
        const now = nowIn(store);
        const filed = await db
          .insertInto('complaints')
          .values({
            key: request.key,
            reference: newReference('C'),
            conversation_id: request.conversationId,
            person_key: request.personKey ?? null,
            state: 'received',
            filed_at: now,
            details: sealer(store, 'complaints.details').seal(JSON.stringify(request.values)),
            answer: null,
            ends_at: now,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst();
        const complaint = filed ?? (await db.selectFrom('complaints').selectAll().where('key', '=', request.key).executeTakeFirst());
        if (complaint) return toComplaint(complaint);
      }
      throw new Error(`A complaint could not be filed: ${TRIES} reference numbers in a row were taken. Try again.`);
    },

    async find(reference) {
      const row = await db
        .selectFrom('complaints')
        .selectAll()
        .where('reference', '=', normalizeReference(reference) ?? '')
        .executeTakeFirst();
      return row && toComplaint(row);
    },
  };
}

/** Reads a row of the table. */
export function complaintFrom(store: Store): (row: Selectable<Tables['complaints']>) => Complaint {
  return (row) => ({
    reference: row.reference,
    state: row.state,
    filedAt: row.filed_at,
    values: JSON.parse(sealer(store, 'complaints.details').unseal(row.details)) as Complaint['values'],
    answer: row.answer === null ? undefined : sealer(store, 'complaints.answer').unseal(row.answer),
  });
}
