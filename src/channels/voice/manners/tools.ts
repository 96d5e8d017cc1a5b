import type { EffectResult, TimeWindow } from '../../../dialog/effects.ts';
import type { SealedPerson, Session, SlotValue } from '../../../dialog/session.ts';
import type { Lang } from '../../../knowledge/calendar.ts';
import type { Meaning } from '../../../understanding/understand.ts';
import type { Reply } from '../../reply.ts';
import type { SpokenReply } from '../speak/spoken-reply.ts';
import type { CallState } from './call-state.ts';

/** What the manners of a call need. All of it is pure. */
export interface Tools {
  lang: Lang;
  /** ISO day in Thailand. */
  today: string;
  /** A phrase of locales/<lang>/voice.yaml, in words. */
  say(key: string, values?: Record<string, SlotValue>): string;
  /** The same as it is written, for a message. */
  write(key: string, values?: Record<string, SlotValue>): string;
  /** A text as sentences to be spoken, figures in words. */
  sentences(text: string): string[];
  /** A reply of the dialog as it is spoken. */
  speak(reply: Reply): SpokenReply;
  understand(utterance: string): Meaning;
  plainText(utterance: string): string;
  /** Words by which a manner is meant, in every language. */
  words: ReadonlyMap<Manner, ReadonlySet<string>>;
  /** How well an utterance fits what a form waits for, from 0 to 1; nothing when none waits. */
  fit(utterance: string): number | undefined;
  /** Topics asked about most, to choose from by keys. */
  popular: { id: string; label: string }[];
  titleOf(topic: string): string;
  /** The next time that somebody can be called back. */
  window: TimeWindow | undefined;
  /** The account on LINE, named in messages. */
  lineUrl: string | undefined;
}

/** Ways of a call that are understood everywhere. */
export const MANNERS = [
  'again',
  'slower',
  'faster',
  'louder',
  'softer',
  'next',
  'back',
  'person',
  'source',
  'details',
  'text',
  'more',
  'bye',
  'yes',
  'no',
] as const;
export type Manner = (typeof MANNERS)[number];

/** What a call itself wants done outside. */
export type CallEffect =
  | { effect: 'send-text'; to: string; text: string }
  /** Ask the registry, and send a password to the telephone that it knows. `birthDate` is an ISO day. */
  | { effect: 'send-password'; nationalId: string; birthDate: string }
  | { effect: 'check-password'; typed: string; password: unknown };

export type CallResult =
  | { result: 'text-sent' }
  | { result: 'text-failed' }
  /** @property password what `check-password` compares with: hash and end, sealed. */
  | { result: 'password-sent'; password: unknown }
  /** Unknown, or another birth date: not told apart. */
  | { result: 'not-matched' }
  | { result: 'no-telephone' }
  /** Asked for this person too often of late. */
  | { result: 'too-often' }
  | { result: 'unavailable' }
  | { result: 'identified'; person: SealedPerson }
  | { result: 'wrong-password' }
  | { result: 'expired-password' };

/** What the dialog is to do for the caller. */
export interface CallTurn {
  text?: string;
  choice?: string;
}

/** What came of something heard. */
export interface Heard {
  call: CallState;
  session: Session;
  turn?: CallTurn;
  effect?: CallEffect;
  /** A promise to call back at a number that was confirmed. */
  callback?: { phone: string; about: string; window: TimeWindow };
  /** The caller has told who they are. */
  person?: SealedPerson;
}

/** What the dialog did outside, by its kinds. */
export type Done = EffectResult['result'][];
