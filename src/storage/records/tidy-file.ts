import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Store } from './store.ts';

const TRIES = 20;
const PAUSE_MS = 50;

/**
 * Takes what was just deleted out of SQLite's write-ahead log, which would keep it until it is written over. Should another process go on
 * reading for a whole second, the log is cut the next time. PostgreSQL clears its own away (autovacuum).
 */
export async function tidyFile({ db, dialect }: Store): Promise<void> {
  if (dialect !== 'sqlite') return;
  for (let tries = 0; tries < TRIES; tries++) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    if (rows[0]?.busy === 0) return;
    await wait(PAUSE_MS);
  }
}
