/**
 * What the desk's pages and its server say to each other: `/api/desk/*`, JSON. Types only, for both sides. Instants are UTC, ISO 8601; days are
 * `YYYY-MM-DD` in Thailand; topics are ids of knowledge/. Errors are problem documents (RFC 9457) whose `code` is named here where a page acts on
 * it. Every request that changes something carries the header `x-desk-csrf` with the token of `Me`.
 */
import type { Card, ReplyChoice } from '../channels/reply.ts';
import type { Lang } from '../knowledge/calendar.ts';
import type { Aspect, Section } from '../knowledge/topic.ts';

export type Role = 'agent' | 'supervisor' | 'editor';
export type DeskChannel = 'web' | 'line' | 'voice';

/** GET /api/desk/me. 401 `signed_out`: go to /desk/sign-in. */
export interface Me {
  id: string;
  name: string;
  roles: Role[];
  csrf: string;
  /** Whether new conversations may come: PUT /api/desk/me/available {available}. */
  available: boolean;
  /** When the session ends, whatever is done. */
  until: string;
}

/** GET /api/desk/events (server-sent events): that something changed, never what. After every (re)connection a page reads everything anew. */
export interface DeskEvent {
  changed: 'queue' | 'conversation' | 'callbacks' | 'complaints' | 'knowledge' | 'call';
  /** Of a conversation. */
  id?: string;
}

/** A conversation that is to be, or is, with a person. */
export interface HandoffItem {
  id: string;
  conversationId: string;
  channel: DeskChannel;
  lang: Lang;
  state: 'waiting' | 'taken';
  /** Why: `asked`, `not-understood`, `upset`, `complaint`, `form` ... the reason of the dialog; words in locales/. */
  reason: string;
  topic: string;
  /** Redacted; last lines of what was said, or the topics gone through. */
  summary: string;
  queuedAt: string;
  takenAt?: string;
  /** Who has it. */
  agent?: { id: string; name: string };
  /** Whom it was transferred to. */
  wanted?: { id: string; name: string };
  /** Lines of the person since the agent's last one. */
  unread: number;
  /** When the person last wrote. */
  lastAt?: string;
  /** The given name's first letter and level, when the person signed in: "ส. (2.3)". */
  person?: { initial: string; level: number };
}

/** GET /api/desk/queue. Everything open; what is mine first is for the page to sort. */
export interface Queue {
  items: HandoffItem[];
  /** Colleagues who are there. */
  agents: { id: string; name: string; available: boolean; open: number }[];
  open: boolean;
}

/**
 * POST /api/desk/handoffs/:id/take {} → HandoffItem. 409 `taken`: somebody else has it.
 * POST /api/desk/handoffs/:id/transfer {to?: agent id, note?} → 204; without `to` back to the queue.
 * POST /api/desk/handoffs/:id/return {} → 204: the bot goes on.
 * POST /api/desk/handoffs/:id/callback {} → 204: the person is offered a callback, and the bot goes on.
 */
export interface TransferRequest {
  to?: string;
  note?: string;
}

export interface ConversationLine {
  /** Rises; the cursor. */
  id: number;
  at: string;
  who: 'person' | 'assistant' | 'agent' | 'note';
  /** Redacted. */
  text: string;
  topic?: string;
  agent?: string;
}

/** GET /api/desk/conversations/:conversationId?after=ID. Only of a conversation that one has, or for supervisors. 404 for every other. */
export interface Conversation {
  handoff: HandoffItem | undefined;
  lines: ConversationLine[];
  /** Section and topic that were spoken of last. */
  about: { topic?: string; aspect?: Aspect; section?: Section };
  /** Topics that the bot has answered in this conversation, in order. */
  told: { topic: string; title: string; at: string }[];
  /** Nothing when nobody signed in. Data only after `open`. */
  person?: { level: number; consented: boolean; opened?: { until: string; facts: PersonFact[] } };
}

/** What the registry says, in words, by lookup. */
export interface PersonFact {
  lookup: string;
  title: string;
  lines: string[];
}

/** POST /api/desk/conversations/:conversationId/open → {until, facts}. Audited. 403 `no_consent`, 409 `nobody`, 503 `unavailable`. */
export interface OpenRequest {
  /** One of the reasons of the desk. */
  reason: OpenReason;
}
export const OPEN_REASONS = ['answer-question', 'check-claim', 'complaint', 'callback', 'correction'] as const;
export type OpenReason = (typeof OPEN_REASONS)[number];

/** POST /api/desk/conversations/:conversationId/invite {requestId} → 204: the person is asked to sign in and to agree to a look at their data. */

/** POST /api/desk/conversations/:conversationId/messages → 204. The same messageId again does nothing. */
export interface MessageRequest {
  messageId: string;
  text: string;
  /** The suggestion it was made from. */
  suggestionId?: string;
}

/** POST /api/desk/suggest. */
export interface SuggestRequest {
  text: string;
  conversationId?: string;
}

