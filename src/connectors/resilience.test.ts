import { describe, expect, test } from '@jest/globals';
import { CONNECTOR_DEFAULTS, type ConnectorOptions } from './connector-options.ts';
import { BrokenCircuitError, BulkheadRejectedError, type CircuitName, Resilience } from './resilience.ts';
import { TryFailure } from './try-failure.ts';

const fast: ConnectorOptions = {
  ...CONNECTOR_DEFAULTS,
  baseUrl: 'http://localhost',
  token: 'x',
  timeoutMs: 1000,
  retryDelayMs: 1,
  retryDelayMostMs: 5,
  halfOpenAfterMs: 20,
};

function built(options: Partial<ConnectorOptions> = {}): { resilience: Resilience; states: CircuitName[] } {
  const states: CircuitName[] = [];
  return { resilience: new Resilience({ ...fast, ...options }, (state) => states.push(state)), states };
}

const outOfOrder = (): Promise<never> => Promise.reject(new TryFailure('answered 500', true));

/** A try that ends when told. */
function held(): { once: () => Promise<string>; started: () => number; end: () => void } {
  let started = 0;
  let end = (): void => {};
  const ended = new Promise<string>((resolve) => {
    end = () => resolve('done');
  });
  return {
    once: () => {
      started++;
      return ended;
    },
    started: () => started,
    end,
  };
}

/** Until a call is let through again: the circuit opens by the clock. */
async function whenLetThrough<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

describe('repeating', () => {
  test.each([
    ['what may be repeated and may pass is tried as often as allowed', true, new TryFailure('answered 500', true), 3],
    ['what may not be repeated is tried once', false, new TryFailure('answered 500', true), 1],
    ['a broken answer is not asked for again', true, new TryFailure('answered outside the contract', false), 1],
    ['an error of our own code is not tried again', true, new TypeError('ours'), 1],
  ])('%s', async (_name, repeatable, error, expected) => {
    const { resilience } = built();
    let tries = 0;
    const failing = (): Promise<never> => {
      tries++;
      return Promise.reject(error);
    };
    await expect(resilience.run(failing, repeatable, undefined)).rejects.toBe(error);
    expect(tries).toBe(expected);
  });

  test('the waits between tries differ from call to call', async () => {
    const { resilience } = built({ tries: 2, retryDelayMs: 40, retryDelayMostMs: 1000, breakAfter: 1000 });
    const waits = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const at: number[] = [];
        const timed = (): Promise<never> => {
          at.push(performance.now());
          return outOfOrder();
        };
        await resilience.run(timed, true, undefined).catch(() => {});
        return Math.round((at[1] ?? 0) - (at[0] ?? 0));
      }),
    );
    expect(new Set(waits).size).toBeGreaterThan(1);
  });

  test('a try that takes too long ends, says so, and counts as one that may be repeated', async () => {
    const { resilience } = built({ timeoutMs: 10, tries: 2 });
    let tries = 0;
    const never = (): Promise<never> => {
      tries++;
      return new Promise(() => {});
    };
    await expect(resilience.run(never, true, undefined)).rejects.toThrow('took longer than 10 ms');
    expect(tries).toBe(2);
  });
});

