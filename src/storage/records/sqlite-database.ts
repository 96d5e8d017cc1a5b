import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { BUSY_TIMEOUT_MS, isBusy } from './waiting-sqlite-dialect.ts';

/**
 * Opens a SQLite file with Node's own `node:sqlite`, in the shape of better-sqlite3 that Kysely's SqliteDialect expects.
 *
 * - WAL and `synchronous=FULL`: what was acknowledged survives a killed process and a power cut; readers do not wait for the writer.
 * - `secure_delete`: what is deleted is overwritten in the file, so that erasure leaves nothing to be found there.
 * - A statement that finds the file busy fails at once once it is open; `WaitingSqliteDialect` does the waiting.
 *
 * @param file made, with its folder, when missing; only its owner may read it.
 */
export function openSqliteDatabase(file: string): SqliteDatabase {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file);
  database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
  switchToWal(database);
  database.exec('pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; pragma temp_store = memory');
  database.exec('pragma busy_timeout = 0');
  const statements = new Map<string, BetterStatement>();
  return {
    prepare: (sql) => kept(statements, sql, () => new BetterStatement(database.prepare(sql))),
    close: () => database.close(),
  };
}

/** The program has few statements, and asks for the same ones all the time; those with lists of any length come and go. */
const MOST_STATEMENTS = 200;

function kept(statements: Map<string, BetterStatement>, sql: string, make: () => BetterStatement): BetterStatement {
  const known = statements.get(sql);
  if (known) return known;
  if (statements.size >= MOST_STATEMENTS) statements.clear();
  const made = make();
  statements.set(sql, made);
  return made;
}

/** The switch to WAL needs the file for itself and, unlike everything else, does not wait for the busy timeout when others open it too. */
function switchToWal(database: DatabaseSync): void {
  const until = Date.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** A statement as better-sqlite3 has it: parameters in one array, and whether it gives rows. */
class BetterStatement implements SqliteStatement {
  readonly reader: boolean;
  readonly #statement: StatementSync;

  constructor(statement: StatementSync) {
    this.#statement = statement;
    this.reader = statement.columns().length > 0;
  }

  all(parameters: readonly unknown[]): unknown[] {
    return this.#statement.all(...(parameters as SQLInputValue[]));
  }

  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return this.#statement.run(...(parameters as SQLInputValue[]));
  }

  iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    return this.#statement.iterate(...(parameters as SQLInputValue[]));
  }
}
