import { type Kysely, sql } from 'kysely';
import { accountLinks } from './account-links.ts';
import { audit } from './audit.ts';
import { callbacks } from './callbacks.ts';
import { checkKeys } from './check-keys.ts';
import { complaints } from './complaints.ts';
import { cannotOpen, connect, RecordsError, type RecordsPlace } from './connect.ts';
import { consents } from './consents.ts';
import { deskRecords } from './desk/index.ts';
import { feedback } from './feedback.ts';
import { GroupCommit } from './group-commit.ts';
import { linePeople } from './line-people.ts';
import { migrate } from './migrate.ts';
import { onceTokens } from './once-tokens.ts';
import { privacyDesk } from './privacy-desk.ts';
import type { KeyRing, Records, Retention } from './records.ts';
import { schedule } from './schedule.ts';
import type { Tables } from './schema.ts';
import { signIns } from './sign-ins.ts';
import type { Dialect, GroupedWrite, Store } from './store.ts';
import { transcripts } from './transcripts.ts';

/**
 * Opens the records in PostgreSQL or in a SQLite file and brings the tables up to date; any number of processes may do so at once.
 * @param options `now` is for tests only.
 * @throws RecordsError when there is no database to open, it cannot be reached or written, or the keys are not the ones it was made with.
 */
export async function openRecords(options: RecordsPlace & { keyRing: KeyRing; retention: Retention; now?: () => Date }): Promise<Records> {
  const { db, dialect } = connect(options);
  const writes = new GroupCommit<GroupedWrite>((group) => writeTogether(db, dialect, group));
  const store: Store = {
    db,
    dialect,
    ring: options.keyRing,
    retention: options.retention,
    now: options.now ?? (() => new Date()),
    commit: (write) => writes.add(write),
  };
  try {
    await migrate(db, dialect);
    await checkKeys(store);
  } catch (error) {
    await db.destroy();
    throw error instanceof RecordsError ? error : cannotOpen(options, error);
  }
  return {
    callbacks: callbacks(store),
    complaints: complaints(store),
    consents: consents(store),
    audit: audit(store),
    transcripts: transcripts(store),
    feedback: feedback(store),
    signIns: signIns(store),
    accountLinks: accountLinks(store),
    onceTokens: onceTokens(store),
    linePeople: linePeople(store),
    schedule: schedule(store),
    privacy: privacyDesk(store),
    desk: deskRecords(store),
    ready: async () => {
      const answer = await sql`select 1`.execute(db).catch(() => undefined);
      return answer !== undefined;
    },
    close: () => db.destroy(),
  };
}

/**
 * One transaction. In SQLite it does not wait for the disk: what turns leave behind (lines of transcripts, who is on LINE) survives a killed process, and
 * a power cut may take the last second of it. Promises, consents and the audit trail are written by themselves, and wait.
 */
function writeTogether(db: Kysely<Tables>, dialect: Dialect, group: GroupedWrite[]): Promise<void> {
  return db.connection().execute(async (connection) => {
    if (dialect === 'sqlite') await sql`pragma synchronous = normal`.execute(connection);
    try {
      await connection.transaction().execute(async (transaction) => {
        for (const write of group) await write(transaction);
      });
    } finally {
      if (dialect === 'sqlite') await sql`pragma synchronous = full`.execute(connection);
    }
  });
}
