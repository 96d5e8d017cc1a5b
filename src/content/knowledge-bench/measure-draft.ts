import type { Measurement, MeasuringJob } from '../../desk/knowledge/knowledge-bench.ts';
import { entryTexts } from '../entry-texts.ts';
import { leaveOut } from './leave-out.ts';
import { MEASURING_HANDS } from './measuring-hands.ts';
import type { RunWork } from './run-work.ts';

/** Two trainings hold out the measuring hands between them. */
const FOLDS = [MEASURING_HANDS.filter((_, index) => index % 2 === 0), MEASURING_HANDS.filter((_, index) => index % 2 === 1)] as [string[], string[]];

/**
 * What strangers meet without and with the new questions, on whole hands held out, and how many of the cluster's utterances find their topic.
 * @param key brings a text to what is compared.
 */
export async function measureDraft(
  { topic, questions, newTopic, utterances }: MeasuringJob,
  run: RunWork,
  key: (text: string) => string,
): Promise<Measurement> {
  const entries = newTopic ? entryTexts(new Map([[topic, newTopic]])).map(({ text }) => text) : [];
  const { trainOn, measureOn, unseen } = leaveOut(questions, utterances, key);
  const train = (without: string[], asked: string[], sentences: string[], read: string[]) =>
    run('train', { without, topic, questions: asked, entries: sentences, utterances: read });
  const [first, second] = FOLDS;
  const [one, other, oneWith, otherWith, half] = await Promise.all([
    train(first, [], [], measureOn),
    train(second, [], [], []),
    train(first, questions, entries, measureOn),
    train(second, questions, entries, []),
    trainOn === questions ? undefined : train(first, trainOn, entries, measureOn),
  ]);
  const [before, after] = await Promise.all([
    run('rate', { one: one.held, other: other.held, utterances: one.utterances }),
    run('rate', { one: oneWith.held, other: otherWith.held, utterances: (half ?? oneWith).utterances }),
  ]);
  return { before, after, utterances: measureOn.length, unseen };
}
