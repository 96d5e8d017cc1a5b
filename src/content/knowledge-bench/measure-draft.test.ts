import { expect, test } from '@jest/globals';
import type { BenchWork } from './bench-worker.ts';
import { measureDraft } from './measure-draft.ts';
import { MEASURING_HANDS } from './measuring-hands.ts';
import type { RunWork } from './run-work.ts';

test('nothing is measured by what it was trained on: each hand is left out once, with and without the questions', async () => {
  const trainings: BenchWork['train']['job'][] = [];
  const run = (async (work: keyof BenchWork, job: unknown) => {
    if (work === 'rate') return { right: 1, offered: 1, wrong: 0, cluster: 1 };
    trainings.push(job as BenchWork['train']['job']);
    return { held: [], utterances: [] };
  }) as unknown as RunWork;
  const questions = ['a', 'b', 'c', 'd', 'e', 'f'];
  const measured = await measureDraft({ topic: 'x', questions, newTopic: undefined, utterances: questions }, run, (text) => text);
  expect(measured).toMatchObject({ utterances: 3, unseen: true });
  const withNone = trainings.filter((job) => job.questions.length === 0);
  const withAll = trainings.filter((job) => job.questions.length === questions.length);
  for (const half of [withNone, withAll]) expect(half.flatMap(({ without }) => without).sort()).toEqual([...MEASURING_HANDS].sort());
  for (const { questions: trained, utterances } of trainings.filter((job) => !withAll.includes(job)))
    expect(utterances.filter((text) => trained.includes(text))).toEqual([]);
});
