import type { Transfer, TransferOutcome } from './call-ears.ts';

/** How a call ended: the caller hung up, the document said so (disconnect, exit or nothing left to do), it was passed on, or an event nobody caught. */
export type CallEnd = 'hang-up' | 'disconnect' | 'exit' | 'transferred' | 'error';

/** What `runCall` resolves with. */
export interface CallRecord {
  end: CallEnd;
  /** Address of every document that was interpreted, in order; with its query, which may hold the caller and a key, so nothing for a log. */
  documents: string[];
  transfers: (Transfer & { outcome: TransferOutcome })[];
  /** The event that nobody caught, such as `error.badfetch.http.500`, and its message; only when `end` is 'error'. */
  error?: { event: string; message: string };
}

/** What the browser does, for a trace: handed to `onStep` as it happens. */
export type CallStep =
  | { step: 'document'; url: string; method: 'GET' | 'POST' }
  | { step: 'prompt'; words: string; bargeIn: boolean }
  | { step: 'heard'; what: 'keys' | 'speech' | 'silence'; value: string }
  | { step: 'event'; event: string; message: string }
  | { step: 'log'; text: string }
  | { step: 'transfer'; destination: string; summary: string; outcome: TransferOutcome };
