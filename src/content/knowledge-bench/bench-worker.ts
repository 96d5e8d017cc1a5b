import { parentPort, workerData } from 'node:worker_threads';
import type { KnowledgeFiles, Standing } from '../../desk/knowledge/knowledge-bench.ts';
import type { Day } from '../../knowledge/calendar.ts';
import { checkWith } from './check-with.ts';
import { findStanding } from './find-standing.ts';
import { countRarity, type Rarity } from './rarity.ts';
import { type RatingJob, rateHeld } from './rate-held.ts';
import { HeldTraining, type TrainedHeld, type TrainWithJob } from './train-with.ts';

/** What the bench has done in a thread, with what comes back. */
export interface BenchWork {
  rarity: { job: undefined; done: Rarity };
  standing: { job: string[]; done: Standing[][] };
  check: { job: { files: KnowledgeFiles; today: Day }; done: string[] };
  train: { job: TrainWithJob; done: TrainedHeld };
  rate: { job: RatingJob; done: ReturnType<typeof rateHeld> };
}

/** Does one piece of work after the other. */
const { root } = workerData as { root: string };
const training = new HeldTraining(root);
const DO: { [W in keyof BenchWork]: (job: BenchWork[W]['job']) => BenchWork[W]['done'] } = {
  rarity: () => countRarity(root),
  standing: (questions) => findStanding(questions, root),
  check: ({ files, today }) => checkWith(files, today, root),
  train: (job) => training.run(job),
  rate: rateHeld,
};
parentPort?.on('message', ({ work, job }: { work: keyof BenchWork; job: never }) => parentPort?.postMessage(DO[work](job)));
