import { parentPort, workerData } from 'node:worker_threads';
import { runTraining, type TrainingJob } from '../understanding/train-understanding.ts';
import { entryTexts } from './entry-texts.ts';
import { readLexicon, readQuestions, readTopics } from './read-content.ts';

/** Runs trainings that are asked for, one at a time. */
const { root } = workerData as { root: string };
const material = { questions: readQuestions(root), entries: entryTexts(readTopics(root)), lexicon: readLexicon(root) };
parentPort?.on('message', (job: TrainingJob) => parentPort?.postMessage(runTraining(material, job)));
