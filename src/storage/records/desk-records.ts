import type { Lang } from '../../knowledge/calendar.ts';
import type { Callback, Complaint } from './records.ts';

/**
 * What the desk keeps, in the same database and by the same rules as `Records`: free text comes redacted and is sealed; instants are UTC, ISO
 * 8601. An agent is named by their id at the identity provider, which is no personal data of an insured person and is stored as it comes.
 */
export interface DeskRecords {
  agents: DeskAgents;
  sessions: DeskSessions;
  handoffs: Handoffs;
  callbacks: CallbackWork;
  complaints: ComplaintWork;
  suggestions: SuggestionLog;
  knowledge: KnowledgeWork;
  awaited: AwaitedAnswers;
  measures: Measures;
}

export interface DeskAgent {
  id: string;
  name: string;
  roles: string[];
  available: boolean;
  seenAt: string;
}

/** Who is at the desk. An agent who was not seen for a while is not there any more. */
export interface DeskAgents {
  /** They signed in: name and roles as the provider says now. Who has the role `agent` came to work, and is available. */
  signedIn(agent: Pick<DeskAgent, 'id' | 'name' | 'roles'>): Promise<void>;
  /** Their page is connected. */
  seen(id: string): Promise<void>;
  setAvailable(id: string, available: boolean): Promise<void>;
  of(id: string): Promise<DeskAgent | undefined>;
  /** Seen since then. */
  seenSince(at: string): Promise<DeskAgent[]>;
}

/** Sessions of staff. The token is kept as a hash only. */
export interface DeskSessions {
  /** @param token random, 32 bytes base64url. @param hours until it ends, whatever is done. */
  begin(token: string, agentId: string, hours: number): Promise<void>;
  /** Whose it is, and moves its idleness on; nothing when it has ended or was idle for longer. */
  use(token: string, idleMinutes: number): Promise<{ agentId: string; expiresAt: string } | undefined>;
  /** The same, but leaves its idleness as it is. */
  look(token: string, idleMinutes: number): Promise<{ agentId: string; expiresAt: string } | undefined>;
  end(token: string): Promise<void>;
}

export type HandoffEnd = 'returned' | 'left' | 'callback' | 'nobody';

/** A conversation that a person is to take, or has taken, over. */
export interface HandoffRow {
  id: string;
  conversationId: string;
  personKey: string | undefined;
  channel: 'web' | 'line' | 'voice';
  lang: Lang;
  reason: string;
  topic: string;
  /** Redacted. */
  summary: string;
  state: 'waiting' | 'taken' | 'ended';
  agentId: string | undefined;
  wantedAgent: string | undefined;
  queuedAt: string;
  firstQueuedAt: string;
  takenAt: string | undefined;
  repliedAt: string | undefined;
  personAt: string | undefined;
  unread: number;
  endedAt: string | undefined;
  endedAs: HandoffEnd | undefined;
}

/** One open handoff a conversation. Every change is one statement that succeeds for one of many at once. */
export interface Handoffs {
  /** The same key, or a conversation that has an open one, gives that one. @returns it with its place in the queue, from 1. */
  queue(
    request: Pick<HandoffRow, 'conversationId' | 'personKey' | 'channel' | 'lang' | 'reason' | 'topic' | 'summary'> & { key: string },
  ): Promise<HandoffRow & { position: number }>;
  /** @returns nothing when it does not wait any more, or is reserved for another agent. */
  take(id: string, agentId: string): Promise<HandoffRow | undefined>;
  /** Back to the queue, from its agent (undefined: whoever has it). @param to reserved for them. */
  requeue(id: string, from: string | undefined, to?: string): Promise<HandoffRow | undefined>;
  /** Lets anybody take what was reserved for an agent since before then. @returns how many. */
  release(before: string): Promise<number>;
  /** @param by only when this agent has it; undefined: whoever has it, also while it waits. */
  end(id: string, how: HandoffEnd, by?: string): Promise<HandoffRow | undefined>;
  /** The agent wrote: nothing is unread. */
  replied(id: string): Promise<void>;
  /** The person wrote. @returns the open handoff of the conversation, if there is one. */
  personWrote(conversationId: string): Promise<HandoffRow | undefined>;
  get(id: string): Promise<HandoffRow | undefined>;
  /** Whether a conversation was ever at the desk. */
  known(conversationId: string): Promise<boolean>;
  /** The open one of a conversation. */
  of(conversationId: string): Promise<HandoffRow | undefined>;
  /** Open ones: those that wait first, longest first. */
  open(): Promise<HandoffRow[]>;
  /** Taken ones whose agent was not seen since then; not calls, which end at the telephone. */
  abandoned(seenBefore: string): Promise<HandoffRow[]>;
  /** Waiting ones queued before then. */
  waitingSince(before: string): Promise<HandoffRow[]>;
  /** First queued within a span, for the reports. */
  between(from: string, until: string): Promise<HandoffRow[]>;
}

