import type { Selectable } from 'kysely';
import type { ShownSuggestion, SuggestionLog, SuggestionState } from '../desk-records.ts';
import type { Tables } from '../schema.ts';
import { instant, nowIn, type Store, sealer } from '../store.ts';

/** What was suggested to agents, and what became of it. What the person said comes redacted and is sealed as well. */
export function suggestionLog(store: Store): SuggestionLog {
  const { db, commit } = store;
  const utterance = sealer(store, 'suggestions.utterance');

  const toSuggestion = (row: Selectable<Tables['suggestions']>): ShownSuggestion & { state: SuggestionState; at: string } => ({
    id: row.id,
    conversationId: row.conversation_id ?? undefined,
    agentId: row.agent_id,
    utterance: utterance.unseal(row.utterance),
    topic: row.topic,
    place: row.place,
    confidence: row.confidence,
    ms: row.ms,
    state: row.state,
    at: row.at,
  });

  return {
    async shown(suggestions) {
      if (suggestions.length === 0) return;
      const rows = suggestions.map((shown) => ({
        id: shown.id,
        conversation_id: shown.conversationId ?? null,
        agent_id: shown.agentId,
        at: nowIn(store),
        utterance: utterance.seal(shown.utterance),
        topic: shown.topic,
        place: shown.place,
        confidence: shown.confidence,
        ms: shown.ms,
        state: 'shown' as const,
      }));
      // while somebody speaks the same is shown again and again: it is counted once
      await commit(async (transaction) => {
        await transaction
          .insertInto('suggestions')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      });
    },

    async get(id) {
      const row = await db.selectFrom('suggestions').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toSuggestion(row);
    },

    async mark(id, state) {
      // an answer said to be wrong stays so, whatever is done with it afterwards
      await db.updateTable('suggestions').set({ state }).where('id', '=', id).where('state', '!=', 'wrong').execute();
    },

    async between(from, until) {
      const rows = await db
        .selectFrom('suggestions')
        .selectAll()
        .where('at', '>=', instant(from, 'from'))
        .where('at', '<', instant(until, 'until'))
        .orderBy('at')
        .orderBy('place')
        .orderBy('id')
        .execute();
      return rows.map(toSuggestion);
    },
  };
}
