import type { Generated } from 'kysely';
import type { Purpose } from '../../dialog/effects.ts';
import type { Lang } from '../../knowledge/calendar.ts';
import type {
  AwaitedAnswer,
  CallbackAttempt,
  CallbackOutcome,
  HandoffEnd,
  HandoffRow,
  KnowledgeDraft,
  KnowledgeTicket,
  SuggestionState,
} from './desk-records.ts';
import type { CallbackState, Complaint, OnceToken, TranscriptLine } from './records.ts';

/**
 * The tables, alike in SQLite and PostgreSQL (migrations/). Instants are UTC as ISO text of one length, so that they compare as text; a
 * column marked sealed holds what `encrypt` makes.
 */
export interface Tables {
  callbacks: {
    key: string;
    reference: string;
    conversation_id: string;
    person_key: string | null;
    /** Sealed. */
    phone: string;
    phone_hash: string;
    about: string;
    /** The window as it was promised, with its offset. */
    window_from: string;
    window_until: string;
    state: CallbackState;
    created_at: string;
    /** End of the window, or when it was cancelled or closed; its retention counts from here. */
    ends_at: string;
    /** The agent who is calling, for as long as the lease. */
    taken_by: string | null;
    taken_until: string | null;
    outcome: CallbackOutcome | null;
    /** Sealed. */
    outcome_note: string | null;
    closed_at: string | null;
  };
  callback_attempts: {
    id: string;
    reference: string;
    conversation_id: string;
    person_key: string | null;
    agent_id: string;
    at: string;
    result: CallbackAttempt['result'];
    /** Sealed. */
    note: string | null;
  };
  complaints: {
    key: string;
    reference: string;
    conversation_id: string;
    person_key: string | null;
    state: Complaint['state'];
    filed_at: string;
    /** Sealed JSON. */
    details: string;
    /** Sealed. */
    answer: string | null;
    /** When it last changed; its retention counts from here. */
    ends_at: string;
    assignee: string | null;
    due_at: string | null;
  };
  complaint_notes: {
    id: string;
    reference: string;
    conversation_id: string;
    person_key: string | null;
    agent_id: string;
    at: string;
    /** Sealed. */
    text: string;
  };
  desk_agents: { id: string; name: string; roles: string; available: number; seen_at: string };
  desk_sessions: { token_hash: string; agent_id: string; created_at: string; seen_at: string; expires_at: string };
  handoffs: {
    key: string;
    id: string;
    conversation_id: string;
    person_key: string | null;
    channel: HandoffRow['channel'];
    lang: Lang;
    reason: string;
    topic: string;
    /** Sealed. */
    summary: string;
    state: HandoffRow['state'];
    agent_id: string | null;
    /** Whom it was transferred to. */
    wanted_agent: string | null;
    queued_at: string;
    /** Before any transfer or lost connection. */
    first_queued_at: string;
    taken_at: string | null;
    /** When an agent first wrote or took it over. */
    replied_at: string | null;
    /** When the person last wrote. */
    person_at: string | null;
    /** Lines of the person since the agent's last. */
    unread: number;
    ended_at: string | null;
    ended_as: HandoffEnd | null;
  };
  suggestions: {
    id: string;
    conversation_id: string | null;
    agent_id: string;
    at: string;
    /** Sealed. */
    utterance: string;
    topic: string;
    place: number;
    confidence: number;
    ms: number;
    state: SuggestionState;
  };
  knowledge_tickets: {
    id: string;
    kind: KnowledgeTicket['kind'];
    state: KnowledgeTicket['state'];
    conversation_id: string | null;
    /** Sealed. */
    utterance: string;
    topic: string;
    /** Sealed. */
    note: string | null;
    reported_by: string;
    at: string;
    changed_at: string;
  };
  knowledge_drafts: {
    id: string;
    state: KnowledgeDraft['state'];
    topic: string;
    /** Sealed JSON: it holds what people wrote. */
    payload: string;
    made_by: string;
    at: string;
  };
  awaited_answers: {
    key: string;
    conversation_id: string;
    person_key: string | null;
    lang: AwaitedAnswer['lang'];
    /** Sealed. */
    utterance: string;
    topic: string;
    at: string;
    told_at: string | null;
    /** Told, or no longer awaited; its retention counts from here. */
    ends_at: string;
  };
  measures: { day: string; kind: string; channel: string; topic: string; name: string; count: number };
  /** Minutes since 1970 in UTC: half a million a year. */
  measured_minutes: { minute: number; ready: number };
  consents: {
    receipt: string;
    person_key: string;
    purpose: Purpose;
    version: string;
    conversation_id: string;
    given_at: string;
    /** Withdrawn, or followed by another version; null while in force. */
    ended_at: string | null;
  };
  audit: {
    id: Generated<number>;
    at: string;
    actor: string;
    action: string;
    person_key: string | null;
    conversation_id: string | null;
    detail: string | null;
  };
  /** Holds a row only inside a transaction that may change the audit trail; the triggers of `audit` look for it. */
  audit_guard: { act: 'anonymise' | 'purge'; older_than: string | null };
  transcripts: {
    id: Generated<number>;
    conversation_id: string;
    event_id: string;
    line: number;
    at: string;
    person_key: string | null;
    who: TranscriptLine['who'];
    /** Sealed. */
    text: string;
    topic: string;
    disposition: string;
  };
  feedback: {
    key: string;
    conversation_id: string;
    about: string;
    helpful: number;
    /** Sealed. */
    reason: string | null;
    at: string;
  };
  sign_ins: {
    token_hash: string;
    conversation_id: string;
    browser_hash: string;
    level: number;
    expires_at: string;
    state_hash: string | null;
    /** Sealed JSON; set when the link was opened. */
    attempt: string | null;
    /** Where it was asked for; null for the web chat. */
    channel: 'line' | null;
  };
  account_links: {
    conversation_id: string;
    person_key: string;
    /** Sealed. */
    national_id: string;
    /** Sealed. */
    name: string;
    level: number;
    provider: string;
    /** Of the nonce that made the link: its event may be delivered again. */
    nonce_hash: string;
    linked_at: string;
    expires_at: string;
  };
  once_tokens: {
    token_hash: string;
    kind: OnceToken['kind'];
    conversation_id: string;
    person_key: string | null;
    /** Sealed JSON. */
    payload: string;
    expires_at: string;
  };
  line_people: {
    conversation_id: string;
    /** Sealed; null after an unfollow. */
    user_id: string | null;
    lang: Lang | null;
    menu_id: string | null;
    /** Followed, or wrote first. */
    here_since: string;
    left_at: string | null;
  };
  schedule: {
    key: string;
    kind: string;
    due_at: string;
    /** Sealed JSON; null once done. */
    payload: string | null;
    conversation_id: string | null;
    person_key: string | null;
    attempts: number;
    lease_until: string | null;
    done_at: string | null;
  };
  settings: { name: string; value: string };
}

