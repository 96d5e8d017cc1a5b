import type { CallEars, Heard, PlayedPrompt, Transfer, TransferOutcome, Waiting } from '../telephone/browser/call-ears.ts';
import type { PageMessage, Untimed } from './call-message.ts';

/** How long somebody may go on speaking or typing, counted from the last sign of it. */
const STILL_SPEAKING_MS = 60_000;

type Tell = (message: Untimed) => void;

/** The ears of a call that a page in a browser stands in for: it speaks the prompts and sends the keys and the words. */
export class PageEars implements CallEars {
  readonly #tell: Tell;
  /** Heard, and not yet asked for. */
  readonly #waiting: Heard[] = [];
  #gone = false;
  /** Somebody began to speak or type, and it is not known yet what. */
  #begun = false;
  #played = 0;
  #playing: { id: number; bargeIn: boolean; end(how: 'done' | 'barged' | 'hang-up'): void } | undefined;
  #listening: { hear(heard: Heard): void; prolong(): void } | undefined;
  #ringing: ((outcome: TransferOutcome) => void) | undefined;

  /** @param tell what the page is to do or show. */
  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** What the page tells; in any order and at any time, since it is made by a person. */
  receive(message: PageMessage): void {
    switch (message.kind) {
      case 'played':
        if (this.#playing?.id === message.id) this.#playing.end('done');
        break;
      case 'rung':
        this.#ringing?.(message.outcome);
        break;
      case 'speaking':
        this.#speaking();
        break;
      case 'hang-up':
        this.leave();
        break;
      default:
        this.#take(message);
    }
  }

  /** The caller is gone: hung up, or closed the page. */
  leave(): void {
    this.#gone = true;
    this.#playing?.end('hang-up');
    this.#listening?.hear({ kind: 'hang-up' });
    this.#ringing?.('hang-up');
  }

  play({ parts, bargeIn }: PlayedPrompt): Promise<'done' | 'barged' | 'hang-up'> {
    if (this.#gone) return Promise.resolve('hang-up');
    if (!bargeIn) this.#drop();
    else if (this.#begun || this.#waiting.length > 0) return Promise.resolve('barged');
    this.#played++;
    const id = this.#played;
    return new Promise((resolve) => {
      const end = (how: 'done' | 'barged' | 'hang-up'): void => {
        this.#playing = undefined;
        if (how !== 'done') this.#tell({ kind: 'stop', id });
        resolve(how);
      };
      this.#playing = { id, bargeIn, end };
      this.#tell({ kind: 'play', id, parts, bargeIn });
    });
  }

  listen(waiting: Waiting): Promise<Heard> {
    if (this.#gone) return Promise.resolve({ kind: 'hang-up' });
    const early = this.#waiting.shift();
    if (early) {
      this.#tell({ kind: 'heard', heard: early });
      return Promise.resolve(early);
    }
    return new Promise((resolve) => {
      const hear = (heard: Heard): void => {
        clearTimeout(timer);
        this.#begun = false;
        this.#listening = undefined;
        this.#tell({ kind: 'heard', heard });
        resolve(heard);
      };
      let timer = setTimeout(hear, this.#begun ? STILL_SPEAKING_MS : waiting.timeoutMs, { kind: 'silence' });
      const prolong = (): void => {
        clearTimeout(timer);
        timer = setTimeout(hear, STILL_SPEAKING_MS, { kind: 'silence' });
      };
      this.#listening = { hear, prolong };
      this.#tell({ kind: 'listen', waiting });
    });
  }

  transfer(transfer: Transfer): Promise<TransferOutcome> {
    if (this.#gone) return Promise.resolve('hang-up');
    return new Promise((resolve) => {
      this.#ringing = (outcome) => {
        this.#ringing = undefined;
        this.#tell({ kind: 'transferred', outcome });
        resolve(outcome);
      };
      this.#tell({ kind: 'transfer', transfer });
    });
  }

  hangUp(): Promise<void> {
    this.#gone = true;
    return Promise.resolve();
  }

  #take(heard: Heard): void {
    this.#begun = false;
    if (this.#listening) this.#listening.hear(heard);
    else if (this.#playing && !this.#playing.bargeIn) this.#tell({ kind: 'ignored', heard });
    else {
      this.#waiting.push(heard);
      this.#playing?.end('barged');
    }
  }

  /** A recogniser tells that somebody began to speak before it knows what. The page does so while something is typed. */
  #speaking(): void {
    if (this.#playing && !this.#playing.bargeIn) return;
    this.#begun = true;
    this.#playing?.end('barged');
    this.#listening?.prolong();
  }

  /** What was pressed before a prompt that must be heard is not its answer. */
  #drop(): void {
    for (const heard of this.#waiting.splice(0)) this.#tell({ kind: 'ignored', heard });
  }
}
