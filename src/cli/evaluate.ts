/**
 * npm run evaluate [-- --write]: how well questions are understood by people whose questions were not trained on.
 * Every hand (author) of the given questions is held out in turn. --write puts the tables into docs/evaluation.md.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { entryTexts } from '../content/entry-texts.ts';
import { ROOT, readLexicon, readQuestions, readTopics } from '../content/read-content.ts';
import { type Baseline, naturalClassifier, nlpJs } from '../evaluation/baselines.ts';
import { calibrationCurve, percent, ratesRow, table } from '../evaluation/report.ts';
import { fitThresholds, type HeldOut, holdOut, rankHeldOut, rate } from '../understanding/calibrate.ts';
import { trainLinear } from '../understanding/train-linear.ts';
import { entrySamples, toSamples } from '../understanding/train-understanding.ts';

/** The hands whose questions were written apart from the lexicon and from each other. */
const HANDS = ['line-1', 'line-2', 'spoken', 'written'];
const LOGISTIC_LIMIT_MS = 120_000;

const questions = readQuestions();
const lexicon = readLexicon();
const samples = toSamples(questions, lexicon);
const entries = entrySamples(entryTexts(readTopics()), lexicon);
const out: string[] = [];
const print = (text = ''): void => {
  console.log(text);
  out.push(text);
};

const held = new Map<string, HeldOut[]>();
for (const hand of HANDS) {
  process.stderr.write(`training without ${hand}\n`);
  held.set(
    hand,
    holdOut(
      trainLinear([...samples.filter((sample) => sample.hand !== hand), ...entries]),
      samples.filter((sample) => sample.hand === hand),
    ),
  );
}

print('# How well questions are understood');
print();
print('Made by `npm run evaluate -- --write`. Each row is a person (a hand) whose questions the model never saw: it was trained on all other');
print('hands, and its thresholds were set on the others too. So this is what a stranger meets.');
print();
print(`${questions.length} questions, ${new Set(questions.map(({ topic }) => topic)).size} topics, ${new Set(questions.map(({ hand }) => hand)).size} hands.`);
print();

const predictions: { confidence: number; right: boolean }[] = [];
const confusions = new Map<string, number>();
const rows = HANDS.map((hand) => {
  const mine = held.get(hand) ?? [];
  const thresholds = fitThresholds(HANDS.filter((other) => other !== hand).flatMap((other) => held.get(other) ?? []));
  const ranked = mine.map((sample) => rankHeldOut(sample, thresholds.temperature));
  for (const { label, ranked: candidates } of ranked) {
    const [first] = candidates;
    if (!first) continue;
    predictions.push({ confidence: first.confidence, right: first.topic === label });
    if (first.topic !== label) {
      const pair = `${label} → ${first.topic}`;
      confusions.set(pair, (confusions.get(pair) ?? 0) + 1);
    }
  }
  return { hand, ranked, rates: rate(ranked, thresholds) };
});

print('## What a person gets');
print();
print('Right at once; right or offered among at most three choices; answered wrongly; asked back; off-topic utterances answered with a benefit.');
print();
const mean = (key: 'right' | 'offered' | 'wrong' | 'clarified'): number =>
  rows.reduce((sum, { ranked, rates }) => sum + rates[key] * ranked.length, 0) / rows.reduce((sum, { ranked }) => sum + ranked.length, 0);
const offTopic = rows.map(({ ranked, rates }) => ({ count: ranked.filter(({ label }) => label === 'none').length, leaked: rates.leaked }));
const leaked =
  offTopic.reduce((sum, { count, leaked: share }) => sum + count * share, 0) /
  Math.max(
    1,
    offTopic.reduce((sum, { count }) => sum + count, 0),
  );
print(
  table(
    ['hand', 'questions', 'right at once', 'right or offered', 'wrong', 'asked back', 'off-topic answered'],
    [
      ...rows.map(({ hand, ranked, rates }) => ratesRow(hand, ranked.length, rates)),
      ratesRow(
        '**all**',
        rows.reduce((sum, { ranked }) => sum + ranked.length, 0),
        { right: mean('right'), offered: mean('offered'), wrong: mean('wrong'), clarified: mean('clarified'), leaked },
      ),
    ],
  ),
);
print();

