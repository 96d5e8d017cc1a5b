import { type CallEars, type Heard, type Key, type PlayedPrompt, type Transfer, type TransferOutcome, wordsOf } from '../telephone/browser/call-ears.ts';
import type { CallRecord } from '../telephone/browser/call-record.ts';
import type { DocumentSource } from '../telephone/browser/document-source.ts';
import { httpSource } from '../telephone/browser/http-source.ts';
import { runCall } from '../telephone/browser/run-call.ts';
import type { HeadlessOptions } from './headless-caller.ts';
import { startAddress } from './start-address.ts';

/** What was heard until the machine listens again, or the call is over. */
export interface HeardTurn {
  /** The prompts, without those that are only a pause. */
  prompts: string[];
  /** What the call came to; nothing while it goes on. */
  ended: CallRecord | undefined;
  transfers: Transfer[];
}

/** A caller who decides what to do when it is their turn: for tests that look before they answer. Nothing is waited for. */
export class ConversingCaller implements CallEars {
  readonly #onTransfer: TransferOutcome;
  #turn: HeardTurn = { prompts: [], ended: undefined, transfers: [] };
  #acts: Heard[] = [];
  #listening: ((heard: Heard) => void) | undefined;
  #heard: ((turn: HeardTurn) => void) | undefined;
  #gone = false;

  private constructor(onTransfer: TransferOutcome) {
    this.#onTransfer = onTransfer;
  }

  /** @returns the caller, and what they hear first. */
  static async dial({ startUrl, key, caller, onTransfer, onDocument }: Omit<HeadlessOptions, 'fill'>): Promise<[ConversingCaller, HeardTurn]> {
    const ears = new ConversingCaller(onTransfer ?? 'connected');
    const source: DocumentSource = async (request) => {
      const document = await httpSource(request);
      if (/<vxml\b/.test(document.text)) onDocument?.(document.text, document.url, request.fields);
      return document;
    };
    const first = ears.#next();
    void runCall({ start: startAddress(startUrl, key), ears, caller: caller ?? 'tel:+66812345678', called: 'tel:1506', source }).then((record) => {
      ears.#gone = true;
      ears.#turn.ended = record;
      ears.#give();
    });
    return [ears, await first];
  }

  say(text: string): Promise<HeardTurn> {
    return this.#act({ kind: 'speech', utterances: [{ text, confidence: 0.9 }] });
  }

  press(keys: string): Promise<HeardTurn> {
    return this.#act(...[...keys].map((key): Heard => ({ kind: 'key', key: key as Key })));
  }

  silent(): Promise<HeardTurn> {
    return this.#act({ kind: 'silence' });
  }

  async leave(): Promise<void> {
    if (!this.#gone) await this.#act({ kind: 'hang-up' });
  }

  async play(prompt: PlayedPrompt): Promise<'done' | 'hang-up'> {
    const words = wordsOf(prompt);
    if (words !== '') this.#turn.prompts.push(words);
    return this.#gone ? 'hang-up' : 'done';
  }

  async listen({ keysSoFar }: { keysSoFar: string }): Promise<Heard> {
    if (this.#gone) return { kind: 'hang-up' };
    const act = this.#acts.shift();
    if (act) return act;
    // no further key comes
    if (keysSoFar !== '') return { kind: 'silence' };
    return new Promise((resolve) => {
      this.#listening = resolve;
      this.#give();
    });
  }

  async transfer(transfer: Transfer): Promise<TransferOutcome> {
    this.#turn.transfers.push(transfer);
    return this.#onTransfer;
  }

  async hangUp(): Promise<void> {
    this.#gone = true;
  }

  #act(...acts: Heard[]): Promise<HeardTurn> {
    const listening = this.#listening;
    if (!listening) throw new Error('The call is over: nothing can be said any more.');
    const [first, ...others] = acts;
    const next = this.#next();
    this.#acts = others;
    this.#listening = undefined;
    if (first?.kind === 'hang-up') this.#gone = true;
    listening(first ?? { kind: 'silence' });
    return next;
  }

  #next(): Promise<HeardTurn> {
    this.#turn = { prompts: [], ended: undefined, transfers: [] };
    return new Promise((resolve) => {
      this.#heard = resolve;
    });
  }

  #give(): void {
    const heard = this.#heard;
    this.#heard = undefined;
    heard?.(this.#turn);
  }
}
