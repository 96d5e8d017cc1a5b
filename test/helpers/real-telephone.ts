import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallRecord, CallStep } from '../../sandbox/telephone/browser/call-record.ts';
import { startTelephone, type Telephone, type TelephoneOptions } from '../../sandbox/telephone/start-telephone.ts';

const LONGEST_STEP_MS = 20_000;

/** The sandbox telephone of a test, with what happens in its calls. */
export class ListenedTelephone {
  /** Records of the calls that are over. */
  readonly ended: CallRecord[] = [];
  /** Steps after the last one that `until` found. */
  #steps: CallStep[] = [];
  #telephone: Telephone | undefined;
  #onStep: () => void = () => undefined;
  #folder = '';

  static async start(startUrl: string, options: Partial<TelephoneOptions> = {}): Promise<ListenedTelephone> {
    const listened = new ListenedTelephone();
    // a cache of its own, so that the test makes its sounds itself
    listened.#folder = await mkdtemp(join(tmpdir(), 'ask1506-telephone-'));
    listened.#telephone = await startTelephone({
      host: '127.0.0.1',
      port: 0,
      startUrl,
      transferOutcome: 'connected',
      cacheFolder: listened.#folder,
      ringMs: 100,
      onStep: (_call, step) => {
        listened.#steps.push(step);
        listened.#onStep();
      },
      onCallEnd: (_call, record) => {
        listened.ended.push(record);
        listened.#onStep();
      },
      ...options,
    });
    return listened;
  }

  get uri(): string {
    return this.#telephone?.uri ?? '';
  }

  get port(): number {
    return this.#telephone?.port ?? 0;
  }

  /** Resolves with the first step that fits among those after the last one found. @throws Error after 20 s, with what happened instead */
  async until(fits: (step: CallStep) => boolean): Promise<CallStep> {
    let found = this.#steps.findIndex(fits);
    await this.#wait(() => {
      found = this.#steps.findIndex(fits);
      return found >= 0;
    });
    const step = this.#steps[found] as CallStep;
    this.#steps = this.#steps.slice(found + 1);
    return step;
  }

  /** Resolves when a prompt with these words begins. */
  async untilSaid(words: string): Promise<void> {
    await this.until((step) => step.step === 'prompt' && step.words.includes(words));
  }

  /** Resolves when so many calls are over, with the record of the last one. */
  async untilEnded(calls = 1): Promise<CallRecord> {
    await this.#wait(() => this.ended.length >= calls);
    return this.ended.at(-1) as CallRecord;
  }

  async stop(): Promise<void> {
    await this.#telephone?.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #wait(done: () => boolean): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () => reject(new Error(`It did not happen in ${LONGEST_STEP_MS / 1000} s. What did: ${JSON.stringify(this.#steps)}`)),
        LONGEST_STEP_MS,
      );
    });
    try {
      while (!done()) {
        const next = new Promise<void>((resolve) => {
          this.#onStep = resolve;
        });
        await Promise.race([next, late]);
      }
    } finally {
      clearTimeout(timer);
    }
  }
}
