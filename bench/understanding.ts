/**
 * npm run bench: what understanding an utterance costs, in one run beside Intl.Segmenter alone and nlp.js on the same texts.
 * Ratios are what counts; the times are this machine's.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { loadModel } from '../src/content/model-cache.ts';
import { ROOT, readQuestions } from '../src/content/read-content.ts';
import { nlpJs } from '../src/evaluation/baselines.ts';
import { dayInBangkok } from '../src/knowledge/calendar.ts';
import { Understanding } from '../src/understanding/understand.ts';

const ROUNDS = 5;
const UTTERANCES = 1000;
const MEMORY_UTTERANCES = 100_000;

await loadModel(); // trains when the cache is empty, so that only loading is measured below
const started = performance.now();
const { model, lexicon } = await loadModel();
const understanding = new Understanding(model, lexicon);
const loadMs = performance.now() - started;

const today = dayInBangkok(new Date());
const questions = readQuestions();
const texts = questions.filter((_, index) => index % Math.ceil(questions.length / UTTERANCES) === 0).map(({ text }) => text);
const segmenter = new Intl.Segmenter('th', { granularity: 'word' });

console.error('training nlp.js ...');
const nlp = await nlpJs.train(questions.filter((_, index) => index % 4 === 0));

const times = { segmenter: [] as number[], ours: [] as number[], nlpJs: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  for (const text of texts) {
    times.segmenter.push(time(() => [...segmenter.segment(text)].length));
    times.ours.push(time(() => understanding.understand(text, today)));
    const before = performance.now();
    await nlp(text);
    times.nlpJs.push(performance.now() - before);
  }
}
const [segment, ours, theirs] = [times.segmenter, times.ours, times.nlpJs].map(median) as [number, number, number];

for (let i = 0; i < 20_000; i++) understanding.understand(texts[i % texts.length] as string, today);
const before = heap();
for (let i = 0; i < MEMORY_UTTERANCES; i++) understanding.understand(texts[i % texts.length] as string, today);
const grown = heap() - before;

const rows: [what: string, measured: string, aim: string][] = [
  ['Intl.Segmenter alone', micro(segment), ''],
  ['understanding, everything included', `${micro(ours)} = ${(ours / segment).toFixed(1)} × Intl.Segmenter`, 'at most 6 ×'],
  ['nlp.js on the same texts', `${micro(theirs)} = ${(theirs / ours).toFixed(1)} × understanding`, 'at least 3 ×'],
  ['loading the model', `${loadMs.toFixed(0)} ms`, 'under 300 ms'],
  [`memory grown over ${MEMORY_UTTERANCES.toLocaleString('en-US')} utterances`, `${(grown / 1e6).toFixed(1)} MB`, 'none'],
];
const table = ['| | measured | aim |', '| --- | --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
console.log(table);
if (process.argv.includes('--write')) {
  const text = `# What does it cost?

Made by \`npm run bench -- --write\`: median time of one utterance, ${ROUNDS} rounds over ${texts.length} questions, all in one run on ${cpus().length} cores, Node ${process.version}.
Ratios are what counts; the times are one machine's.

${table}
`;
  writeFileSync(join(ROOT, 'docs/performance.md'), text);
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function micro(ms: number): string {
  return `${(ms * 1000).toFixed(0).padStart(5)} µs`;
}

function heap(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().external;
}
