import { Worker } from 'node:worker_threads';
import type { BenchWork } from './bench-worker.ts';

export type RunWork = <W extends keyof BenchWork>(work: W, job: BenchWork[W]['job']) => Promise<BenchWork[W]['done']>;

/**
 * Has work done in threads, one piece a thread at a time, and ends them. A process that is stopped does not wait for them.
 * @param threads how many at most.
 * @throws what the work threw.
 */
export async function inThreads<T>(threads: number, root: string, using: (run: RunWork) => Promise<T>): Promise<T> {
  const all: Worker[] = [];
  const free: Worker[] = [];
  const waiting: ((worker: Worker) => void)[] = [];
  const begin = (): Worker => {
    const worker = new Worker(new URL('./bench-worker.ts', import.meta.url), { workerData: { root } });
    worker.unref();
    all.push(worker);
    return worker;
  };
  const run: RunWork = async (work, job) => {
    const worker = free.pop() ?? (all.length < threads ? begin() : await new Promise<Worker>((resolve) => waiting.push(resolve)));
    const done = await new Promise<never>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage({ work, job });
    });
    worker.removeAllListeners('message').removeAllListeners('error');
    const next = waiting.shift();
    if (next) next(worker);
    else free.push(worker);
    return done;
  };
  try {
    return await using(run);
  } finally {
    await Promise.all(all.map((worker) => worker.terminate()));
  }
}
