import { announcedKeys } from '../../test/helpers/announced-keys.ts';
import {
  type CallEars,
  type Heard,
  type Key,
  type PlayedPrompt,
  type Transfer,
  type TransferOutcome,
  type Waiting,
  wordsOf,
} from '../telephone/browser/call-ears.ts';
import type { CallAct, ScriptedAct } from './call-script.ts';
import { CUT_AFTER_SECONDS, KEY_SECONDS, promptSeconds, THINK_SECONDS, utteranceSeconds } from './speaking-time.ts';

/** A prompt as the caller heard it. */
export interface HeardPrompt {
  /** Nothing for a prompt that is only a pause. */
  words: string;
  /** Seconds of the call when it ended. */
  until: number;
  /** The caller did not hear all of it. */
  cut: boolean;
  /** How many acts of the script were done before it. */
  after: number;
}

/** A caller who follows a script, on a clock that only counts: nothing is waited for. */
export class ScriptEars implements CallEars {
  readonly prompts: HeardPrompt[] = [];
  seconds = 0;
  keysPressed = 0;
  /** Acts that were begun. */
  acted = 0;
  /** Keys and words that were dropped, since a prompt could not be cut short. */
  dropped = 0;
  readonly #acts: readonly ScriptedAct[];
  readonly #onTransfer: TransferOutcome;
  readonly #fill: (text: string) => Promise<string>;
  #early: Heard[] = [];
  #gone = false;

  /**
   * @param onTransfer what becomes of a transfer.
   * @param fill what the caller says or presses, when the script only names it, such as the password of an SMS.
   */
  constructor(acts: readonly ScriptedAct[], onTransfer: TransferOutcome, fill: (text: string) => Promise<string>) {
    this.#acts = acts;
    this.#onTransfer = onTransfer;
    this.#fill = fill;
  }

  async play(prompt: PlayedPrompt): Promise<'done' | 'barged' | 'hang-up'> {
    if (this.#gone) return 'hang-up';
    if (!prompt.bargeIn) this.#drop();
    else if (this.#early.length > 0) return 'barged';
    const words = wordsOf(prompt);
    const next = this.#acts[this.acted];
    const cuts = next?.during === true && words !== '';
    if (cuts && 'hangUp' in next) {
      this.#heard(words, CUT_AFTER_SECONDS, true);
      this.acted++;
      this.#gone = true;
      return 'hang-up';
    }
    if (cuts && prompt.bargeIn) {
      this.#heard(words, CUT_AFTER_SECONDS, true);
      this.#early = await this.#done(next);
      return 'barged';
    }
    this.#heard(words, promptSeconds(prompt), false);
    // pressed in vain: it is done again when the machine listens
    if (cuts) this.dropped++;
    return 'done';
  }

  async listen(waiting: Waiting): Promise<Heard> {
    if (this.#gone) return { kind: 'hang-up' };
    const early = this.#early.shift();
    if (early) return early;
    // no further key of the same number comes: the caller waits for what happens
    if (waiting.keysSoFar !== '') return this.#silence(waiting);
    const act = this.#acts[this.acted];
    if (!act || 'hangUp' in act) {
      if (act) this.acted++;
      this.#gone = true;
      return { kind: 'hang-up' };
    }
    if ('press' in act || 'pick' in act) this.seconds += THINK_SECONDS;
    this.#early = await this.#done(act);
    return this.#early.shift() ?? this.#silence(waiting);
  }

  transfer(_transfer: Transfer): Promise<TransferOutcome> {
    if (this.#gone) return Promise.resolve('hang-up');
    return Promise.resolve(this.#onTransfer);
  }

  hangUp(): Promise<void> {
    this.#gone = true;
    return Promise.resolve();
  }

  #heard(words: string, seconds: number, cut: boolean): void {
    this.seconds += seconds;
    this.prompts.push({ words, until: this.seconds, cut, after: this.acted });
  }

  /** Does an act. @returns what the machine hears of it. */
  async #done(act: CallAct): Promise<Heard[]> {
    this.acted++;
    if ('say' in act) {
      const said = await this.#fill(act.say);
      this.seconds += utteranceSeconds(said);
      return [{ kind: 'speech', utterances: (act.nbest ?? [said]).map((text, index) => ({ text, confidence: confidenceOf(index) })) }];
    }
    if ('press' in act || 'pick' in act) {
      const keys = 'press' in act ? await this.#fill(act.press) : this.#keyFor(act.pick);
      this.keysPressed += keys.length;
      this.seconds += keys.length * KEY_SECONDS;
      return [...keys].map((key) => ({ kind: 'key', key: key as Key }));
    }
    return [];
  }

  /** @throws Error when no key was announced for it since the caller last did something. */
  #keyFor(label: string): string {
    const offered = this.prompts.filter(({ after }) => after === this.acted - 1).map(({ words }) => words);
    const [key] = announcedKeys(
      offered.find((words) => words.replace(/\s+/g, '').includes(label.replace(/\s+/g, '')) && announcedKeys(words).length > 0) ?? '',
    );
    if (!key) throw new Error(`No key was announced for "${label}", only: ${offered.join(' / ')}`);
    return key;
  }

  #silence({ timeoutMs }: Waiting): Heard {
    this.seconds += timeoutMs / 1000;
    return { kind: 'silence' };
  }

  #drop(): void {
    this.dropped += this.#early.length;
    this.#early = [];
  }
}

/** As recognisers give them: the first one not certain, the others less. */
function confidenceOf(index: number): number {
  return Math.max(0.1, 0.8 - 0.25 * index);
}
