import type { TransferOutcome } from '../telephone/browser/call-ears.ts';
import type { CallRecord } from '../telephone/browser/call-record.ts';
import type { DocumentSource } from '../telephone/browser/document-source.ts';
import { httpSource } from '../telephone/browser/http-source.ts';
import { runCall } from '../telephone/browser/run-call.ts';
import type { ScriptedAct } from './call-script.ts';
import { type HeardPrompt, ScriptEars } from './script-ears.ts';
import { DOCUMENT_SECONDS } from './speaking-time.ts';
import { startAddress } from './start-address.ts';

export interface HeadlessOptions {
  /** Address of the first document. */
  startUrl: string;
  /** VOICE_SECRET of the assistant, when it has one. */
  key?: string | undefined;
  /** `tel:+66812345678`; '' for a number that is withheld. */
  caller?: string | undefined;
  /** What becomes of a transfer; 'connected' when not said. */
  onTransfer?: TransferOutcome | undefined;
  /** What the caller says or presses where the script only names it. */
  fill?: ((text: string) => Promise<string>) | undefined;
  /** Told of every document, and of what was sent for it. */
  onDocument?: ((xml: string, url: string, fields: [name: string, value: string][]) => void) | undefined;
}

export interface PlayedCall {
  /** How long the call would have taken: an estimate from what was spoken, see speaking-time.ts. */
  seconds: number;
  prompts: HeardPrompt[];
  keysPressed: number;
  /** Keys and words that were lost, because a prompt could not be cut short. */
  dropped: number;
  /** Acts of the script that were done. */
  acted: number;
  record: CallRecord;
}

/** Most documents of one call; more is a call that goes round in circles. */
const MOST_DOCUMENTS = 120;

/** Calls, without a sound and without waiting, and does what the script says. The caller hangs up when it is at its end. */
export async function call(script: readonly ScriptedAct[], options: HeadlessOptions): Promise<PlayedCall> {
  const ears = new ScriptEars(script, options.onTransfer ?? 'connected', options.fill ?? (async (text) => text));
  let documents = 0;
  const source: DocumentSource = async (request) => {
    const document = await httpSource(request);
    if (!/<vxml\b/.test(document.text)) return document;
    documents++;
    if (documents > MOST_DOCUMENTS) throw new Error(`The call went through more than ${MOST_DOCUMENTS} documents: it goes round in circles.`);
    ears.seconds += DOCUMENT_SECONDS;
    options.onDocument?.(document.text, document.url, request.fields);
    return document;
  };
  const record = await runCall({
    start: startAddress(options.startUrl, options.key),
    ears,
    caller: options.caller ?? 'tel:+66812345678',
    called: 'tel:1506',
    source,
  });
  const { seconds, prompts, keysPressed, dropped, acted } = ears;
  return { seconds, prompts: prompts.filter(({ words }) => words !== ''), keysPressed, dropped, acted, record };
}
