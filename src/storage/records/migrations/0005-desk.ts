import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What the desk works with: who is at it, conversations handed to a person (the database itself sees to one at a time a conversation), the
 * work on callbacks and complaints, what was suggested and what became of it, what is to be mended in the knowledge and who wants to be told,
 * and what is measured.
 */
export const desk: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  'create table desk_agents (id text primary key, name text not null, roles text not null, available integer not null, seen_at text not null)',
  `create table desk_sessions (
    token_hash text primary key, agent_id text not null, created_at text not null, seen_at text not null, expires_at text not null)`,
  'create index desk_sessions_end on desk_sessions (expires_at)',
  `create table handoffs (
    key text primary key, id text not null unique, conversation_id text not null, person_key text, channel text not null, lang text not null,
    reason text not null, topic text not null, summary text not null, state text not null, agent_id text, wanted_agent text, queued_at text not null,
    first_queued_at text not null, taken_at text, replied_at text, person_at text, unread integer not null, ended_at text, ended_as text)`,
  "create unique index handoffs_one_open on handoffs (conversation_id) where state in ('waiting', 'taken')",
  'create index handoffs_conversation on handoffs (conversation_id)',
  'create index handoffs_person on handoffs (person_key)',
  'create index handoffs_end on handoffs (ended_at)',
  'alter table callbacks add column taken_by text',
  'alter table callbacks add column taken_until text',
  'alter table callbacks add column outcome text',
  'alter table callbacks add column outcome_note text',
  'alter table callbacks add column closed_at text',
  'create index callbacks_taken on callbacks (phone_hash) where taken_by is not null',
  `create table callback_attempts (
    id text primary key, reference text not null, conversation_id text not null, person_key text, agent_id text not null, at text not null,
    result text not null, note text)`,
  'create index callback_attempts_reference on callback_attempts (reference, at)',
  'create index callback_attempts_conversation on callback_attempts (conversation_id)',
  'create index callback_attempts_person on callback_attempts (person_key)',
  'create index callback_attempts_end on callback_attempts (at)',
  'alter table complaints add column assignee text',
  'alter table complaints add column due_at text',
  `create table complaint_notes (
    id text primary key, reference text not null, conversation_id text not null, person_key text, agent_id text not null, at text not null,
    text text not null)`,
  'create index complaint_notes_reference on complaint_notes (reference, at)',
  'create index complaint_notes_conversation on complaint_notes (conversation_id)',
  'create index complaint_notes_person on complaint_notes (person_key)',
  'create index complaint_notes_end on complaint_notes (at)',
  `create table suggestions (
    id text primary key, conversation_id text, agent_id text not null, at text not null, utterance text not null, topic text not null,
    place integer not null, confidence double precision not null, ms double precision not null, state text not null)`,
  'create index suggestions_conversation on suggestions (conversation_id)',
  'create index suggestions_end on suggestions (at)',
  `create table knowledge_tickets (
    id text primary key, kind text not null, state text not null, conversation_id text, utterance text not null, topic text not null, note text,
    reported_by text not null, at text not null, changed_at text not null)`,
  'create index knowledge_tickets_conversation on knowledge_tickets (conversation_id)',
  'create index knowledge_tickets_end on knowledge_tickets (changed_at)',
  `create table knowledge_drafts (
    id text primary key, state text not null, topic text not null, payload text not null, made_by text not null, at text not null)`,
  'create index knowledge_drafts_end on knowledge_drafts (at)',
  `create table awaited_answers (
    key text primary key, conversation_id text not null, person_key text, lang text not null, utterance text not null, topic text not null,
    at text not null, told_at text, ends_at text not null)`,
  'create index awaited_answers_conversation on awaited_answers (conversation_id)',
  'create index awaited_answers_person on awaited_answers (person_key)',
  'create index awaited_answers_end on awaited_answers (ends_at)',
  `create table measures (
    day text not null, kind text not null, channel text not null, topic text not null, name text not null, count double precision not null,
    primary key (day, kind, channel, topic, name))`,
  'create table measured_minutes (minute integer primary key, ready integer not null)',
];
