import type { Purpose, TimeWindow } from '../../dialog/effects.ts';
import type { Lang } from '../../knowledge/calendar.ts';
import type { DeskRecords } from './desk-records.ts';

/**
 * What must be kept: one SQL database, in a file (embedded) or PostgreSQL. One implementation over Kysely serves both; one contract test runs
 * against both. Every write that an event causes carries a key made from the event's id and does nothing when it was done before.
 *
 * Personal data at rest: phone numbers, what a complaint says, and payloads of work are encrypted (AES-256-GCM, key ring), phone numbers are
 * found by keyed hash; free text comes redacted and is encrypted as well. `personKey` is the keyed hash of the national ID
 * (`keyedHash(ring, 'national-id', digits)`). Keys, references, topics and details are stored as they come: nothing personal belongs there.
 */
export interface Records {
  callbacks: Callbacks;
  complaints: Complaints;
  consents: Consents;
  audit: Audit;
  transcripts: Transcripts;
  feedback: Feedback;
  signIns: SignIns;
  accountLinks: AccountLinks;
  onceTokens: OnceTokens;
  linePeople: LinePeople;
  schedule: Schedule;
  privacy: PrivacyDesk;
  desk: DeskRecords;
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

export type CallbackState = 'open' | 'cancelled' | 'done' | 'failed';

export interface Callback {
  reference: string;
  conversationId: string;
  phone: string;
  about: string;
  window: TimeWindow;
  state: CallbackState;
  createdAt: string;
}

export interface Callbacks {
  /**
   * One open promise per phone and topic: a second one is refused with the first. The same `key` gives the same callback again. A promise
   * whose window went by unkept becomes `failed` when a later one is booked.
   * @returns the new callback, or the open one as `existing`.
   */
  book(request: {
    key: string;
    conversationId: string;
    personKey: string | undefined;
    phone: string;
    about: string;
    window: TimeWindow;
  }): Promise<{ booked: Callback } | { existing: Callback }>;
  /** Only a callback of this conversation or person can be cancelled; cancelled again it is the same. The reference is read as people write it. */
  cancel(reference: string, owner: Owner): Promise<Callback | undefined>;
  openOf(owner: Owner): Promise<Callback[]>;
  /** For the desk: open ones by the end of their window, oldest first. */
  due(limit: number): Promise<Callback[]>;
}

/** Who asks: a conversation, and the person when signed in. */
export interface Owner {
  conversationId: string;
  personKey: string | undefined;
}

export interface Complaint {
  reference: string;
  state: 'received' | 'working' | 'answered' | 'closed';
  filedAt: string;
  values: Record<string, string | number>;
  answer: string | undefined;
}

export interface Complaints {
  file(request: { key: string; conversationId: string; personKey: string | undefined; values: Record<string, string | number> }): Promise<Complaint>;
  /**
   * Anyone who has the reference number may ask its state: seven random characters and a check character, no look-alikes, read as people
   * write it. Only the state and the answer are for anyone; `values` is for the desk and the owner.
   */
  find(reference: string): Promise<Complaint | undefined>;
}

export interface Consents {
  /**
   * @returns the receipt number. The same purpose and version again gives the same receipt while not withdrawn; another version takes its
   * place.
   */
  give(consent: { personKey: string; purpose: Purpose; version: string; conversationId: string }): Promise<string>;
  withdraw(personKey: string, purposes: Purpose[]): Promise<void>;
  /** Purposes in force, with their version. */
  of(personKey: string): Promise<Partial<Record<Purpose, string>>>;
}

export interface AuditEntry {
  at: string;
  /** Who: `person`, `agent:<id>`, `system`. */
  actor: string;
  /** What: `lookup.contributions`, `sign-in`, `sign-in.refused`, `export`, `erase`, `view.phone` ... */
  action: string;
  personKey: string | undefined;
  conversationId: string | undefined;
  /** A code or reference; never personal data. */
  detail: string | undefined;
}

/** Append-only: the database itself refuses to change or delete an entry (migrations/0002-audit-is-append-only.ts says who may, and when). */
export interface Audit {
  add(entry: Omit<AuditEntry, 'at'>): Promise<void>;
  /** Newest first. */
  list(filter: { personKey?: string; conversationId?: string; action?: string; limit: number }): Promise<AuditEntry[]>;
}

export interface TranscriptLine {
  conversationId: string;
  eventId: string;
  personKey: string | undefined;
  who: 'person' | 'assistant' | 'agent';
  /** Redacted before it comes here. */
  text: string;
  topic: string;
  disposition: string;
}

export interface Transcripts {
  /** The lines of one event, all at once; the same event again does nothing. */
  add(lines: TranscriptLine[]): Promise<void>;
  /** @param after the `id` of a line: only what came behind it. */
  of(conversationId: string, after?: number): Promise<(TranscriptLine & { at: string; id: number })[]>;
  /** Removes the lines of one event: its person took the message back. */
  forget(conversationId: string, eventId: string): Promise<void>;
}

export interface Feedback {
  add(feedback: { key: string; conversationId: string; about: string; helpful: boolean; reason: string | undefined }): Promise<void>;
}

/** One sign-in from its link to its end. Tokens are kept as hashes only. */
export interface SignIn {
  conversationId: string;
  /** Hash of the browser's cookie; the same browser must come back. For a channel without a browser that of the one that opened the link; empty before. */
  browserHash: string;
  /** Where it was asked for; the web chat when not said. */
  channel?: 'line' | undefined;
  level: number;
  /** What the provider needs back; set when the link was opened. */
  attempt: { state: string; nonce: string; codeVerifier: string } | undefined;
}

export interface SignIns {
  /** @param token random, 32 bytes base64url. Valid for `minutes`. */
  create(token: string, signIn: Omit<SignIn, 'attempt'>, minutes: number): Promise<void>;
  /**
   * The link is opened: works once.
   * @param opener hash of the browser, for a link that no browser asked for: such a link opens only with it, and every other one only without.
   */
  open(token: string, attempt: NonNullable<SignIn['attempt']>, opener?: string): Promise<SignIn | undefined>;
  /** The browser came back with this state: works once, and only within the time. */
  takeByState(state: string): Promise<SignIn | undefined>;
}

/** An account of a channel, linked to a person who signed in: while it is in force, who writes there is that person. */
export interface AccountLink {
  conversationId: string;
  personKey: string;
  /** As in a session (`sealId`). */
  idSealed: string;
  /** Given name. */
  name: string;
  level: number;
  /** Who says who it is: the issuer's address. */
  provider: string;
  linkedAt: string;
  expiresAt: string;
}

/** What became of the nonce that came back from the channel. */
export type LinkOutcome =
  /** @property another the account was another person's before. @property elsewhere conversations whose account was this person's before and no longer is. */
  | { outcome: 'linked'; link: AccountLink; another: boolean; elsewhere: string[] }
  /** This nonce made the link that is there: its event was delivered again. */
  | { outcome: 'known'; link: AccountLink }
  /** `unknown`: never made, used, or too old; `other-account`: made for the conversation `promisedTo`, and burned now. */
  | { outcome: 'refused'; why: 'unknown' }
  | { outcome: 'refused'; why: 'other-account'; promisedTo: string };

/** One account belongs to one person, and one person has one account. Links and their ends are in the audit trail (`link`, `unlink`) in the same step. */
export interface AccountLinks {
  /** Keeps who is to be linked until the nonce comes back. @param nonce random, 32 bytes base64url; kept as a hash only, good once and for `minutes`. */
  promise(nonce: string, person: Omit<AccountLink, 'linkedAt' | 'expiresAt'>, minutes: number): Promise<void>;
  /** Burns the nonce and links, all or nothing. @param conversationId of the account that the nonce came back with. */
  link(conversationId: string, nonce: string, days: number): Promise<LinkOutcome>;
  /** The link in force. */
  of(conversationId: string): Promise<AccountLink | undefined>;
  /** Ends the link, and what is under way to make or use one. @param why a code for the audit trail. @returns whether there was one. */
  unlink(conversationId: string, why: string): Promise<boolean>;
}

/** Something good once, for a short time: a link under way (`link`), a copy of one's data to be fetched (`copy`), a sign-in of staff (`desk`). */
export interface OnceToken {
  kind: 'link' | 'copy' | 'desk';
  conversationId: string;
  personKey: string | undefined;
  /** Plain JSON; sealed at rest. */
  payload: unknown;
}

export interface OnceTokens {
  /** @param token random, 32 bytes base64url; kept as a hash only. */
  issue(kind: OnceToken['kind'], token: string, what: Omit<OnceToken, 'kind'>, minutes: number): Promise<void>;
  /** Works once, and only within the time. */
  take(kind: OnceToken['kind'], token: string): Promise<OnceToken | undefined>;
}

/** Somebody who can be written to on LINE, or could until they left. */
export interface LinePerson {
  conversationId: string;
  /** LINE's id of them; nothing once they left. */
  userId: string | undefined;
  /** As of their profile, or as they last spoke here. */
  lang: Lang | undefined;
  /** The rich menu that was last linked to them. */
  menuId: string | undefined;
  hereSince: string;
  leftAt: string | undefined;
}

/** Instants are those of LINE's events, which come in any order: what happened later wins. */
export interface LinePeople {
  /** They followed or wrote. */
  here(conversationId: string, userId: string, at: string): Promise<void>;
  /** They unfollowed: their id is forgotten. @returns false when they are not known, or have come back since. */
  left(conversationId: string, at: string): Promise<boolean>;
  of(conversationId: string): Promise<LinePerson | undefined>;
  note(conversationId: string, what: { lang?: Lang; menuId?: string }): Promise<void>;
}

/** Work for later, taken by any process; a process that dies gives it back after the lease. */
export interface Schedule {
  /** The same key is planned once, also after it was done. Work whose payload names a `conversationId` or `personKey` is erased with that owner. */
  plan(work: { key: string; kind: string; dueAt: string; payload: unknown }): Promise<void>;
  /** Takes work that is due, for `leaseMs`. */
  take(kind: string, limit: number, leaseMs: number): Promise<{ key: string; payload: unknown; attempts: number }[]>;
  done(key: string): Promise<void>;
  /** Puts it back for later. */
  again(key: string, dueAt: string): Promise<void>;
}

/**
 * How long each kind of record is kept, in days after its end: a callback's window or cancelling, a complaint's last change, a line's or an
 * entry's own time. Consents that ended are kept as long as the audit trail, as proof.
 */
export interface Retention {
  transcriptDays: number;
  callbackDays: number;
  complaintDays: number;
  feedbackDays: number;
  auditDays: number;
}

export const DEFAULT_RETENTION: Retention = { transcriptDays: 90, callbackDays: 180, complaintDays: 730, feedbackDays: 365, auditDays: 1095 };

export interface PrivacyDesk {
  /**
   * What is kept about an owner, by kind, with the day until which it is kept (in Thailand; none while a consent is in force). Zero counts are
   * left out. Here and in `export` an owner never sees what another person, signed in, left in the same conversation.
   */
  kept(owner: Owner): Promise<
    {
      what:
        | 'transcript'
        | 'callback'
        | 'complaint'
        | 'consent'
        | 'feedback'
        | 'handoff'
        | 'awaited-answer'
        | 'sign-in'
        | 'account-link'
        | 'line-person'
        | 'audit';
      count: number;
      until?: string;
    }[]
  >;
  /** Everything kept, decrypted, as plain JSON for the person. */
  export(owner: Owner): Promise<Record<string, unknown[]>>;
  /**
   * Removes everything of the conversation and of the person, in every conversation, but the audit trail, whose entries lose the person
   * (personKey and conversationId become null) and keep the act. The erasure is entered there without the person; whoever calls adds nothing.
   * Callbacks that are open go as well: tell the contact centre of them before (`callbacks.openOf`).
   * @returns a receipt number.
   */
  erase(owner: Owner): Promise<string>;
  /**
   * Removes what has outlived its retention, and encrypts with the first key of the ring what still has an older one (`re-encrypted`).
   * @returns how many rows, by kind. Safe with several processes.
   */
  purge(now: string): Promise<Record<string, number>>;
}

/** One secret key of the ring: its id is stored with what it encrypts. The first key encrypts; all decrypt. */
export interface KeyRing {
  keys: { id: string; secret: Buffer }[];
  /** For keyed hashes (HMAC-SHA-256); does not rotate with the others. */
  hashSecret: Buffer;
}
