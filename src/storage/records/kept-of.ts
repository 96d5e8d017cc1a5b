import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { dayInBangkok } from '../../knowledge/calendar.ts';
import { ownedRows } from './owned-rows.ts';
import type { Owner, PrivacyDesk } from './records.ts';
import type { Tables } from './schema.ts';
import { nowIn, type Store } from './store.ts';

const DAY_MS = 86_400_000;

type Kept = Awaited<ReturnType<PrivacyDesk['kept']>>[number];

/** Counts what is kept about an owner, by kind, each with the last day on which any of it is kept. */
export async function keptOf(store: Store, owner: Owner): Promise<Kept[]> {
  const { shown, inConversations } = await ownedRows(store.db, owner);
  const { retention } = store;
  const live = sql<SqlBool>`(${inConversations} and expires_at > ${nowIn(store)})`;
  const kinds: [Kept['what'], keyof Tables, RawBuilder<SqlBool>, string, number][] = [
    ['transcript', 'transcripts', shown, 'at', retention.transcriptDays],
    ['callback', 'callbacks', shown, 'ends_at', retention.callbackDays],
    ['complaint', 'complaints', shown, 'ends_at', retention.complaintDays],
    // proof that somebody agreed is kept as long as the audit trail; one in force has no last day
    ['consent', 'consents', shown, 'ended_at', retention.auditDays],
    ['feedback', 'feedback', inConversations, 'at', retention.feedbackDays],
    ['handoff', 'handoffs', shown, 'ended_at', retention.transcriptDays],
    ['awaited-answer', 'awaited_answers', shown, 'ends_at', retention.callbackDays],
    ['sign-in', 'sign_ins', live, 'expires_at', 0],
    ['account-link', 'account_links', sql<SqlBool>`(${shown} and expires_at > ${nowIn(store)})`, 'expires_at', 0],
    ['line-person', 'line_people', inConversations, 'left_at', retention.transcriptDays],
    ['audit', 'audit', shown, 'at', retention.auditDays],
  ];
  const kept: Kept[] = [];
  for (const [what, table, condition, end, days] of kinds) {
    const column = sql.ref(end);
    const { rows } = await sql<{ rows: number | string; ended: number | string; latest: string | null }>`
      select count(*) as rows, count(${column}) as ended, max(${column}) as latest from ${sql.table(table)} where ${condition}`.execute(store.db);
    const row = rows[0];
    const count = Number(row?.rows ?? 0);
    if (!row || count === 0) continue;
    const until = row.latest !== null && Number(row.ended) === count ? dayInBangkok(new Date(Date.parse(row.latest) + days * DAY_MS)) : undefined;
    kept.push({ what, count, ...(until && { until }) });
  }
  return kept;
}