export interface Suggestion {
  /** Names what was shown, for POST /api/desk/suggestions/:id. */
  id: string;
  topic: string;
  title: string;
  confidence: number;
  /** The words of the question that speak for it. */
  matched: string[];
  /** What to send: plain text, what was asked for first. */
  text: string;
  /** What to read aloud, sentence by sentence. */
  spoken: string[];
  aspect?: Aspect;
  section?: Section;
  validity?: string;
  confirm?: string;
  sources: { title: string; url?: string }[];
  card?: Card;
  choices?: ReplyChoice[];
  /** The person's own data are in it. */
  personal?: boolean;
  /** What is missing before the person's own data could be in it. */
  needs?: 'sign-in' | 'consent' | 'open';
  /** When the bot told this in the conversation. */
  toldAt?: string;
}

export interface Suggestions {
  /** Masked, as it was read. */
  text: string;
  suggestions: Suggestion[];
  outcome: 'answer' | 'clarify' | 'none';
  ms: number;
}

/** POST /api/desk/suggestions/:id. `wrong` opens a knowledge ticket with the utterance. → 204 */
export interface SuggestionUse {
  what: 'used' | 'edited' | 'rejected' | 'wrong';
  /** For `wrong`: what would be right. */
  note?: string;
}

/**
 * POST /api/desk/calls/:id/transcript, by an agent or by a recogniser with its key (`authorization: Bearer`). → Suggestions for what was last
 * said; 204 for a partial text too short to say anything. The conversation of a call that the bot had is found by its id.
 */
export interface TranscriptRequest {
  text: string;
  /** Of the recogniser; a text with the same number replaces the one before. */
  segment?: number;
  final?: boolean;
  who?: 'person' | 'agent';
}

/** GET /api/desk/calls/:id: what is heard by now and the suggestions for it. */
export interface Call {
  id: string;
  heard: string;
  suggestions: Suggestions | undefined;
}

export const ATTEMPTS = ['reached', 'no-answer', 'busy', 'wrong-number'] as const;
export type Attempt = (typeof ATTEMPTS)[number];
export const CALLBACK_OUTCOMES = ['answered', 'answered-by-colleague', 'given-up', 'not-wanted'] as const;
export type CallbackOutcome = (typeof CALLBACK_OUTCOMES)[number];

/** GET /api/desk/callbacks → {callbacks, kept}. By due time. */
export interface CallbackItem {
  reference: string;
  channel: DeskChannel;
  about: string;
  /** 08x-xxx-1234 */
  phoneMasked: string;
  window: { from: string; until: string };
  state: 'open' | 'done' | 'failed' | 'cancelled';
  takenBy?: { id: string; name: string };
  attempts: { at: string; agent: string; result: Attempt; note?: string }[];
  /** Earliest moment of the next call, by the attempt rules. */
  nextFrom?: string;
  attemptsLeft: number;
  outcome?: CallbackOutcome;
}

/** Of the last 30 days. */
export interface PromisesKept {
  due: number;
  kept: number;
}

/**
 * POST /api/desk/callbacks/:reference/take {} → {phone}: takes it and shows the number (audited). 409 `taken`, `too_early`, `calling` (this number
 * is being called already), `no_more_calls` (close it). POST .../release {} → 204.
 * POST .../attempts {result, note?} → CallbackItem; a failed one tells the person by LINE or SMS. 409 `not_taken`: take it first.
 * POST .../close {outcome, note?} → CallbackItem. 409 `outcome_needed` when none of the attempts allows it, `taken` while somebody else calls; 400
 * `note_needed` for an outcome that no attempt tells.
 * Each 409 `cancelled` when the person cancelled it meanwhile, `closed` when it ended otherwise.
 */
export interface AttemptRequest {
  result: Attempt;
  note?: string;
  /** Drawn by the page, the same when it repeats the request: then it counts once. */
  requestId?: string;
}
export interface CloseRequest {
  outcome: CallbackOutcome;
  note?: string;
}

/** GET /api/desk/complaints → {complaints}. What was written is masked until opened. */
export interface ComplaintItem {
  reference: string;
  state: 'received' | 'working' | 'answered' | 'closed';
  filedAt: string;
  dueAt: string;
  about: string;
  assignee?: { id: string; name: string };
  overdue: boolean;
}

/**
 * POST /api/desk/complaints/:reference/open {reason} → ComplaintDetail (audited).
 * POST .../notes {text, requestId?} → ComplaintDetail (the same requestId notes once). POST .../assign {to?} · .../state {state: 'working'|'closed'} ·
 * .../due {dueAt} · .../answer {text} → ComplaintDetail. The answer goes to the person on their channel and to who asks with the reference. A note
 * or an answer by who has not opened it: 403 `not_opened`; what they see after another change has no values, answer and notes. 409
 * `not_allowed` for a step that the state does not allow, `answered` when another answer was given.
 */
