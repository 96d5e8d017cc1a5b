import type { Day, Lang } from '../knowledge/calendar.ts';
import type { Aspect, Section } from '../knowledge/topic.ts';
import type { NamedTime } from '../understanding/dates.ts';

/** A choice offered to a person. Its id says what happens when it is taken. */
export interface Choice {
  id: string;
  /** A phrase of locales/, with values; or a topic whose title is the label. */
  label: { key: string; values?: Record<string, string | number> } | { topic: string } | { text: string };
}

export type SlotValue = string | number;

export interface FlowState {
  flow: string;
  slots: Record<string, SlotValue>;
  awaiting: string | undefined;
  retries: number;
  /** The time the result is for, when one was named. */
  time?: NamedTime;
  /** Names of values that are codes, as they were shown. */
  labels?: Record<string, string>;
}

/** What a person wanted before they had to sign in or consent; it is done by itself afterwards. */
export interface Waiting {
  topic: string;
}

/** What is remembered between turns of one person on one channel. */
export interface Session {
  version: 1;
  lang: Lang;
  /** True once the person has chosen a language; it no longer follows what is typed. */
  langChosen: boolean;
  turns: number;
  /** Turns in a row that could not be answered. */
  failures: number;
  last?: LastAnswer;
  /** The flow that waits for a value. */
  flow?: FlowState;
  /** A finished calculation that a follow-up may change. */
  finished?: FlowState;
  choices: Choice[];
  /** What was said last and had to be asked back: a short answer is understood together with it. */
  unclear?: string;
  largeText?: boolean;
  /** What had no answer, and its nearest topic: they may want to be told when there is one. */
  unanswered?: { text: string; topic: string };
  /** What was last said, for "say it again". */
  lastSaid?: unknown[];
  waiting?: Waiting;
  /** A person is to take, or has taken, over, and the assistant is silent. `told`: whoever waits knows that what they write is kept. */
  handoff?: { state: 'waiting' | 'taken'; told?: boolean };
  /** A callback that stands in the way of a new one. */
  openCallback?: string;
  /**
   * Whose conversation it is; only the turn service reads it. `new`: begun by a browser that has not yet shown its cookie again, or keeps none.
   * `same`: that browser came back, and nobody else may go on. `unknown`: the id was named by somebody who could not prove it is theirs.
   */
  browser?: 'new' | 'same' | 'unknown';
  /** Where it goes on; the web chat when not said. Only the turn service reads it. */
  channel?: 'line' | 'voice';
  /** Texts that came in a row and are read together with the next; only the turn service reads them. */
  bubbles?: string[];
  /** Names the last answer, by which its buttons are told from those of earlier ones; only the turn service reads it. */
  step?: string;
  /** What was counted of it: the day it began, and whether it went to a person. Only the turn service reads it. */
  counted?: { since: Day; passedOn?: boolean };
  /** Events of what was said without having been asked for, latest last; only the turn service and the page's stream read them. */
  pushed?: string[];
  /** On the telephone, the state of the call, sealed; only the manners of the call read it. */
  call?: string;
  /** Who is signed in, sealed; only the turn service reads it. */
  signedIn?: SealedPerson;
}

/** The signed-in person as kept in a session: the national ID encrypted, the browser's secret as a hash. */
export interface SealedPerson {
  personKey: string;
  idSealed: string;
  level: number;
  name: string;
  secretHash: string;
  /** End of idleness, ISO instant; each turn moves it. */
  until: string;
}

export interface LastAnswer {
  topic: string;
  aspect?: Aspect;
  section?: Section;
  time?: NamedTime;
  day: Day;
  /** The life event whose checklist was the answer. */
  event?: string;
}

export function newSession(lang: Lang = 'th'): Session {
  return { version: 1, lang, langChosen: false, turns: 0, failures: 0, choices: [] };
}
