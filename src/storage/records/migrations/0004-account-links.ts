import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * LINE accounts linked to a person (at most one a person, which the database itself sees to), what is good once and for a short time, and
 * where a sign-in was asked for: nothing for the web chat, as in every row of before.
 */
export const accountLinks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create table account_links (
    conversation_id text primary key, person_key text not null, national_id text not null, name text not null, level double precision not null,
    provider text not null, nonce_hash text not null, linked_at text not null, expires_at text not null)`,
  'create unique index account_links_one_a_person on account_links (person_key)',
  'create index account_links_end on account_links (expires_at)',
  `create table once_tokens (
    token_hash text primary key, kind text not null, conversation_id text not null, person_key text, payload text not null,
    expires_at text not null)`,
  'create index once_tokens_conversation on once_tokens (conversation_id)',
  'create index once_tokens_person on once_tokens (person_key)',
  'alter table sign_ins add column channel text',
];
