import type { CallEars } from './call-ears.ts';
import type { CallRecord, CallStep } from './call-record.ts';
import type { Fetcher, LoadedDocument } from './fetcher.ts';
import type { FormState } from './form-state.ts';
import type { XmlElement } from './parse-xml.ts';
import type { PromptQueue } from './prompt-queue.ts';
import type { Scopes } from './scopes.ts';

/** What lives as long as a call. */
export interface CallState {
  ears: CallEars;
  scopes: Scopes;
  fetcher: Fetcher;
  queue: PromptQueue;
  record: Pick<CallRecord, 'documents' | 'transfers'>;
  onStep: (step: CallStep) => void;
  /** The caller is gone: nothing is played or listened for any more, but handlers still run. */
  gone: boolean;
  /** The caller is gone because the call was passed on. */
  passedOn: boolean;
  /** Items and handlers visited since the caller was last listened to: see `countStep`. */
  stepsWithoutInput: number;
}

/** Where something of a document stands while it is executed. */
export interface Place {
  call: CallState;
  document: LoadedDocument;
  form: FormState;
  /** The element that is executed in, then what is around it, to `vxml`. */
  chain: XmlElement[];
  /** A handler said `reprompt`. */
  reprompt: boolean;
}

/** Where the call goes next; undefined (in results) when it goes on as it is. */
export type Flow =
  | { to: 'item'; name: string }
  | { to: 'dialog'; id: string }
  | { to: 'document'; document: LoadedDocument; dialog: string | undefined }
  | { to: 'exit' }
  | { to: 'disconnect' };
