import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type runTraining, type TrainingJob, trainUnderstanding } from '../understanding/train-understanding.ts';
import type { UnderstandingModel } from '../understanding/understand.ts';
import { ROOT, readQuestions } from './read-content.ts';

/** Trains with one worker a core. The result does not depend on how many there are. */
export async function trainInParallel(progress: (step: string) => void, root = ROOT): Promise<UnderstandingModel> {
  const free = Array.from({ length: availableParallelism() }, () => new Worker(new URL('./training-worker.ts', import.meta.url), { workerData: { root } }));
  const workers = [...free];
  const waiting: ((worker: Worker) => void)[] = [];
  let done = 0;
  const run = async (job: TrainingJob): Promise<ReturnType<typeof runTraining>> => {
    const worker = free.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
    const trained = await new Promise<ReturnType<typeof runTraining>>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage(job);
    });
    worker.removeAllListeners('message').removeAllListeners('error');
    const next = waiting.shift();
    if (next) next(worker);
    else free.push(worker);
    progress(`training: ${++done} of 5 done`);
    return trained;
  };
  try {
    progress('training understanding on the questions of knowledge/ (once, under a minute)');
    return await trainUnderstanding(readQuestions(root), run);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
