import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who can be written to on LINE. */
export const linePeople: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create table line_people (
    conversation_id text primary key, user_id text, lang text, menu_id text, here_since text not null, left_at text)`,
  'create index line_people_end on line_people (left_at)',
];
