import { setTimeout as wait } from 'node:timers/promises';
import type { RequestHandler } from 'express';

/** What can be made to go wrong. */
export const MODES = ['none', 'slow', 'down', 'error', 'wrong'] as const;
export type Mode = (typeof MODES)[number];

/** The groups of the contract that can fail by themselves. */
export const TARGETS = ['all', 'registry', 'contact-centre', 'sms'] as const;
export type Target = (typeof TARGETS)[number];

export interface Fault {
  mode: Mode;
  /** Which group it hits; /healthz only with `all`. */
  target: Target;
  /** Requests it hits before it goes away; no end when not said. */
  times: number | undefined;
}

const SLOW_MS = 5000;

/** The switches. One fault at a time. */
export class Faults {
  current: Fault = { mode: 'none', target: 'all', times: undefined };
  #dropped = new AbortController();

  /** Says when the requests that wait are dropped. */
  get dropped(): AbortSignal {
    return this.#dropped.signal;
  }

  /** Ends the fault and drops the requests that it still holds back. */
  clear(): void {
    this.set('none');
    this.#dropped.abort();
    this.#dropped = new AbortController();
  }

  set(mode: Mode, target: Target = 'all', times?: number): void {
    this.current = { mode, target, times };
  }

  /** The mode that hits a request of a group, counting it. */
  take(tag: string): Mode {
    const { mode, target, times } = this.current;
    if (mode === 'none' || (target !== 'all' && target !== tag)) return 'none';
    if (times !== undefined) this.current = times > 1 ? { mode, target, times: times - 1 } : { mode: 'none', target: 'all', times: undefined };
    return mode;
  }
}

/** Slow, down and error; `wrong` is left in `response.locals.wrong` for the one who answers. */
export function faulty(faults: Faults, tag: string): RequestHandler {
  return async (request, response, next) => {
    const mode = faults.take(tag);
    if (mode === 'down') {
      request.socket.destroy();
      return;
    }
    if (mode === 'error') {
      response.status(500).type('text/plain').send('out of order, as switched');
      return;
    }
    if (mode === 'slow' && !(await waited(faults.dropped))) {
      request.socket.destroy();
      return;
    }
    response.locals.wrong = mode === 'wrong';
    next();
  };
}

/** @returns whether the time passed without the signal. */
function waited(dropped: AbortSignal): Promise<boolean> {
  return wait(SLOW_MS, true, { ref: false, signal: dropped }).catch(() => false);
}

/** An answer that breaks the contract: figures become text; without one, the first field is lost. */
export function spoil(value: unknown): unknown {
  const text = JSON.stringify(value, (_, field) => (typeof field === 'number' ? `${field}` : field));
  const spoiled: unknown = JSON.parse(text);
  if (text !== JSON.stringify(value)) return spoiled;
  return Object.fromEntries(Object.entries(spoiled as object).slice(1));
}
