/**
 * What can be made to go wrong. `slow` and `lost-answer` do what was asked and answer late or not at all; `drop` breaks off before anything is done;
 * `quota` hits only what counts against it.
 */
export const MODES = ['ok', 'rate-limit', 'quota', 'server-error', 'slow', 'drop', 'lost-answer'] as const;
export type Mode = (typeof MODES)[number];

export interface Fault {
  mode: Mode;
  /** Requests that it hits before it goes away; no end when not said. */
  times?: number | undefined;
  /** Requests whose path begins so; when not said, those that send messages. */
  path?: string | undefined;
}

const SENDING = /^\/v2\/bot\/message\/(reply|push|multicast)$/;
const COUNTED = /^\/v2\/bot\/message\/(push|multicast)$/;

/** The switch. One fault at a time. */
export class Switches {
  #fault: Fault = { mode: 'ok' };
  #dropped = new AbortController();

  get fault(): Fault {
    return this.#fault;
  }

  /** Says when the requests that are held back are dropped. */
  get dropped(): AbortSignal {
    return this.#dropped.signal;
  }

  set(fault: Fault): void {
    this.#fault = { ...fault };
  }

  /** Ends the fault and drops what it still holds back. */
  clear(): void {
    this.set({ mode: 'ok' });
    this.#dropped.abort();
    this.#dropped = new AbortController();
  }

  /** The mode that hits a request, counting it. */
  take(path: string): Mode {
    const { mode, times } = this.#fault;
    if (mode === 'ok' || !this.#hits(path)) return 'ok';
    if (times !== undefined) this.#fault = times > 1 ? { ...this.#fault, times: times - 1 } : { mode: 'ok' };
    return mode;
  }

  #hits(path: string): boolean {
    if (this.#fault.mode === 'quota') return COUNTED.test(path);
    return this.#fault.path === undefined ? SENDING.test(path) : path.startsWith(this.#fault.path);
  }
}
