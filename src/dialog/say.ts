import type { Calculation } from '../knowledge/calculators/index.ts';
import type { Day } from '../knowledge/calendar.ts';
import type { Answer } from '../knowledge/compose-answer.ts';

/** One thing to say. The core names it; a channel turns it into text, a card or speech. */
export type Say =
  | { say: 'phrase'; key: string; values?: Record<string, string | number> }
  | { say: 'text'; text: string }
  | { say: 'answer'; answer: Answer }
  /** The same answer at two ends of a period within which it changed. */
  | { say: 'answers'; answers: Answer[] }
  | { say: 'calculation'; calculation: Calculation; title: string }
  | { say: 'checklist'; checklist: Checklist };

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
  | 'asked_slot'
  | 'refused_date'
  | 'declined_off_topic'
  | 'offered_person'
  | 'cancelled'
  | 'empty';
