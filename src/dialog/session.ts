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
  largeText?: boolean;
  /** What was last said, for "say it again". */
  lastSaid?: unknown[];
}

export interface LastAnswer {
  topic: string;
  aspect?: Aspect;
  section?: Section;
  time?: NamedTime;
  day: Day;
}

export function newSession(lang: Lang = 'th'): Session {
  return { version: 1, lang, langChosen: false, turns: 0, failures: 0, choices: [] };
}
