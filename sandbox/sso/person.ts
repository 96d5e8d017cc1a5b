import type { LookupData } from '../../src/dialog/effects.ts';
import type { Day } from '../../src/knowledge/calendar.ts';
import type { Section } from '../../src/knowledge/topic.ts';

/** What is special about an invented person. */
export type Kind =
  | 'section33'
  | 'new'
  | 'claims'
  | 'section39'
  | 'lapsed'
  | 'section40'
  | 'pensioner'
  | 'unemployed'
  | 'arrears'
  | 'foreign'
  | 'moved'
  | 'assigned'
  | 'inpatient'
  | 'never';

export type Claim = NonNullable<LookupData['claim']>['claims'][number];

export interface InventedClaim {
  benefit: 'sickness' | 'dental' | 'maternity' | 'child' | 'death' | 'oldage';
  state: Claim['state'];
  filedDaysAgo: number;
  reason?: 'too-few-months' | 'late' | 'documents' | 'not-covered';
}

export interface Unemployed {
  reason: 'laid-off' | 'resigned' | 'ended';
  /** Days between leaving and registering, or until today when not registered. */
  waitedDays: number;
  /** How long ago they registered; nothing when they have not. */
  registered?: { monthsAgo: number; daysAgo: number };
  /** The last reporting day passed without a report. */
  missed?: true;
}

export interface InventedHospital {
  id: string;
  sinceDaysAgo: number;
  /** Home or workplace moved this many days ago. */
  movedDaysAgo?: number;
  /** Given to the person, not chosen by them. */
  assigned?: true;
  inpatient?: true;
}

/** An invented insured person. Times are told from the day of the request backwards, so that the data never grows old. */
export interface Person {
  nationalId: string;
  givenName: string;
  familyName: string;
  birthDate: Day;
  /** Mobile telephone that the office knows; null when it knows none. */
  phone: string | null;
  kind: Kind;
  /** In words, for the sandbox's page. */
  special: string;
  /** The present section, or the last one; null when never insured. */
  section: Section | null;
  /** Of section 40. */
  option: 1 | 2 | 3;
  wageBaht: number;
  employer: string | null;
  /** Months paid in all, and how many of them and the missing ones in this section. */
  monthsPaid: number;
  monthsInSection: number;
  /** The last month for which a contribution was due lies this many months before last month. */
  endedMonthsAgo: number;
  /** The newest due months that have not reached the fund. */
  monthsMissing: number;
  unemployed?: Unemployed;
  hospital?: InventedHospital;
  /** Of this year's dental limit, from 0 to 1. */
  dentalUsed: number;
  claims: InventedClaim[];
}
