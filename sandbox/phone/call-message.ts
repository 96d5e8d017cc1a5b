import type { Heard, PromptPart, Transfer, TransferOutcome, Waiting } from '../telephone/browser/call-ears.ts';
import type { CallEnd } from '../telephone/browser/call-record.ts';

/** What the phone process tells the page, as it happens: one server-sent event each. */
export type CallMessage = { seconds: number } & (
  | { kind: 'document'; url: string; method: 'GET' | 'POST'; fields: [name: string, value: string][]; xml: string }
  | { kind: 'failed'; url: string; message: string }
  /** The page speaks it, then posts that it has (`played`). */
  | { kind: 'play'; id: number; parts: PromptPart[]; bargeIn: boolean }
  /** The prompt that is being spoken was cut short. */
  | { kind: 'stop'; id: number }
  | { kind: 'listen'; waiting: Waiting }
  | { kind: 'heard'; heard: Heard }
  /** Was pressed or said while nothing could be taken. */
  | { kind: 'ignored'; heard: Heard }
  | { kind: 'event'; event: string; message: string }
  | { kind: 'log'; text: string }
  | { kind: 'transfer'; transfer: Transfer }
  | { kind: 'transferred'; outcome: TransferOutcome }
  | { kind: 'ended'; end: CallEnd; message: string }
);

/** A message before it has its time. */
export type Untimed<Message = CallMessage> = Message extends unknown ? Omit<Message, 'seconds'> : never;

/** What the page tells: a key, a sentence, that one is being said or typed, that a prompt was spoken to its end, what the person who was rung did. */
export type PageMessage =
  | Exclude<Heard, { kind: 'silence' }>
  | { kind: 'speaking' }
  | { kind: 'played'; id: number }
  | { kind: 'rung'; outcome: Exclude<TransferOutcome, 'hang-up'> };
