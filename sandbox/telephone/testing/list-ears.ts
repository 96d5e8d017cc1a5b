import { type CallEars, type Heard, type Key, type PlayedPrompt, type Transfer, type TransferOutcome, type Waiting, wordsOf } from '../browser/call-ears.ts';

/** What the caller of a test does each time it is listened to: keys ('12#'), words, nothing, or hanging up. */
export type Act = { keys: string } | { words: [text: string, confidence: number][] } | 'silence' | 'hang-up';

/** Ears that take what a caller does from a list and never wait. When the list is at its end the caller hangs up. */
export class ListEars implements CallEars {
  readonly said: string[] = [];
  readonly prompts: PlayedPrompt[] = [];
  readonly waited: Waiting[] = [];
  readonly transfers: Transfer[] = [];
  hungUp = 0;
  outcome: TransferOutcome = 'connected';
  #keys: Key[] = [];
  readonly #acts: Act[];

  constructor(...acts: Act[]) {
    this.#acts = acts;
  }

  async play(prompt: PlayedPrompt): Promise<'done'> {
    this.prompts.push(prompt);
    this.said.push(wordsOf(prompt));
    return 'done';
  }

  async listen(waiting: Waiting): Promise<Heard> {
    this.waited.push(waiting);
    const key = this.#keys.shift();
    if (key) return { kind: 'key', key };
    if (waiting.keysSoFar !== '') return { kind: 'silence' };
    const act = this.#acts.shift() ?? 'hang-up';
    if (typeof act === 'string') return { kind: act };
    if ('words' in act) return { kind: 'speech', utterances: act.words.map(([text, confidence]) => ({ text, confidence })) };
    this.#keys = [...act.keys] as Key[];
    return { kind: 'key', key: this.#keys.shift() as Key };
  }

  async transfer(transfer: Transfer): Promise<TransferOutcome> {
    this.transfers.push(transfer);
    return this.outcome;
  }

  async hangUp(): Promise<void> {
    this.hungUp += 1;
  }
}
