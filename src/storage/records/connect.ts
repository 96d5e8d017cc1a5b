import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Tables } from './schema.ts';
import { openSqliteDatabase } from './sqlite-database.ts';
import type { Dialect } from './store.ts';
import { WaitingSqliteDialect } from './waiting-sqlite-dialect.ts';

const CONNECT_TIMEOUT_MS = 5000;

/** Where the records are. */
export interface RecordsPlace {
  /** `postgres://...`; wins over `file`. */
  databaseUrl?: string | undefined;
  /** The SQLite file, made when missing. */
  file?: string | undefined;
}

/** Kysely over one of the two databases; nothing is opened before the first query. @throws RecordsError when the place is none. */
export function connect({ databaseUrl, file }: RecordsPlace): { db: Kysely<Tables>; dialect: Dialect } {
  if (databaseUrl) return { db: new Kysely({ dialect: new PostgresDialect({ pool: async () => newPool(databaseUrl) }) }), dialect: 'postgres' };
  if (file) return { db: new Kysely({ dialect: new WaitingSqliteDialect({ database: async () => openSqliteDatabase(file) }) }), dialect: 'sqlite' };
  throw new RecordsError('The records have no place. Set DATABASE_URL to postgres://user:password@host/database, or name a file for SQLite.');
}

function newPool(databaseUrl: string): Pool {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new RecordsError('DATABASE_URL is no address of PostgreSQL. Allowed: postgres://user:password@host:5432/database');
  }
  const pool = new Pool({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true, application_name: 'ask-1506' });
  // a connection lost while idle: the next query opens another or fails with the reason; without a listener the process would end
  pool.on('error', () => {});
  return pool;
}

/** Why the records could not be opened, in words for the operator: never an address with its password. */
export function cannotOpen(place: RecordsPlace, error: unknown): RecordsError {
  const { message, code } = error as NodeJS.ErrnoException;
  const reason = message || code || 'no reason given';
  // an error about the address itself carries the address, and with it the password
  const cause = error instanceof TypeError ? {} : { cause: error };
  return place.databaseUrl
    ? new RecordsError(`The records in PostgreSQL cannot be opened: ${reason}. Check DATABASE_URL, and that its role may create tables.`, cause)
    : new RecordsError(`The records in ${place.file} cannot be opened: ${reason}. Check that the folder can be written and the disk has room.`, cause);
}

/** The records cannot be opened or used as configured. */
export class RecordsError extends Error {
  override readonly name = 'RecordsError';
}
