import type { Kysely, Selectable } from 'kysely';
import type { WorkedCallback } from '../desk-records.ts';
import type { Tables } from '../schema.ts';
import { type Store, sealer } from '../store.ts';

export type CallbackRow = Selectable<Tables['callbacks']>;

/** Rows of callbacks with what was tried, in their order. @param db of a transaction, when they are read in one. */
export async function readCallbacks(store: Pick<Store, 'ring'>, db: Kysely<Tables>, rows: CallbackRow[]): Promise<WorkedCallback[]> {
  if (rows.length === 0) return [];
  const references = rows.map(({ reference }) => reference);
  const tried = await db.selectFrom('callback_attempts').selectAll().where('reference', 'in', references).orderBy('at').orderBy('id').execute();
  const byReference = Map.groupBy(tried, ({ reference }) => reference);
  const phone = sealer(store, 'callbacks.phone');
  const note = sealer(store, 'callback_attempts.note');
  const outcomeNote = sealer(store, 'callbacks.outcome_note');
  return rows.map((row) => ({
    reference: row.reference,
    conversationId: row.conversation_id,
    personKey: row.person_key ?? undefined,
    phone: phone.unseal(row.phone),
    about: row.about,
    window: { from: row.window_from, until: row.window_until },
    state: row.state,
    createdAt: row.created_at,
    takenBy: row.taken_by ?? undefined,
    takenUntil: row.taken_until ?? undefined,
    attempts: (byReference.get(row.reference) ?? []).map((attempt) => ({
      at: attempt.at,
      agentId: attempt.agent_id,
      result: attempt.result,
      note: attempt.note === null ? undefined : note.unseal(attempt.note),
    })),
    outcome: row.outcome ?? undefined,
    outcomeNote: row.outcome_note === null ? undefined : outcomeNote.unseal(row.outcome_note),
    closedAt: row.closed_at ?? undefined,
  }));
}