export interface CallbackAttempt {
  at: string;
  agentId: string;
  result: 'reached' | 'no-answer' | 'busy' | 'wrong-number';
  note: string | undefined;
}

export type CallbackOutcome = 'answered' | 'answered-by-colleague' | 'given-up' | 'not-wanted';

export interface WorkedCallback extends Callback {
  personKey: string | undefined;
  /** The agent who is calling now. */
  takenBy: string | undefined;
  takenUntil: string | undefined;
  attempts: CallbackAttempt[];
  outcome: CallbackOutcome | undefined;
  /** What the agent who closed it noted. */
  outcomeNote: string | undefined;
  closedAt: string | undefined;
}

export interface CallbackWork {
  /** Open ones by the end of their window, then those that ended since then, newest first. */
  list(endedSince: string): Promise<WorkedCallback[]>;
  get(reference: string): Promise<WorkedCallback | undefined>;
  /** Open ones whose window has ended and that nobody is calling now, by its end. */
  ended(): Promise<WorkedCallback[]>;
  /**
   * For a call: one agent at a time, and one call at a time to a number, whatever it is about. Again by the same agent makes the time longer.
   * @param mayCall whether the attempt rules allow a call now; asked while nobody else can change it.
   * @returns `taken`, `calling` (the number is being called for another callback) or `early` (not by the rules) instead, when not possible;
   * nothing when it is not open.
   */
  take(
    reference: string,
    agentId: string,
    minutes: number,
    mayCall: (callback: WorkedCallback) => boolean,
  ): Promise<WorkedCallback | 'taken' | 'calling' | 'early' | undefined>;
  release(reference: string, agentId: string): Promise<void>;
  /**
   * By the agent who has it, also when the time is over and nobody else took it; gives it free again. The same id again does nothing.
   * @returns nothing when they do not have it, or it is not open any more.
   */
  attempt(reference: string, attempt: CallbackAttempt & { id: string }): Promise<WorkedCallback | undefined>;
  /**
   * @returns `taken` while another agent calls; nothing when it is not open. `state` is `done`, or `failed` for one given up.
   */
  close(reference: string, close: { outcome: CallbackOutcome; agentId: string; note: string | undefined }): Promise<WorkedCallback | 'taken' | undefined>;
  /** Its window went by: `failed`, without an outcome. @returns nothing when it is not one of `ended`. */
  miss(reference: string): Promise<WorkedCallback | undefined>;
  /** Whose window ended within a span: due; of those closed `done` with a first `reached` attempt before the window's end: kept. */
  promises(from: string, until: string): Promise<{ day: string; channel: string; due: number; kept: number }[]>;
}

export interface WorkedComplaint extends Complaint {
  conversationId: string;
  personKey: string | undefined;
  assignee: string | undefined;
  /** By default so many days after filing, as the work's settings say. */
  dueAt: string | undefined;
  notes: { at: string; agentId: string; text: string }[];
}

export interface ComplaintWork {
  /** Not closed ones by filing, oldest first; then those closed since then, newest first. */
  list(closedSince: string): Promise<WorkedComplaint[]>;
  get(reference: string): Promise<WorkedComplaint | undefined>;
  /** @returns here and below: nothing when there is none, or it is closed. @param to undefined: nobody's. */
  assign(reference: string, to: string | undefined): Promise<WorkedComplaint | undefined>;
  due(reference: string, dueAt: string): Promise<WorkedComplaint | undefined>;
  /** The same id again does nothing. */
  note(reference: string, note: { id: string; agentId: string; text: string }): Promise<WorkedComplaint | undefined>;
  /** received → working → answered → closed, and `answered` back to `working`. @returns nothing when the step is not allowed. */
  move(reference: string, state: 'working' | 'closed'): Promise<WorkedComplaint | undefined>;
  /** Keeps the answer, and moves it to `answered`. @returns nothing when it was answered or closed before. */
  answer(reference: string, text: string): Promise<WorkedComplaint | undefined>;
}

export type SuggestionState = 'shown' | 'used' | 'edited' | 'rejected' | 'wrong';

export interface ShownSuggestion {
  id: string;
  conversationId: string | undefined;
  agentId: string;
  /** Redacted. */
  utterance: string;
  topic: string;
  /** 1 is the first. */
  place: number;
  confidence: number;
  /** How long all of them took. */
  ms: number;
}

