import type { Selectable, Updateable } from 'kysely';
import { complaintFrom } from '../complaints.ts';
import type { ComplaintWork, WorkedComplaint } from '../desk-records.ts';
import type { Complaint } from '../records.ts';
import { normalizeReference } from '../reference.ts';
import type { Tables } from '../schema.ts';
import { instant, nowIn, type Store, sealer } from '../store.ts';

type ComplaintRow = Selectable<Tables['complaints']>;

const NOT_CLOSED: Complaint['state'][] = ['received', 'working', 'answered'];

/** From which states a step leads to a state. Every complaint gets an answer before it is closed. */
const STEPS: Record<'working' | 'answered' | 'closed', Complaint['state'][]> = {
  working: ['received', 'answered'],
  answered: ['received', 'working'],
  closed: ['answered'],
};

/** The work on complaints. Every change is one statement, which moves the end that retention counts from. */
export function complaintWork(store: Store): ComplaintWork {
  const { db } = store;
  const toComplaint = complaintFrom(store);
  const noted = sealer(store, 'complaint_notes.text');

  const read = async (rows: ComplaintRow[]): Promise<WorkedComplaint[]> => {
    if (rows.length === 0) return [];
    const references = rows.map(({ reference }) => reference);
    const notes = await db.selectFrom('complaint_notes').selectAll().where('reference', 'in', references).orderBy('at').orderBy('id').execute();
    const byReference = Map.groupBy(notes, ({ reference }) => reference);
    return rows.map((row) => ({
      ...toComplaint(row),
      conversationId: row.conversation_id,
      personKey: row.person_key ?? undefined,
      assignee: row.assignee ?? undefined,
      dueAt: row.due_at ?? undefined,
      notes: (byReference.get(row.reference) ?? []).map(({ at, agent_id, text }) => ({ at, agentId: agent_id, text: noted.unseal(text) })),
    }));
  };
  const one = async (row: ComplaintRow | undefined): Promise<WorkedComplaint | undefined> => row && (await read([row]))[0];

  const changeIn = (within: Pick<Store, 'db'>, reference: string, from: Complaint['state'][], set: Updateable<Tables['complaints']>) =>
    within.db
      .updateTable('complaints')
      .set({ ...set, ends_at: nowIn(store) })
      .where('reference', '=', normalizeReference(reference) ?? '')
      .where('state', 'in', from)
      .returningAll()
      .executeTakeFirst();
  const change = async (reference: string, from: Complaint['state'][], set: Updateable<Tables['complaints']>) =>
    one(await changeIn(store, reference, from, set));

  return {
    async list(closedSince) {
      const all = db.selectFrom('complaints').selectAll();
      const open = await all.where('state', 'in', NOT_CLOSED).orderBy('filed_at').orderBy('key').execute();
      const since = instant(closedSince, 'closedSince');
      const closed = await all.where('state', '=', 'closed').where('ends_at', '>=', since).orderBy('ends_at', 'desc').orderBy('key').execute();
      return read([...open, ...closed]);
    },

    async get(reference) {
      const row = await db
        .selectFrom('complaints')
        .selectAll()
        .where('reference', '=', normalizeReference(reference) ?? '')
        .executeTakeFirst();
      return one(row);
    },

    assign: (reference, to) => change(reference, NOT_CLOSED, { assignee: to ?? null }),
    due: async (reference, dueAt) => change(reference, NOT_CLOSED, { due_at: instant(dueAt, 'dueAt') }),
    move: (reference, state) => change(reference, STEPS[state], { state }),
    answer: (reference, text) => change(reference, STEPS.answered, { state: 'answered', answer: sealer(store, 'complaints.answer').seal(text) }),

    async note(reference, { id, agentId, text }) {
      const row = await db.transaction().execute(async (transaction) => {
        // the complaint first: one that is being erased takes no note any more
        const changed = await changeIn({ db: transaction }, reference, NOT_CLOSED, {});
        if (!changed) return undefined;
        await transaction
          .insertInto('complaint_notes')
          .values({
            id,
            reference: changed.reference,
            conversation_id: changed.conversation_id,
            person_key: changed.person_key,
            agent_id: agentId,
            at: nowIn(store),
            text: noted.seal(text),
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return changed;
      });
      return one(row);
    },
  };
}