/** The columns that hold sealed values, each with what tells its rows apart. */
export const SEALED = [
  { table: 'callbacks', id: 'key', column: 'phone' },
  { table: 'complaints', id: 'key', column: 'details' },
  { table: 'complaints', id: 'key', column: 'answer' },
  { table: 'transcripts', id: 'id', column: 'text' },
  { table: 'feedback', id: 'key', column: 'reason' },
  { table: 'sign_ins', id: 'token_hash', column: 'attempt' },
  { table: 'account_links', id: 'conversation_id', column: 'national_id' },
  { table: 'account_links', id: 'conversation_id', column: 'name' },
  { table: 'once_tokens', id: 'token_hash', column: 'payload' },
  { table: 'line_people', id: 'conversation_id', column: 'user_id' },
  { table: 'schedule', id: 'key', column: 'payload' },
  { table: 'callbacks', id: 'key', column: 'outcome_note' },
  { table: 'callback_attempts', id: 'id', column: 'note' },
  { table: 'complaint_notes', id: 'id', column: 'text' },
  { table: 'handoffs', id: 'key', column: 'summary' },
  { table: 'suggestions', id: 'id', column: 'utterance' },
  { table: 'knowledge_tickets', id: 'id', column: 'utterance' },
  { table: 'knowledge_tickets', id: 'id', column: 'note' },
  { table: 'knowledge_drafts', id: 'id', column: 'payload' },
  { table: 'awaited_answers', id: 'key', column: 'utterance' },
  { table: 'settings', id: 'name', column: 'value' },
] as const satisfies readonly { table: keyof Tables; id: string; column: string }[];

/** A sealed column as the cipher binds it: `callbacks.phone`. */
export type SealedColumn = { [S in (typeof SEALED)[number] as `${S['table']}.${S['column']}`]: never } extends infer O ? keyof O : never;
