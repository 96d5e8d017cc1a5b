/**
 * The verbs of jambonz that a call needs, with the properties that are set here; times in seconds. By the JSON schemas of `@jambonz/schema`,
 * against which the tests hold every array. What a body holds that jambonz sends is read with care instead (read-jambonz.ts).
 */
export type JambonzVerb = SayVerb | GatherVerb | DialVerb | ReferVerb | HangUpVerb;

export interface SayVerb {
  verb: 'say';
  /** SSML. Never an array: jambonz takes one of its entries at random. */
  text: string;
}

export interface GatherVerb {
  verb: 'gather';
  input: ('digits' | 'speech')[];
  actionHook: string;
  timeout: number;
  bargein: boolean;
  dtmfBargein: boolean;
  minBargeinWordCount: number;
  listenDuringPrompt: boolean;
  interDigitTimeout: number;
  numDigits?: number;
  minDigits?: number;
  maxDigits?: number;
  finishOnKey?: string;
  speechTimeout?: number;
  recognizer?: { vendor: 'default'; language: string; hints: string[]; outputFormat: 'detailed'; asrTimeout?: number };
  actionHookDelayAction?: { enabled: true; noResponseTimeout: number; actions: { verb: 'play'; url: string }[] };
  say?: { text: string };
}

export type DialTarget = { type: 'phone'; number: string } | { type: 'sip'; sipUri: string };

export interface DialVerb {
  verb: 'dial';
  target: [DialTarget];
  actionHook?: string;
  timeout: number;
  headers?: Record<string, string>;
  tag?: Record<string, string>;
}

export interface ReferVerb {
  verb: 'sip:refer';
  referTo: string;
  actionHook?: string;
  headers?: Record<string, string>;
}

export interface HangUpVerb {
  verb: 'hangup';
}
