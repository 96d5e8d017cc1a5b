/**
 * Begins to listen. `wake` is called after each event that may have brought what is looked for.
 * @returns `listening` settles when nothing can be missed any more; `stop` ends it, also before that.
 */
export type Listen = (wake: () => void) => { listening: Promise<unknown>; stop: () => void };

/**
 * Looks for something that may come at any moment, without asking again and again: at once; when it listens, for what came in between; at
 * every wake; and when the time is up.
 *
 * @param look gives what is looked for, or nothing yet. What it throws counts at once and when the time is up; in between another look follows.
 * @param timeoutMs how long to wait; 0 looks once.
 */
export async function lookUntil<T>(look: () => Promise<T | undefined>, listen: Listen, timeoutMs: number): Promise<T | undefined> {
  const atOnce = await look();
  if (atOnce !== undefined || timeoutMs <= 0) return atOnce;

  let next = Promise.withResolvers<void>();
  let timeIsUp = false;
  const wake = (): void => next.resolve();
  const timer = setTimeout(() => {
    timeIsUp = true;
    wake();
  }, timeoutMs);
  const { listening, stop } = listen(wake);
  // where listening fails, the last look still finds what has come
  listening.then(wake, wake);
  try {
    for (;;) {
      await next.promise;
      // before the look, so that a wake during the look leads to one more
      next = Promise.withResolvers();
      const last = timeIsUp;
      const found = await (last ? look() : look().catch(() => undefined));
      if (found !== undefined || last) return found;
    }
  } finally {
    clearTimeout(timer);
    stop();
  }
}