export interface ComplaintDetail extends ComplaintItem {
  values: Record<string, string | number>;
  answer?: string;
  notes: { at: string; agent: string; text: string }[];
}

/** GET /api/desk/knowledge/clusters?days=30 → {clusters}. Editors and supervisors. Redacted utterances. */
export interface Cluster {
  /** The same while its first utterance is. */
  id: string;
  /** The utterance nearest to all. */
  example: string;
  utterances: { text: string; at: string; channel: DeskChannel; why: 'unanswered' | 'clarified' | 'rejected' | 'wrong' }[];
  nearest: { topic: string; title: string; confidence: number }[];
  /** How many wait to be told when it is answered. */
  waiting: number;
}

/** GET /api/desk/knowledge/tickets → {tickets}; POST .../tickets/:id {state, note?} → KnowledgeTicket. */
export interface KnowledgeTicket {
  id: string;
  kind: 'wrong-answer' | 'gap';
  state: 'open' | 'drafted' | 'answered' | 'dismissed';
  utterance: string;
  topic: string;
  note?: string;
  at: string;
  by: string;
}

/** POST /api/desk/knowledge/drafts: questions for a topic that is there, or a topic that is not. → Draft. 422 `refused` with what knowledge:check says. */
export type DraftRequest =
  | { kind: 'questions'; clusterId: string; days?: number; topic: string; questions: string[] }
  | {
      kind: 'topic';
      clusterId: string;
      /** As the clusters were asked for. */
      days?: number;
      id: string;
      title: { th: string; en: string };
      answer: { th: string; en: string };
      /** The parts that people ask for, short sentences: knowledge:check wants three of them. */
      parts?: Partial<Record<Aspect, { th: string[]; en: string[] }>>;
      /** Its law, or its title and address: "เว็บไซต์สำนักงานประกันสังคม https://www.sso.go.th". */
      source: string;
      questions: string[];
    };

export interface Draft {
  id: string;
  /** Unified diff of files in knowledge/, to be applied with `git apply`. */
  patch: string;
  check: { ok: boolean; messages: string[] };
  /** Held-out measures before and after; nothing while they are made: GET /api/desk/knowledge/drafts/:id. */
  evaluation?: { before: Measured; after: Measured };
  state: 'measuring' | 'ready' | 'answered';
}
/** GET /api/desk/knowledge/drafts → {drafts}, newest first: what was made before, to be told of once it is live. */
export interface ListedDraft extends Draft {
  topic: string;
  /** Of its cluster. */
  example: string;
  at: string;
  by: string;
}

/** Shares, 0 to 1, of questions that were not trained on. */
export interface Measured {
  right: number;
  /** Right, or among the choices. */
  offered: number;
  wrong: number;
  /** Of this cluster's utterances, right or offered. */
  cluster: number;
}
/** POST /api/desk/knowledge/drafts/:id/answered {topic} → {told}: it is in knowledge/ and live; who waits is told. 409 `not_live` when it is not. */
/** GET /api/desk/knowledge/topics → {topics: {topic, title}[]}: for which questions may be drafted. */

/** GET /api/desk/report?from=DAY&until=DAY · GET /api/desk/report.csv?from&until&part=... Supervisors. Nothing is shown that was not measured. */
export interface Report {
  from: string;
  until: string;
  days: DayReport[];
  byTopic: { topic: string; title: string; turns: number; answered: number; askedBack: number; notUnderstood: number; wrongFlagged?: number }[];
  handoffReasons: { reason: string; count: number }[];
  stale: { topic: string; title: string; uses: number; ageDays: number; reviewBy: string; plainness?: number }[];
  /** Nothing when what was shown then is not kept any more, or nothing was measured. */
  suggestions?: { shown: number; used: number; edited: number; rejected: number; wrong: number; p95Ms?: number };
}

/** Each figure: docs/measures.md. A day without a row was not measured. */
export interface DayReport {
  day: string;
  channel: DeskChannel | 'all';
  /** Share of minutes in which the service was ready, of those since it first ran. Only for `all`. */
  availability?: number;
  /** Upper bound of the bucket that 95 of 100 turns were within. */
  p95Ms?: number;
  /** They took longer than `p95Ms`; how much longer is not measured. */
  p95Above?: true;
  turns: number;
  errors: number;
  answered: number;
  askedBack: number;
  notUnderstood: number;
  /** Nothing for days whose suggestions are not kept any more. */
  wrongFlagged?: number;
  conversations: number;
  /** Conversations that no person took over and in which no callback was booked. */
  contained: number;
  handoffs: number;
  /** Median seconds until somebody took it. */
  waitSeconds?: number;
  /** Nothing for days whose callbacks are not kept any more. */
  promisesDue?: number;
  promisesKept?: number;
  helpful: number;
  notHelpful: number;
}

/** GET /api/desk/audit?limit → {entries}. Supervisors. */
export interface AuditItem {
  at: string;
  actor: string;
  action: string;
  conversationId?: string;
  detail?: string;
}