export interface SuggestionLog {
  shown(suggestions: ShownSuggestion[]): Promise<void>;
  get(id: string): Promise<(ShownSuggestion & { state: SuggestionState; at: string }) | undefined>;
  mark(id: string, state: Exclude<SuggestionState, 'shown'>): Promise<void>;
  between(from: string, until: string): Promise<(ShownSuggestion & { state: SuggestionState; at: string })[]>;
}

export interface KnowledgeTicket {
  id: string;
  kind: 'wrong-answer' | 'gap';
  state: 'open' | 'drafted' | 'answered' | 'dismissed';
  conversationId: string | undefined;
  /** Redacted. */
  utterance: string;
  topic: string;
  note: string | undefined;
  reportedBy: string;
  at: string;
}

export interface KnowledgeDraft {
  id: string;
  state: 'measuring' | 'ready' | 'answered';
  topic: string;
  /** Plain JSON: the request, the patch, the check, the evaluation. */
  payload: unknown;
  madeBy: string;
  at: string;
}

export interface KnowledgeWork {
  /** The same id again does nothing. */
  open(ticket: Omit<KnowledgeTicket, 'state' | 'at'>): Promise<void>;
  tickets(): Promise<KnowledgeTicket[]>;
  /** @returns nothing when there is none. */
  setTicket(id: string, state: KnowledgeTicket['state'], note?: string): Promise<KnowledgeTicket | undefined>;
  /** New, or in place of the one with this id. */
  keepDraft(draft: Omit<KnowledgeDraft, 'at'>): Promise<void>;
  draft(id: string): Promise<KnowledgeDraft | undefined>;
  drafts(): Promise<KnowledgeDraft[]>;
  /** What people asked and did not get an answer to, from the transcripts: redacted, oldest first. */
  unanswered(since: string): Promise<UnansweredLine[]>;
  /** What people asked whose answer of that topic they then said did not help, as of `unanswered`. */
  notHelped(since: string): Promise<UnansweredLine[]>;
}

/** A person's line of a transcript: redacted. */
export interface UnansweredLine {
  conversationId: string;
  eventId: string;
  at: string;
  text: string;
  topic: string;
  disposition: string;
}

/** Somebody asked, had no answer, and agreed to be told when there is one. */
export interface AwaitedAnswer {
  key: string;
  conversationId: string;
  personKey: string | undefined;
  lang: Lang;
  /** Redacted. */
  utterance: string;
  /** The nearest topic at the time. */
  topic: string;
  at: string;
}

export interface AwaitedAnswers {
  /** The same key again does nothing. */
  await(wanted: Omit<AwaitedAnswer, 'at'>): Promise<void>;
  /** Not told yet. */
  waiting(): Promise<AwaitedAnswer[]>;
  /** @returns false when they were told already. */
  told(key: string): Promise<boolean>;
}

/** Counts by day: no person is in them, and they outlive the transcripts. */
export interface Measure {
  /** In Thailand. */
  day: string;
  /**
   * `turn` (name: `outcome:disposition`), `ms` (name: upper bound of the bucket; no topic), `error`, `conversation` (name: `begun`, or `passed-on`
   * under the day on which it began), `feedback` (name: `yes`, `no`), `handoff` (name: reason). What has no topic or name has an empty one.
   */
  kind: string;
  channel: string;
  topic: string;
  name: string;
  count: number;
}

export type DayMeasure = Omit<Measure, 'topic'>;
export type TopicMeasure = Pick<Measure, 'topic' | 'name' | 'count'>;

export interface Measures {
  /** Adds to what is there, all of them or none; several processes may at once. */
  add(measures: Measure[]): Promise<void>;
  /** Keeps a minute once: ready when any process was. @param minute `2026-11-25T03:07`, UTC. */
  minute(minute: string, ready: boolean): Promise<void>;
  /** Of these days and those between, over all topics. */
  byDay(fromDay: string, untilDay: string): Promise<DayMeasure[]>;
  /** One kind, over these days and those between and all channels. */
  byTopic(kind: string, fromDay: string, untilDay: string): Promise<TopicMeasure[]>;
  /**
   * Minutes in which the service was ready, by day in Thailand; a day without any is left out.
   * @param before a minute in UTC: only those that had passed by then.
   * @returns `first`: the first minute that was ever measured.
   */
  minutes(fromDay: string, untilDay: string, before: string): Promise<{ first: string | undefined; ready: { day: string; minutes: number }[] }>;
}
