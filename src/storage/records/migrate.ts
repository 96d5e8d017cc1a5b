import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';
import type { Dialect } from './store.ts';

/**
 * Brings a database to the newest tables. Any number of processes may do so at the same moment: one does it, the others wait. A migration
 * that fails leaves nothing behind.
 * @throws when a migration fails, or when the database is newer than this program.
 */
export async function migrate(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  // PostgreSQL: Kysely's own lock (an advisory one) and one transaction around all migrations
  if (dialect === 'postgres') return migrateToLatest(db, dialect);
  // Kysely has no lock for SQLite, and takes no Transaction there: the writer's place in the file is the lock
  await db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      await migrateToLatest(connection, dialect);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}

async function migrateToLatest(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations(dialect) } }).migrateToLatest();
  if (error) throw error;
}
