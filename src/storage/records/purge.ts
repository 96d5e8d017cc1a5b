import { type RawBuilder, sql } from 'kysely';
import { alone } from './alone.ts';
import { reencrypt } from './reencrypt.ts';
import type { Tables } from './schema.ts';
import { instant, type Store } from './store.ts';
import { tidyFile } from './tidy-file.ts';

const DAY_MS = 86_400_000;
/** Work that is done keeps its key this long, so that an event delivered again does not plan it again. */
const DONE_WORK_DAYS = 30;
/** Rows a transaction: others get their turn in between. */
const CHUNK = 500;

/** The kinds, each with its table, what tells rows apart, and which column says that a row has ended how many days ago. */
function kinds({ retention }: Store): { kind: string; table: keyof Tables; id: string; end: string; days: number }[] {
  return [
    { kind: 'transcript', table: 'transcripts', id: 'id', end: 'at', days: retention.transcriptDays },
    { kind: 'callback', table: 'callbacks', id: 'key', end: 'ends_at', days: retention.callbackDays },
    { kind: 'complaint', table: 'complaints', id: 'key', end: 'ends_at', days: retention.complaintDays },
    // null while in force, and null is never older
    { kind: 'consent', table: 'consents', id: 'receipt', end: 'ended_at', days: retention.auditDays },
    { kind: 'feedback', table: 'feedback', id: 'key', end: 'at', days: retention.feedbackDays },
    // null while open, and null is never older
    { kind: 'handoff', table: 'handoffs', id: 'key', end: 'ended_at', days: retention.transcriptDays },
    { kind: 'callback-attempt', table: 'callback_attempts', id: 'id', end: 'at', days: retention.callbackDays },
    { kind: 'complaint-note', table: 'complaint_notes', id: 'id', end: 'at', days: retention.complaintDays },
    { kind: 'suggestion', table: 'suggestions', id: 'id', end: 'at', days: retention.transcriptDays },
    { kind: 'knowledge-ticket', table: 'knowledge_tickets', id: 'id', end: 'changed_at', days: retention.feedbackDays },
    { kind: 'knowledge-draft', table: 'knowledge_drafts', id: 'id', end: 'at', days: retention.feedbackDays },
    { kind: 'awaited-answer', table: 'awaited_answers', id: 'key', end: 'ends_at', days: retention.callbackDays },
    { kind: 'desk-session', table: 'desk_sessions', id: 'token_hash', end: 'expires_at', days: 0 },
    { kind: 'sign-in', table: 'sign_ins', id: 'token_hash', end: 'expires_at', days: 0 },
    { kind: 'account-link', table: 'account_links', id: 'conversation_id', end: 'expires_at', days: 0 },
    { kind: 'once-token', table: 'once_tokens', id: 'token_hash', end: 'expires_at', days: 0 },
    // null while they are there, and null is never older
    { kind: 'line-person', table: 'line_people', id: 'conversation_id', end: 'left_at', days: retention.transcriptDays },
    { kind: 'work', table: 'schedule', id: 'key', end: 'done_at', days: DONE_WORK_DAYS },
    { kind: 'audit', table: 'audit', id: 'id', end: 'at', days: retention.auditDays },
  ];
}

/**
 * Removes what has outlived its retention, in small steps, and then brings what is left to the first key of the ring (`re-encrypted`).
 * Several processes may do so at once: each row is removed and counted by one of them.
 * @param now the instant to count back from.
 * @returns how many rows, by kind.
 */
export async function purge(store: Store, now: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind, table, id, end, days } of kinds(store)) {
    const olderThan = new Date(Date.parse(instant(now, 'now')) - days * DAY_MS).toISOString();
    const rows = sql`delete from ${sql.table(table)} where ${sql.ref(id)} in
      (select ${sql.ref(id)} from ${sql.table(table)} where ${sql.ref(end)} < ${olderThan} limit ${sql.lit(CHUNK)})`;
    let removed = 0;
    for (let chunk = CHUNK; chunk === CHUNK; removed += chunk) chunk = await removeChunk(store, rows, olderThan);
    counts[kind] = removed;
  }
  counts['re-encrypted'] = await reencrypt(store);
  await tidyFile(store);
  return counts;
}

function removeChunk(store: Store, rows: RawBuilder<unknown>, olderThan: string): Promise<number> {
  return alone(store, async (transaction) => {
    // what lets the audit trail's triggers through; the other tables do not look at it
    await transaction.insertInto('audit_guard').values({ act: 'purge', older_than: olderThan }).execute();
    const { numAffectedRows } = await rows.execute(transaction);
    await transaction.deleteFrom('audit_guard').execute();
    return Number(numAffectedRows ?? 0n);
  });
}
