import type { FlowState } from '../../../dialog/session.ts';

/** Something that may be chosen: a choice of the dialog, or of the call itself (`call:...`). */
export interface Option {
  id: string;
  /** As it is said. */
  label: string;
}

/** A number that is to be typed, or said digit by digit. */
export type NumberKind = 'phone' | 'number' | 'id' | 'birth' | 'password';

/** What the caller stands before: what was said, and what may be answered. Kept, so that it can be said again and gone back to. */
export interface Frame {
  /** Sentences in words. */
  said: string[];
  /** Said behind the menu. */
  after?: string;
  /** Three options at most a page, each page said on its own. */
  pages: Option[][];
  page: number;
  /** Said one at a time, each on request. */
  lines: string[];
  /** The line to be said next. */
  line: number;
  /** Where the parts of an answer begin among the lines. */
  parts?: { title: string; line: number }[];
  number?: NumberKind;
  bargeIn: boolean;
  /** Long free speech is waited for, such as what a complaint is about. */
  long?: boolean;
  /** Where the form stood. */
  flow?: FlowState;
  /** Nothing is asked: an answer, or the greeting. */
  told?: boolean;
  /** Not gone back to: a step of telling who one is. */
  once?: boolean;
}

/** A number that was read back and waits for a yes, and what it is for. */
export interface PendingNumber {
  number: string;
  use: 'form' | 'text' | 'callback';
}

/** Telling who one is by keys. Tries are those that went wrong. */
export interface Identifying {
  stage: 'id' | 'birth' | 'password';
  tries: { id: number; birth: number; match: number; password: number };
  nationalId?: string;
  /** What the password is compared with once it is typed; made and read by whoever sends it. */
  password?: unknown;
}

/** The last answer, for a message, a person, and "where is that from". */
export interface Answered {
  topic: string;
  title: string;
  /** As a message; nothing for what is personal. */
  text?: string;
  /** First sentences, for a person's summary; nothing for what is personal. */
  gist?: string;
  source: string;
}

/** What is remembered of a call, as plain JSON. Personal things may be in it: it is kept sealed. */
export interface CallState {
  version: 1;
  pace: 'normal' | 'slow';
  volume: 'normal' | 'loud';
  /** The number that calls, as dialled within Thailand; nothing when it is withheld. */
  caller?: string;
  frame: Frame;
  /** Earlier frames, the latest last. */
  before: Frame[];
  /** Silences, and inputs not understood, in a row. */
  silences: number;
  misses: number;
  pending?: PendingNumber;
  identifying?: Identifying;
  answered?: Answered;
  /** What was last asked, without anything personal. */
  asked?: string;
  /** Telephone that messages go to, once the caller said that it is theirs. */
  textTo?: string;
  /** A callback was booked in this call. */
  booked: boolean;
  /** The caller has said goodbye: the next silence is the end. */
  leaving: boolean;
  /** Set afresh by each step: said before the frame, whether only its question is repeated, spoken slowly, and what ends the call. */
  now: { lead: string[]; brief: boolean; slow: boolean; keys: boolean; end?: 'hang-up' | 'transfer' };
}

export const QUIET: CallState['now'] = { lead: [], brief: false, slow: false, keys: true };

export const NO_FRAME: Frame = { said: [], pages: [], page: 0, lines: [], line: 0, bargeIn: true };

export function newCall(caller: string | undefined): CallState {
  return {
    version: 1,
    pace: 'normal',
    volume: 'normal',
    ...(caller ? { caller } : {}),
    frame: NO_FRAME,
    before: [],
    silences: 0,
    misses: 0,
    booked: false,
    leaving: false,
    now: QUIET,
  };
}

const MOST_BEFORE = 5;

/** The call before another frame; the present one can be gone back to. */
export function stepTo(call: CallState, frame: Partial<Frame>): CallState {
  const kept = call.frame.said.length > 0 && !call.frame.once ? [...call.before, call.frame].slice(-MOST_BEFORE) : call.before;
  return { ...call, frame: { ...NO_FRAME, ...frame }, before: kept };
}

/** Options in pages of three. */
export function inPages(options: Option[]): Option[][] {
  const pages: Option[][] = [];
  for (let at = 0; at < options.length; at += 3) pages.push(options.slice(at, at + 3));
  return pages;
}
