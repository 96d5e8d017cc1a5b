import { fitThresholds, holdOut } from './calibrate.ts';
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
/** Of what is answered, at most this share may be wrong on hands that were held out. */
const MOST_WRONG = 0.02;

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

/**
 * Trains and calibrates. Thresholds come from folds in which whole hands (authors) are held out, since the people who will ask are
 * strangers too. Deterministic.
 */
export function trainUnderstanding(
  questions: TrainingQuestion[],
  entries: { topic: string; text: string }[],
  lexicon: Lexicon,
  options: TrainingOptions = DEFAULT_TRAINING,
  progress: (step: string) => void = () => {},
): UnderstandingModel {
  const samples = toSamples(questions, lexicon);
  const always = entrySamples(entries, lexicon);
  const held = foldsByHand(samples).flatMap((fold, index) => {
    progress(`calibrating ${index + 1}/${FOLDS}`);
    const out = new Set(fold);
    return holdOut(
      trainLinear([...samples.filter((sample) => !out.has(sample.hand)), ...always], options),
      samples.filter((sample) => out.has(sample.hand)),
    );
  });
  progress('training');
  return { linear: trainLinear([...samples, ...always], options), thresholds: fitThresholds(held, MOST_WRONG) };
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
