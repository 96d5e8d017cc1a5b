import { complaintFrom } from './complaints.ts';
import { ownedRows } from './owned-rows.ts';
import type { Owner } from './records.ts';
import { type Store, sealer } from './store.ts';
import { transcriptLineFrom } from './transcripts.ts';

/**
 * Everything kept about an owner, readable, by kind. Keys and hashes that mean nothing to a person are left out, and so is which member of
 * staff looked: that is the staff's own data. What agents were shown, or reported as wrong, repeats lines of the transcript and is not told twice.
 */
export async function exportOwner(store: Store, owner: Owner): Promise<Record<string, unknown[]>> {
  const { db } = store;
  const { shown, inConversations } = await ownedRows(db, owner);
  const phone = sealer(store, 'callbacks.phone');
  const reason = sealer(store, 'feedback.reason');
  const linkedId = sealer(store, 'account_links.national_id');
  const linkedName = sealer(store, 'account_links.name');
  const lineId = sealer(store, 'line_people.user_id');
  const payload = sealer(store, 'schedule.payload');
  const outcome = sealer(store, 'callbacks.outcome_note');
  const summary = sealer(store, 'handoffs.summary');
  const note = sealer(store, 'callback_attempts.note');
  const noted = sealer(store, 'complaint_notes.text');
  const awaitedText = sealer(store, 'awaited_answers.utterance');
  const [transcripts, callbacks, complaints, consents, feedback, signIns, links, once, people, audit, work, handoffs, attempts, notes, awaited] =
    await Promise.all([
      db.selectFrom('transcripts').selectAll().where(shown).orderBy('id').execute(),
      db.selectFrom('callbacks').selectAll().where(shown).orderBy('created_at').orderBy('key').execute(),
      db.selectFrom('complaints').selectAll().where(shown).orderBy('filed_at').orderBy('key').execute(),
      db.selectFrom('consents').selectAll().where(shown).orderBy('given_at').orderBy('receipt').execute(),
      db.selectFrom('feedback').selectAll().where(inConversations).orderBy('at').orderBy('key').execute(),
      db.selectFrom('sign_ins').selectAll().where(inConversations).orderBy('expires_at').execute(),
      db.selectFrom('account_links').selectAll().where(shown).orderBy('linked_at').orderBy('conversation_id').execute(),
      db.selectFrom('once_tokens').selectAll().where(shown).orderBy('expires_at').orderBy('token_hash').execute(),
      db.selectFrom('line_people').selectAll().where(inConversations).orderBy('conversation_id').execute(),
      db.selectFrom('audit').selectAll().where(shown).orderBy('id').execute(),
      db.selectFrom('schedule').selectAll().where(shown).where('done_at', 'is', null).orderBy('due_at').orderBy('key').execute(),
      db.selectFrom('handoffs').selectAll().where(shown).orderBy('first_queued_at').orderBy('key').execute(),
      db.selectFrom('callback_attempts').selectAll().where(shown).orderBy('at').orderBy('id').execute(),
      db.selectFrom('complaint_notes').selectAll().where(shown).orderBy('at').orderBy('id').execute(),
      db.selectFrom('awaited_answers').selectAll().where(shown).orderBy('at').orderBy('key').execute(),
    ]);
  return {
    transcripts: transcripts.map(transcriptLineFrom(store)).map(({ at, conversationId, who, text, topic, disposition }) => ({
      at,
      conversationId,
      who,
      text,
      topic,
      disposition,
    })),
    callbacks: callbacks.map((row) => ({
      reference: row.reference,
      phone: phone.unseal(row.phone),
      about: row.about,
      window: { from: row.window_from, until: row.window_until },
      state: row.state,
      createdAt: row.created_at,
      outcome: row.outcome,
      closedAt: row.closed_at,
      note: row.outcome_note === null ? null : outcome.unseal(row.outcome_note),
    })),
    complaints: complaints.map(complaintFrom(store)),
    consents: consents.map((row) => ({
      receipt: row.receipt,
      purpose: row.purpose,
      version: row.version,
      givenAt: row.given_at,
      endedAt: row.ended_at,
    })),
    feedback: feedback.map((row) => ({
      at: row.at,
      about: row.about,
      helpful: row.helpful === 1,
      reason: row.reason === null ? null : reason.unseal(row.reason),
    })),
    signIns: signIns.map((row) => ({ conversationId: row.conversation_id, level: row.level, expiresAt: row.expires_at })),
    accountLinks: links.map((row) => ({
      conversationId: row.conversation_id,
      nationalId: linkedId.unseal(row.national_id),
      name: linkedName.unseal(row.name),
      level: row.level,
      provider: row.provider,
      linkedAt: row.linked_at,
      expiresAt: row.expires_at,
    })),
    onceTokens: once.map((row) => ({ kind: row.kind, conversationId: row.conversation_id, expiresAt: row.expires_at })),
    linePeople: people.map((row) => ({
      conversationId: row.conversation_id,
      userId: row.user_id === null ? null : lineId.unseal(row.user_id),
      lang: row.lang,
      hereSince: row.here_since,
      leftAt: row.left_at,
    })),
    handoffs: handoffs.map((row) => ({
      queuedAt: row.first_queued_at,
      reason: row.reason,
      topic: row.topic,
      summary: summary.unseal(row.summary),
      takenAt: row.taken_at,
      endedAt: row.ended_at,
      endedAs: row.ended_as,
    })),
    callbackAttempts: attempts.map((row) => ({
      reference: row.reference,
      at: row.at,
      result: row.result,
      note: row.note === null ? null : note.unseal(row.note),
    })),
    complaintNotes: notes.map((row) => ({ reference: row.reference, at: row.at, text: noted.unseal(row.text) })),
    awaitedAnswers: awaited.map((row) => ({ at: row.at, utterance: awaitedText.unseal(row.utterance), topic: row.topic, toldAt: row.told_at })),
    audit: audit.map((row) => ({ at: row.at, actor: row.actor.replace(/:.*/, ''), action: row.action, detail: row.detail })),
    work: work.map((row) => ({ kind: row.kind, dueAt: row.due_at, payload: row.payload === null ? null : JSON.parse(payload.unseal(row.payload)) })),
  };
}
