import { fitThresholds, type HeldOut, holdOut } from './calibrate.ts';
import type { LinearModel } from './linear-model.ts';
import { DEFAULT_TRAINING, type Sample, type TrainingOptions, trainLinear } from './train-linear.ts';
import { type Lexicon, Reader, type UnderstandingModel } from './understand.ts';

export interface TrainingQuestion {
  topic: string;
  hand: string;
  text: string;
}

/** A line of an entry itself: it teaches its words, but is no way in which people ask. */
const ENTRY_IMPORTANCE = 0.5;

const FOLDS = 4;

export function toSamples(questions: TrainingQuestion[], lexicon: Lexicon): (Sample & { hand: string })[] {
  const reader = new Reader(lexicon);
  return questions.map(({ topic, hand, text }) => {
    const { hashes, weights } = reader.read(text);
    return { hashes, weights, label: topic, hand };
  });
}

/** The texts of the topics as samples. */
export function entrySamples(entries: { topic: string; text: string }[], lexicon: Lexicon): Sample[] {
  return toSamples(
    entries.map((entry) => ({ ...entry, hand: 'entry' })),
    lexicon,
  ).map((sample) => ({ ...sample, importance: ENTRY_IMPORTANCE }));
}

/** One training: on everything, or on all but some hands, which then show what strangers will meet. */
export type TrainingJob = { without: string[] };

export interface TrainingMaterial {
  questions: TrainingQuestion[];
  entries: { topic: string; text: string }[];
  lexicon: Lexicon;
}

/** @returns the model, and the scores of the hands it was not trained on. Deterministic. */
export function runTraining(
  { questions, entries, lexicon }: TrainingMaterial,
  { without }: TrainingJob,
  options: TrainingOptions = DEFAULT_TRAINING,
): { linear: LinearModel; held: HeldOut[] } {
  const samples = toSamples(questions, lexicon);
  const out = new Set(without);
  const linear = trainLinear([...samples.filter((sample) => !out.has(sample.hand)), ...entrySamples(entries, lexicon)], options);
  return {
    linear,
    held: holdOut(
      linear,
      samples.filter((sample) => out.has(sample.hand)),
    ),
  };
}

/**
 * Trains and calibrates. Thresholds come from folds in which whole hands (authors) are held out, since the people who will ask are
 * strangers too.
 * @param run does one training; several may run side by side.
 */
export async function trainUnderstanding(
  questions: TrainingQuestion[],
  run: (job: TrainingJob) => Promise<{ linear: LinearModel; held: HeldOut[] }>,
): Promise<UnderstandingModel> {
  const many = handsOfManyTopics(questions);
  const folds = foldsByHand(questions.filter(({ hand }) => many.has(hand)));
  const [whole, ...held] = await Promise.all([run({ without: [] }), ...folds.map((without) => run({ without }))]);
  return {
    linear: whole.linear,
    thresholds: fitThresholds(held.flatMap((fold) => fold.held)),
  };
}

/** A hand that wrote for one topic only (look-alikes that are off topic) teaches, but is no sample of what people ask. */
function handsOfManyTopics(questions: TrainingQuestion[]): Set<string> {
  const first = new Map<string, string>();
  const many = new Set<string>();
  for (const { hand, topic } of questions)
    if ((first.get(hand) ?? topic) !== topic) many.add(hand);
    else first.set(hand, topic);
  return many;
}

/** Spreads the hands over folds of about equal size. */
export function foldsByHand(samples: { hand: string }[]): string[][] {
  const sizes = new Map<string, number>();
  for (const { hand } of samples) sizes.set(hand, (sizes.get(hand) ?? 0) + 1);
  const folds: { hands: string[]; size: number }[] = Array.from({ length: FOLDS }, () => ({ hands: [], size: 0 }));
  for (const [hand, size] of [...sizes].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))) {
    const smallest = folds.reduce((best, fold) => (fold.size < best.size ? fold : best));
    smallest.hands.push(hand);
    smallest.size += size;
  }
  return folds.map((fold) => fold.hands).filter((hands) => hands.length > 0);
}
