import { parentPort, workerData } from 'node:worker_threads';
import { type Example, naturalClassifier } from './baselines.ts';

/** Trains and tries natural's logistic regression apart, so that it can be stopped when it takes too long. */
const { train, test } = workerData as { train: Example[]; test: string[] };
const rank = await naturalClassifier('natural logistic regression').train(train);
parentPort?.postMessage(await Promise.all(test.map(rank)));
