import type { Insertable, Selectable } from 'kysely';
import type { TranscriptLine, Transcripts } from './records.ts';
import type { Tables } from './schema.ts';
import { nowIn, type Store, sealer } from './store.ts';

/** What was said, line by line. The text comes redacted and is sealed as well: people write about illness and money. */
export function transcripts(store: Store): Transcripts {
  const { db, commit } = store;
  const { seal } = sealer(store, 'transcripts.text');

  const toRow = (line: TranscriptLine, number: number): Insertable<Tables['transcripts']> => ({
    conversation_id: line.conversationId,
    event_id: line.eventId,
    line: number,
    at: nowIn(store),
    person_key: line.personKey ?? null,
    who: line.who,
    text: seal(line.text),
    topic: line.topic,
    disposition: line.disposition,
  });

  return {
    async add(lines) {
      const events = Map.groupBy(lines, (line) => JSON.stringify([line.conversationId, line.eventId]));
      if (events.size === 0) return;
      await commit(async (transaction) => {
        for (const event of events.values()) {
          const [first, ...rest] = event.map((line, number) => toRow(line, number));
          if (!first) continue;
          const insert = transaction.insertInto('transcripts').onConflict((conflict) => conflict.doNothing());
          const added = await insert.values(first).returning('line').executeTakeFirst();
          // the first line stands for its event: where it was there already, so were the others
          if (added && rest.length > 0) await insert.values(rest).execute();
        }
      });
    },

    async of(conversationId, after = 0) {
      const lines = db.selectFrom('transcripts').selectAll().where('conversation_id', '=', conversationId).where('id', '>', after);
      const rows = await lines.orderBy('id').execute();
      return rows.map(transcriptLineFrom(store));
    },

    async forget(conversationId, eventId) {
      await db.deleteFrom('transcripts').where('conversation_id', '=', conversationId).where('event_id', '=', eventId).execute();
    },
  };
}

/** Reads a row of the table. */
export function transcriptLineFrom(store: Store): (row: Selectable<Tables['transcripts']>) => TranscriptLine & { at: string; id: number } {
  const { unseal } = sealer(store, 'transcripts.text');
  return (row) => ({
    id: Number(row.id),
    conversationId: row.conversation_id,
    eventId: row.event_id,
    personKey: row.person_key ?? undefined,
    who: row.who,
    text: unseal(row.text),
    topic: row.topic,
    disposition: row.disposition,
    at: row.at,
  });
}
