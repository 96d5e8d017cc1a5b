import { setImmediate } from 'node:timers/promises';

/** Drives long work to its end and lets others go first at every pause. */
export async function inSlices<T>(work: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
