import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../store.ts';

/** All tables (../schema.ts says what the columns hold), in plain SQL that both databases read. No table points at another. */
export function tables(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of statements(dialect)) await sql.raw(statement).execute(db);
    },
  };
}

const statements = (dialect: Dialect): string[] => [...promises, ...consents, ...trails(dialect), ...work];

const promises = [
  `create table callbacks (
    key text primary key, reference text not null unique, conversation_id text not null, person_key text,
    phone text not null, phone_hash text not null, about text not null, window_from text not null, window_until text not null,
    state text not null, created_at text not null, ends_at text not null)`,
  "create unique index callbacks_one_open on callbacks (phone_hash, about) where state = 'open'",
  'create index callbacks_conversation on callbacks (conversation_id)',
  'create index callbacks_person on callbacks (person_key)',
  'create index callbacks_end on callbacks (ends_at)',
  `create table complaints (
    key text primary key, reference text not null unique, conversation_id text not null, person_key text,
    state text not null, filed_at text not null, details text not null, answer text, ends_at text not null)`,
  'create index complaints_conversation on complaints (conversation_id)',
  'create index complaints_person on complaints (person_key)',
  'create index complaints_end on complaints (ends_at)',
];

const consents = [
  `create table consents (
    receipt text primary key, person_key text not null, purpose text not null, version text not null,
    conversation_id text not null, given_at text not null, ended_at text)`,
  'create unique index consents_one_in_force on consents (person_key, purpose) where ended_at is null',
  'create index consents_person on consents (person_key)',
  'create index consents_conversation on consents (conversation_id)',
];

/** Rows of the trails are numbered as they come in; a number is never used again. */
const number = { sqlite: 'integer primary key autoincrement', postgres: 'bigint primary key generated always as identity' };

const trails = (dialect: Dialect): string[] => [
  `create table audit (
    id ${number[dialect]}, at text not null, actor text not null, action text not null,
    person_key text, conversation_id text, detail text)`,
  'create index audit_person on audit (person_key)',
  'create index audit_conversation on audit (conversation_id)',
  'create index audit_end on audit (at)',
  'create table audit_guard (act text not null, older_than text)',
  `create table transcripts (
    id ${number[dialect]}, conversation_id text not null, event_id text not null, line integer not null, at text not null,
    person_key text, who text not null, text text not null, topic text not null, disposition text not null,
    unique (conversation_id, event_id, line))`,
  'create index transcripts_person on transcripts (person_key)',
  'create index transcripts_end on transcripts (at)',
  `create table feedback (
    key text primary key, conversation_id text not null, about text not null, helpful integer not null, reason text, at text not null)`,
  'create index feedback_conversation on feedback (conversation_id)',
  'create index feedback_end on feedback (at)',
];

const work = [
  `create table sign_ins (
    token_hash text primary key, conversation_id text not null, browser_hash text not null, level double precision not null,
    expires_at text not null, state_hash text unique, attempt text)`,
  'create index sign_ins_conversation on sign_ins (conversation_id)',
  `create table schedule (
    key text primary key, kind text not null, due_at text not null, payload text, conversation_id text, person_key text,
    attempts integer not null, lease_until text, done_at text)`,
  'create index schedule_due on schedule (kind, due_at) where done_at is null',
  'create index schedule_conversation on schedule (conversation_id)',
  'create index schedule_person on schedule (person_key)',
  'create table settings (name text primary key, value text not null)',
];