describe('the circuit', () => {
  test('opens after failed tries in a row, and then nothing is tried', async () => {
    const { resilience, states } = built({ tries: 1, breakAfter: 3, halfOpenAfterMs: 60_000 });
    for (let call = 0; call < 3; call++) await expect(resilience.run(outOfOrder, true, undefined)).rejects.toThrow('answered 500');
    const { once, started } = held();
    await expect(resilience.run(once, true, undefined)).rejects.toBeInstanceOf(BrokenCircuitError);
    expect([started(), resilience.state, states]).toEqual([0, 'open', ['ok', 'open']]);
  });

  test('counts the tries of one call, and a success starts the count anew', async () => {
    const { resilience } = built({ tries: 2, breakAfter: 3 });
    await resilience.run(outOfOrder, true, undefined).catch(() => {});
    await resilience.run(async () => 'fine', true, undefined);
    await resilience.run(outOfOrder, true, undefined).catch(() => {});
    expect(resilience.state).toBe('ok');
  });

  test('closes when the one call that is let through succeeds, and stays open when it fails', async () => {
    const { resilience, states } = built({ tries: 1, breakAfter: 1 });
    await resilience.run(outOfOrder, true, undefined).catch(() => {});
    await expect(whenLetThrough(() => resilience.run(outOfOrder, true, undefined))).rejects.toThrow('answered 500');
    expect(resilience.state).toBe('open');
    expect(await whenLetThrough(() => resilience.run(async () => 'fine', true, undefined))).toBe('fine');
    expect(resilience.state).toBe('ok');
    expect(states).toEqual(['ok', 'open', 'open', 'ok']);
  });

  test('a probe does not touch the count while it is closed, and closes it when it was open', async () => {
    const { resilience } = built({ tries: 1, breakAfter: 2 });
    await resilience.run(outOfOrder, true, undefined).catch(() => {});
    await resilience.probe(async () => 'fine');
    await resilience.run(outOfOrder, true, undefined).catch(() => {});
    expect(resilience.state).toBe('open');
    await whenLetThrough(() => resilience.probe(async () => 'fine'));
    expect(resilience.state).toBe('ok');
  });

  test('callers who go away neither open it nor close it', async () => {
    const { resilience } = built({ tries: 1, breakAfter: 1 });
    const goAway = (): Promise<never> => {
      const controller = new AbortController();
      const once = (signal: AbortSignal): Promise<never> =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          controller.abort(new Error('gone'));
        });
      return resilience.run(once, true, controller.signal);
    };
    // the caller is told before the breaker is
    const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    await expect(goAway()).rejects.toThrow('gone');
    await settled();
    expect(resilience.state).toBe('ok');
    await resilience.run(outOfOrder, true, undefined).catch(() => {});
    // the trial call is the one that goes away
    await expect(whenLetThrough(goAway)).rejects.toThrow('gone');
    await settled();
    expect(resilience.state).toBe('open');
  });
});

describe('calls at the same time', () => {
  test('so many run, so many wait, one more fails at once', async () => {
    const { resilience } = built({ concurrent: 2, waiting: 1 });
    const { once, started, end } = held();
    const calls = [1, 2, 3].map(() => resilience.run(once, true, undefined));
    await expect(resilience.run(once, true, undefined)).rejects.toBeInstanceOf(BulkheadRejectedError);
    expect(started()).toBe(2);
    end();
    expect(await Promise.all(calls)).toEqual(['done', 'done', 'done']);
    expect(started()).toBe(3);
  });

  test('a caller who goes away while waiting is told at once and never runs', async () => {
    const { resilience } = built({ concurrent: 1, waiting: 1 });
    const first = held();
    const second = held();
    const running = resilience.run(first.once, true, undefined);
    const controller = new AbortController();
    const waiting = resilience.run(second.once, true, controller.signal);
    controller.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    first.end();
    await running;
    expect(await resilience.run(async () => 'next', true, undefined)).toBe('next');
    expect(second.started()).toBe(0);
  });

  test('a caller who goes away between two tries is told at once', async () => {
    const { resilience } = built({ retryDelayMs: 300, retryDelayMostMs: 300 });
    const controller = new AbortController();
    let tries = 0;
    const call = resilience.run(
      () => {
        tries++;
        setImmediate(() => controller.abort(new Error('gone')));
        return outOfOrder();
      },
      true,
      controller.signal,
    );
    await expect(call).rejects.toThrow('gone');
    expect(tries).toBe(1);
  });

  test('a caller who is gone already starts nothing', async () => {
    const { resilience } = built();
    const { once, started } = held();
    await expect(resilience.run(once, true, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(started()).toBe(0);
  });
});
