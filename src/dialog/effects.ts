import type { TimeWindow } from '../knowledge/office-hours.ts';
import type { Section } from '../knowledge/topic.ts';

export type { TimeWindow };

/** The personal lookups: one a `lookup.*` topic. */
export const LOOKUPS = ['contributions', 'status', 'hospital', 'claim', 'oldage', 'dental', 'unemployment'] as const;
export type LookupName = (typeof LOOKUPS)[number];

/** Purposes of consent, each given and withdrawn by itself (PDPA, sections 19 and 23). */
export const PURPOSES = ['lookup', 'follow-up'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What the core wants done outside. Plain data; the result comes back as an `EffectResult` in a following turn of the core. */
export type Effect =
  /** Ask the registry about the signed-in person. */
  | { effect: 'lookup'; lookup: LookupName }
  /** Answer a lookup later, when the registry is back: once, into this conversation. */
  | { effect: 'lookup-later'; lookup: LookupName }
  | { effect: 'hospitals'; near: string | undefined }
  | { effect: 'change-hospital'; hospitalId: string; reason: string | undefined }
  /** Make a one-time sign-in link for this conversation. */
  | { effect: 'sign-in'; level: number }
  | { effect: 'sign-out' }
  | { effect: 'consent'; purpose: Purpose; version: string }
  | { effect: 'withdraw-consent'; purposes: Purpose[] }
  | { effect: 'privacy'; what: 'show' | 'export' | 'erase' }
  | { effect: 'callback'; phone: string; about: string; window: TimeWindow }
  | { effect: 'cancel-callback'; reference: string }
  | { effect: 'callbacks-open' }
  | { effect: 'complaint'; values: Record<string, string | number> }
  | { effect: 'complaint-status'; reference: string }
  | { effect: 'feedback'; about: string; helpful: boolean; reason?: string }
  /** Tell the person when what they asked has an answer. */
  | { effect: 'await-answer'; utterance: string; topic: string }
  | { effect: 'handoff'; reason: string }
  /** The person does not want to wait for, or speak with, the agent any longer. */
  | { effect: 'end-handoff'; how: 'left' | 'callback' };

/** Why an effect could not be done. */
export type Failure = 'unavailable' | 'refused' | 'not-signed-in' | 'not-found' | 'duplicate' | 'invalid';

/** What became of an effect. */
export type EffectResult =
  | { result: 'failed'; of: Effect; why: Failure; detail?: string }
  | { result: 'looked-up'; lookup: LookupName; data: LookupData }
  | { result: 'will-answer-later'; lookup: LookupName }
  | { result: 'hospitals'; hospitals: { id: string; name: string; province: string; full: boolean }[] }
  | { result: 'hospital-changed'; hospital: string; from: string; reference: string }
  | { result: 'sign-in-link'; url: string; minutes: number }
  /** No link, but the channel itself asks who it is, and says `signed-in` when it knows. */
  | { result: 'identify' }
  /** @property unlinked the account of the channel is no longer linked either. */
  | { result: 'signed-out'; unlinked?: true }
  | { result: 'consented'; purpose: Purpose; receipt: string }
  | { result: 'consent-withdrawn'; purposes: Purpose[] }
  | { result: 'kept'; kept: { what: string; count: number; until?: string }[] }
  /** @property anyBrowser the link is good for whichever browser opens it. */
  | { result: 'export-link'; url: string; minutes: number; anyBrowser?: true }
  | { result: 'erased'; receipt: string }
  | { result: 'callback-booked'; reference: string; window: TimeWindow; phone: string }
  | { result: 'callback-exists'; reference: string; window: TimeWindow; phone: string }
  /** Somebody has one for this number and matter, from another conversation: whoever types a number is not told when, nor what for. */
  | { result: 'callback-exists-elsewhere' }
  | { result: 'callback-cancelled'; reference: string }
  | { result: 'callbacks-open'; callbacks: { reference: string; about: string; window: TimeWindow }[] }
  | { result: 'complaint-filed'; reference: string }
  | { result: 'complaint-status'; reference: string; state: 'received' | 'working' | 'answered' | 'closed'; filed: string; answer?: string }
  | { result: 'feedback-kept' }
  | { result: 'will-tell' }
  /** @property here at our own desk: what the person writes now is for an agent, who answers in this conversation. */
  | { result: 'handed-over'; position: number; here?: true }
  | { result: 'handoff-ended'; how: 'left' | 'callback' }
  | { result: 'nobody-free'; open: boolean };

/** The person of a conversation once signed in. The key is pseudonymous: a keyed hash of the national ID. */
export interface SignedIn {
  personKey: string;
  /** Identity assurance level of the sign-in, as ThaiD gives it (2.3 for a face check against the ID card). */
  level: number;
  /** Given name, to greet with. */
  name: string;
  /** Purposes consented to, with the version consented to. */
  consents: Partial<Record<Purpose, string>>;
}

/** What the registry knows of a person, lookup by lookup; the shapes of schemas/registry.openapi.yaml. Days are ISO, months are YYYY-MM. */
export interface LookupData {
  contributions?: {
    section: Section;
    /** Months paid in all. */
    months: number;
    lastPaidMonth: string | null;
    lastMonths: { month: string; paid: boolean; amountBaht: number; employer?: string }[];
    /** Months that the employer took but has not remitted, or that were not paid. */
    missing: string[];
    birthDate: string;
  };
  status?: { section: Section | null; active: boolean; since: string | null; until: string | null; employer: string | null; reason?: string };
  hospital?: { id: string; name: string; province: string; since: string; changeFrom: string | null; changeUntil: string | null };
  claim?: {
    claims: {
      reference: string;
      benefit: string;
      filed: string;
      state: 'received' | 'checking' | 'approved' | 'paid' | 'refused';
      amountBaht: number | null;
      paidOn: string | null;
      reason?: string;
    }[];
  };
  /** Without a section: as in section 33 and 39. */
  oldage?: { section?: Section; savedBaht: number; months: number; asOf: string; birthDate: string };
  dental?: { year: number; limitBaht: number; usedBaht: number };
  unemployment?: {
    registered: boolean;
    registeredOn: string | null;
    leftOn: string | null;
    reason: 'laid-off' | 'resigned' | 'ended' | null;
    nextReport: string | null;
    payments: { month: string; amountBaht: number; paidOn: string | null }[];
    daysLeft: number | null;
  };
}
