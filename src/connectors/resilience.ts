import {
  BrokenCircuitError,
  type BulkheadPolicy,
  BulkheadRejectedError,
  bulkhead,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  type RetryPolicy,
  retry,
  TaskCancelledError,
  type TimeoutPolicy,
  TimeoutStrategy,
  timeout,
} from 'cockatiel';
import type { ConnectorOptions } from './connector-options.ts';
import { TryFailure } from './try-failure.ts';

export { BrokenCircuitError, BulkheadRejectedError };

/** Whether a system is asked (`ok`) or left alone for a while because it fails (`open`, as of an electric circuit). */
export type CircuitName = 'ok' | 'open';

/** One try; it ends when the signal says so. */
export type Try<T> = (signal: AbortSignal) => Promise<T>;

/**
 * The order of things around a try: a place among the concurrent ones, then tries with waits between them, each through the circuit
 * breaker, each with its time. One instance a system behind us; nothing here knows HTTP.
 */
export class Resilience {
  readonly #timeoutMs: number;
  readonly #bulkhead: BulkheadPolicy;
  readonly #retry: RetryPolicy;
  readonly #breaker: CircuitBreakerPolicy;
  readonly #timeout: TimeoutPolicy;

  constructor(options: ConnectorOptions, onState: (state: CircuitName) => void) {
    this.#timeoutMs = options.timeoutMs;
    this.#bulkhead = bulkhead(options.concurrent, options.waiting);
    this.#retry = retry(
      handleWhen((error) => error instanceof TryFailure && error.passing),
      // the backoff's default is decorrelated jitter
      { maxAttempts: options.tries - 1, backoff: new ExponentialBackoff({ initialDelay: options.retryDelayMs, maxDelay: options.retryDelayMostMs }) },
    );
    this.#breaker = circuitBreaker(
      // a caller that goes away says nothing about the system, but must not close a circuit that waits for its trial
      handleWhen((error) => error instanceof TryFailure || this.#breaker.state === CircuitState.HalfOpen),
      { halfOpenAfter: options.halfOpenAfterMs, breaker: new ConsecutiveBreaker(options.breakAfter) },
    );
    this.#timeout = timeout(options.timeoutMs, TimeoutStrategy.Aggressive);
    this.#breaker.onBreak(() => onState('open'));
    this.#breaker.onReset(() => onState('ok'));
    onState('ok');
  }

  /** `open` until a call got through again. */
  get state(): CircuitName {
    return this.#breaker.state === CircuitState.Closed ? 'ok' : 'open';
  }

  /** @throws TryFailure, BrokenCircuitError, BulkheadRejectedError, or the signal's reason as soon as it says so. */
  run<T>(once: Try<T>, repeatable: boolean, signal: AbortSignal | undefined): Promise<T> {
    const through: Try<T> = (inner) => this.#breaker.execute(({ signal: mine }) => this.#inTime(once, mine), inner);
    const work = this.#bulkhead.execute(
      ({ signal: inner }) => (repeatable ? this.#retry.execute((context) => through(context.signal), inner) : through(inner)),
      signal,
    );
    return orAborted(work, signal);
  }

  /** A try past the bulkhead and without repeats, for a probe. While the circuit is closed it does not touch the breaker's count. */
  probe<T>(once: Try<T>): Promise<T> {
    if (this.state === 'ok') return this.#inTime(once, undefined);
    return this.#breaker.execute(({ signal }) => this.#inTime(once, signal));
  }

  async #inTime<T>(once: Try<T>, signal: AbortSignal | undefined): Promise<T> {
    try {
      return await this.#timeout.execute((context) => once(context.signal), signal);
    } catch (error) {
      if (error instanceof TaskCancelledError && !signal?.aborted) throw new TryFailure(`took longer than ${this.#timeoutMs} ms`, true);
      throw error;
    }
  }
}

/** Ends as soon as the signal says so: neither the bulkhead's queue nor the wait between two tries listens to it. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  work.catch(() => {});
  signal.throwIfAborted();
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