print('## The ranking alone, beside other classifiers');
print();
print('Share of questions whose topic comes first / among the first three, all trained on the same questions in the same run.');
print();
const columns: { name: string; cells: string[] }[] = [
  {
    name: 'ask-1506',
    cells: rows.map(({ ranked }) =>
      share(ranked.map(({ label, ranked: candidates }) => ({ label, topics: candidates.slice(0, 3).map(({ topic }) => topic) }))),
    ),
  },
];
for (const baseline of [naturalClassifier('natural Bayes'), nlpJs]) columns.push({ name: baseline.name, cells: await measure(baseline) });
columns.push({ name: 'natural logistic regression', cells: await measureLogistic() });
print(
  table(
    ['hand', ...columns.map(({ name }) => name)],
    HANDS.map((hand, index) => [hand, ...columns.map(({ cells }) => cells[index] ?? '')]),
  ),
);
print();
if (columns.at(-1)?.cells.includes('not finished')) {
  print(
    `natural's logistic regression builds a dense matrix of all questions by all words: on these questions it did not finish within ${LOGISTIC_LIMIT_MS / 1000} s.`,
  );
  print();
}

print('## Calibration');
print();
print('Of answers given with a confidence in the first column, how many are right.');
print();
print(
  table(
    ['confidence', 'questions', 'mean confidence', 'right'],
    calibrationCurve(predictions)
      .filter(({ count }) => count > 0)
      .map((bin) => [`${bin.from.toFixed(1)}–${bin.to.toFixed(1)}`, bin.count, percent(bin.confidence), percent(bin.right)]),
  ),
);
print();
print('## Worst confusions');
print();
print(
  table(
    ['right → taken', 'times'],
    [...confusions]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 25)
      .map(([pair, count]) => [pair, count]),
  ),
);

if (process.argv.includes('--write')) writeFileSync(join(ROOT, 'docs/evaluation.md'), `${out.join('\n')}\n`);

function share(ranked: { label: string; topics: string[] }[]): string {
  const first = ranked.filter(({ label, topics }) => topics[0] === label).length / ranked.length;
  const three = ranked.filter(({ label, topics }) => topics.includes(label)).length / ranked.length;
  return `${percent(first)} / ${percent(three)}`;
}

async function measure(baseline: Baseline): Promise<string[]> {
  const cells: string[] = [];
  for (const hand of HANDS) {
    process.stderr.write(`${baseline.name} without ${hand}\n`);
    const rank = await baseline.train(questions.filter((question) => question.hand !== hand));
    const ranked = [];
    for (const { topic, text } of questions.filter((question) => question.hand === hand)) ranked.push({ label: topic, topics: await rank(text) });
    cells.push(share(ranked));
  }
  return cells;
}

/** Tried on the first hand only: what does not finish there does not finish elsewhere. */
async function measureLogistic(): Promise<string[]> {
  const [hand] = HANDS;
  process.stderr.write(`natural logistic regression without ${hand}, at most ${LOGISTIC_LIMIT_MS / 1000} s\n`);
  const test = questions.filter((question) => question.hand === hand);
  const worker = new Worker(new URL('../evaluation/logistic-worker.ts', import.meta.url), {
    workerData: { train: questions.filter((question) => question.hand !== hand), test: test.map(({ text }) => text) },
  });
  const ranked = await new Promise<string[][] | undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), LOGISTIC_LIMIT_MS);
    const done = (value: string[][] | undefined) => {
      clearTimeout(timer);
      resolve(value);
    };
    worker.on('message', done);
    worker.on('error', () => done(undefined)); // it runs out of memory on large sets
  });
  await worker.terminate();
  if (!ranked) return HANDS.map(() => 'not finished');
  return [share(ranked.map((topics, index) => ({ label: test[index]?.topic ?? '', topics }))), ...HANDS.slice(1).map(() => 'not tried')];
}
