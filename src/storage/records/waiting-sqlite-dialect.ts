import { setTimeout as wait } from 'node:timers/promises';
import { CompiledQuery, type DatabaseConnection, type Driver, SqliteDialect, type SqliteDialectConfig, SqliteDriver } from 'kysely';

/** How long another connection's writing is waited for. */
export const BUSY_TIMEOUT_MS = 5000;
const LONGEST_PAUSE_MS = 15;
/** SQLITE_BUSY, in the low byte of the extended codes. */
const BUSY = 5;

/**
 * Kysely's SqliteDialect that waits its turn without holding up the process. SQLite's own busy timeout sleeps inside the call: no other turn
 * would be taken meanwhile, and a transaction of another connection in this very process could never end. So a statement that finds the
 * database busy is tried again after a pause, for up to five seconds. Transactions begin as writers (`begin immediate`), since one that
 * reads first and writes later could not wait at all.
 */
export class WaitingSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new WaitingSqliteDriver(this.#config);
  }
}

class WaitingSqliteDriver extends SqliteDriver {
  #waiting: DatabaseConnection | undefined;

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    this.#waiting ??= {
      executeQuery: (query) => untilNotBusy(() => connection.executeQuery(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
    return this.#waiting;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** A statement that was refused as busy has done nothing, so it may be tried again. */
async function untilNotBusy<Result>(attempt: () => Promise<Result>): Promise<Result> {
  const until = Date.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      await wait(1 + Math.random() * LONGEST_PAUSE_MS);
    }
  }
}

/** Whether SQLite refused because another connection is writing. */
export function isBusy(error: unknown): boolean {
  return ((error as { errcode?: number }).errcode ?? 0) % 256 === BUSY;
}
