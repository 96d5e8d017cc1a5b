import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Owner } from './records.ts';
import type { Tables } from './schema.ts';

/** The tables whose rows name a conversation and, when somebody was signed in, the person. */
export const TABLES_WITH_PERSON = [
  'callbacks',
  'complaints',
  'consents',
  'audit',
  'transcripts',
  'schedule',
  'account_links',
  'once_tokens',
  'handoffs',
  'callback_attempts',
  'complaint_notes',
  'awaited_answers',
] as const;

/** Conditions on rows, to be put behind `where`. */
export interface OwnedRows {
  /** What may be shown to the owner, in tables with a person: never what belongs to somebody else who signed in there. */
  shown: RawBuilder<SqlBool>;
  /** What erasing removes, in tables with a person: what is shown, and all of the conversation asked from. */
  erased: RawBuilder<SqlBool>;
  /** In tables without a person: all of the owner's conversations. */
  inConversations: RawBuilder<SqlBool>;
}

/**
 * Finds what belongs to an owner: the conversation asked from, what carries the person's key, and what was said without being signed in
 * in every other conversation where that person signed in.
 */
export async function ownedRows(db: Kysely<Tables>, { conversationId, personKey }: Owner): Promise<OwnedRows> {
  const conversations = new Set([conversationId]);
  if (personKey !== undefined) {
    for (const table of TABLES_WITH_PERSON) {
      const rows = await db.selectFrom(table).select('conversation_id').distinct().where('person_key', '=', personKey).execute();
      for (const { conversation_id } of rows) if (conversation_id !== null) conversations.add(conversation_id);
    }
  }
  const inConversations = sql<SqlBool>`conversation_id in (${sql.join([...conversations])})`;
  const isTheirs = personKey === undefined ? sql<SqlBool>`1 = 0` : sql<SqlBool>`person_key = ${personKey}`;
  const shown = sql<SqlBool>`(${isTheirs} or (person_key is null and ${inConversations}))`;
  return { shown, erased: sql<SqlBool>`(${shown} or conversation_id = ${conversationId})`, inConversations };
}
