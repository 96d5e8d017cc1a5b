import type { Selectable } from 'kysely';
import type { Disposition } from '../../../dialog/say.ts';
import type { KnowledgeDraft, KnowledgeTicket, KnowledgeWork, UnansweredLine } from '../desk-records.ts';
import type { Tables } from '../schema.ts';
import { instant, nowIn, type Store, sealer } from '../store.ts';

/** How a turn ended that gave no answer. */
const NO_ANSWER: Disposition[] = ['declined_off_topic', 'asked_back', 'offered_person'];

/** What is to be mended in the knowledge. What people wrote is sealed, in tickets and in drafts. */
export function knowledgeWork(store: Store): KnowledgeWork {
  const { db } = store;
  const utterance = sealer(store, 'knowledge_tickets.utterance');
  const note = sealer(store, 'knowledge_tickets.note');
  const payload = sealer(store, 'knowledge_drafts.payload');
  const text = sealer(store, 'transcripts.text');

  const toTicket = (row: Selectable<Tables['knowledge_tickets']>): KnowledgeTicket => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    conversationId: row.conversation_id ?? undefined,
    utterance: utterance.unseal(row.utterance),
    topic: row.topic,
    note: row.note === null ? undefined : note.unseal(row.note),
    reportedBy: row.reported_by,
    at: row.at,
  });

  const toDraft = (row: Selectable<Tables['knowledge_drafts']>): KnowledgeDraft => ({
    id: row.id,
    state: row.state,
    topic: row.topic,
    payload: JSON.parse(payload.unseal(row.payload)) as unknown,
    madeBy: row.made_by,
    at: row.at,
  });

  const toLine = (row: Selectable<Tables['transcripts']>): UnansweredLine => ({
    conversationId: row.conversation_id,
    eventId: row.event_id,
    at: row.at,
    text: text.unseal(row.text),
    topic: row.topic,
    disposition: row.disposition,
  });

  return {
    async open(ticket) {
      const now = nowIn(store);
      await db
        .insertInto('knowledge_tickets')
        .values({
          id: ticket.id,
          kind: ticket.kind,
          state: 'open',
          conversation_id: ticket.conversationId ?? null,
          utterance: utterance.seal(ticket.utterance),
          topic: ticket.topic,
          note: ticket.note === undefined ? null : note.seal(ticket.note),
          reported_by: ticket.reportedBy,
          at: now,
          changed_at: now,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },

    async tickets() {
      const rows = await db.selectFrom('knowledge_tickets').selectAll().orderBy('at', 'desc').orderBy('id').execute();
      return rows.map(toTicket);
    },

    async setTicket(id, state, said) {
      const row = await db
        .updateTable('knowledge_tickets')
        .set({ state, changed_at: nowIn(store), ...(said === undefined ? {} : { note: note.seal(said) }) })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row && toTicket(row);
    },

    async keepDraft(draft) {
      const { id, state, topic } = draft;
      const kept = { state, topic, payload: payload.seal(JSON.stringify(draft.payload ?? null)) };
      await db
        .insertInto('knowledge_drafts')
        .values({ id, ...kept, made_by: draft.madeBy, at: nowIn(store) })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(kept))
        .execute();
    },

    async draft(id) {
      const row = await db.selectFrom('knowledge_drafts').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toDraft(row);
    },

    async drafts() {
      const rows = await db.selectFrom('knowledge_drafts').selectAll().orderBy('at', 'desc').orderBy('id').execute();
      return rows.map(toDraft);
    },

    async unanswered(since) {
      const rows = await db
        .selectFrom('transcripts')
        .selectAll()
        .where('at', '>=', instant(since, 'since'))
        .where('who', '=', 'person')
        .where('disposition', 'in', NO_ANSWER)
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map(toLine);
    },

    async notHelped(since) {
      const rows = await db
        .selectFrom('feedback')
        .select(['conversation_id', 'about', 'at'])
        .where('at', '>=', instant(since, 'since'))
        .where('helpful', '=', 0)
        .orderBy('at')
        .orderBy('key')
        .execute();
      const asked = new Map<string, UnansweredLine>();
      for (const feedback of rows) {
        const row = await db
          .selectFrom('transcripts')
          .selectAll()
          .where('conversation_id', '=', feedback.conversation_id)
          .where('who', '=', 'person')
          .where('topic', '=', feedback.about)
          .where('at', '<=', feedback.at)
          .orderBy('id', 'desc')
          .executeTakeFirst();
        if (row) asked.set(`${row.id}`, toLine(row));
      }
      return [...asked.values()];
    },
  };
}
