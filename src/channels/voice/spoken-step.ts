import type { Lang } from '../../knowledge/calendar.ts';

/** What a caller did. */
export interface CallInput {
  event: 'start' | 'input' | 'no-input' | 'no-match' | 'hang-up' | 'transfer-failed';
  /** What the recogniser understood, the likeliest first; confidence from 0 to 1. */
  utterances?: { text: string; confidence: number }[];
  /** Keys pressed, in one go. */
  dtmf?: string;
  /** The number that calls, as dialled within Thailand; with `start`. */
  caller?: string;
  /** It answers an apology, which offers a callback by key 1. */
  afterError?: boolean;
}

/** One sentence or menu line that is spoken as a whole, figures already in words. */
export interface SpokenPrompt {
  text: string;
  /** Whether a key or a word may cut it short. Said of every prompt: a default must not leak from one to the next. */
  bargeIn: boolean;
  /** Pause behind it in ms. */
  pauseMs?: number;
}

/** A key of a menu and what it stands for. */
export interface SpokenChoice {
  key: string;
  /** What the answer to it is: a choice of the dialog, or a manner of the call (`again`, `next`, `person`, `back` ...). */
  id: string;
  /** As it is said, and one of the words that speech may take it by. */
  label: string;
}

/** What may be answered. */
export interface Listening {
  choices: SpokenChoice[];
  /** Keys typed as a number, ended by # or by the longest length. */
  digits?: { least: number; most: number };
  /** Free speech is understood too, not only the choices. */
  speech: boolean;
  /** Silence before "I did not hear you"; between two keys; after the last word. In ms, for slow speakers. */
  silenceMs: number;
  betweenKeysMs: number;
  endOfSpeechMs: number;
}

/** What a caller hears in one step, and what comes after it. Made once; rendered as VoiceXML or as jambonz verbs. */
export interface SpokenStep {
  lang: Lang;
  prompts: SpokenPrompt[];
  /** How it is spoken, as the caller asked for. */
  pace: 'normal' | 'slow';
  volume: 'normal' | 'loud';
  then: { do: 'listen'; listening: Listening } | { do: 'transfer'; reason: string; summary: string } | { do: 'hang-up' };
}
