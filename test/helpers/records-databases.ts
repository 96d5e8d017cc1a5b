import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RecordsPlace } from '../../src/storage/records/connect.ts';
import { startPostgres, type TestPostgres, withClient } from './start-postgres.ts';

/** The databases that the records run on; a contract test runs on each. */
export const DATABASES = ['SQLite', 'PostgreSQL'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

/** An empty database of a test's own, reached past the records. */
export interface TestDatabase {
  place: RecordsPlace;
  /** Runs SQL as somebody with access to the database would. @returns the rows. */
  run(sql: string): Promise<Record<string, unknown>[]>;
  /** Every byte that somebody would find: the files of SQLite and its tables, or a dump of PostgreSQL. */
  contents(): Promise<Buffer>;
}

/** Starts what the databases need. PostgreSQL starts with the first database of its kind. */
export class TestDatabases {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ask-1506-records-'));
  #postgres: Promise<TestPostgres> | undefined;
  #count = 0;

  async newDatabase(kind: DatabaseKind): Promise<TestDatabase> {
    return kind === 'SQLite' ? this.#newFile() : this.#newPostgres();
  }

  async stop(): Promise<void> {
    await (await this.#postgres)?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #newFile(): TestDatabase {
    this.#count++;
    const file = join(this.#folder, `${this.#count}`, 'records.db');
    const run = async (sql: string): Promise<Record<string, unknown>[]> => {
      const database = new DatabaseSync(file);
      try {
        return database.prepare(sql).all();
      } finally {
        database.close();
      }
    };
    const contents = async (): Promise<Buffer> => {
      // the files first: looking with SQL opens and may tidy them
      const files = ['', '-wal', '-shm', '-journal'].map((ending) => `${file}${ending}`).filter((path) => existsSync(path));
      const bytes = files.map((path) => readFileSync(path));
      const tables = await run("select name from sqlite_master where type = 'table'");
      const rows = await Promise.all(tables.map(({ name }) => run(`select * from "${name}"`)));
      return Buffer.concat([...bytes, Buffer.from(JSON.stringify(rows))]);
    };
    return { place: { file }, run, contents };
  }

  async #newPostgres(): Promise<TestDatabase> {
    this.#postgres ??= startPostgres();
    const postgres = await this.#postgres;
    const databaseUrl = await postgres.newDatabase();
    return {
      place: { databaseUrl },
      run: (sql) => withClient(databaseUrl, async (client) => (await client.query(sql)).rows as Record<string, unknown>[]),
      contents: async () => Buffer.from(await postgres.dump(databaseUrl)),
    };
  }
}
