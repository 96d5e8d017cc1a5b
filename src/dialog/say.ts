import type { Calculation } from '../knowledge/calculators/index.ts';
import type { Day } from '../knowledge/calendar.ts';
import type { Answer } from '../knowledge/compose-answer.ts';

/** One thing to say. The core names it; a channel turns it into text, a card or speech. */
export type Say =
  | { say: 'phrase'; key: string; values?: Record<string, string | number> }
  | { say: 'text'; text: string }
  /** Written by an agent of the desk. */
  | { say: 'agent'; text: string; agent: string }
  | { say: 'answer'; answer: Answer }
  /** The same answer at two ends of a period within which it changed. */
  | { say: 'answers'; answers: Answer[] }
  | { say: 'calculation'; calculation: Calculation; title: string }
  | { say: 'checklist'; checklist: Checklist }
  | { say: 'personal'; personal: PersonalAnswer }
  /** A link to follow, such as the one to sign in. */
  | { say: 'link'; key: string; values?: Record<string, string | number>; label: string; url: string };

/** A sentence of locales/<lang>/personal.yaml with its values. */
export interface Line {
  key: string;
  values?: Record<string, string | number>;
}

/** An answer about the signed-in person, in sentences. */
export interface PersonalAnswer {
  topic: string;
  /** The direct answer. */
  lead: Line[];
  /** What it consists of. */
  details: Line[];
  /** What follows from it by today's rules. */
  follows: Line[];
}

export interface Checklist {
  id: string;
  title: string;
  intro: string;
  items: ChecklistItem[];
  /** The day of the event, when the person gave one. */
  event: Day | undefined;
}

export interface ChecklistItem {
  topic: string;
  text: string;
  /** The last day to do it, worked out from the event. */
  until: Day | undefined;
}

/** How a turn ended: one value of a fixed list. */
export type Disposition =
  | 'answered'
  | 'answered_follow_up'
  | 'answered_calculation'
  | 'answered_checklist'
  | 'answered_referral'
  | 'answered_talk'
  | 'asked_back'
  | 'answered_personal'
  | 'asked_slot'
  | 'asked_sign_in'
  | 'asked_consent'
  | 'done'
  | 'failed_connector'
  | 'handed_over'
  /** Said to, or by, the person who took over. */
  | 'with_person'
  /** Told without having been asked just now. */
  | 'told'
  | 'refused_date'
  | 'declined_off_topic'
  | 'offered_person'
  | 'cancelled'
  | 'empty';
