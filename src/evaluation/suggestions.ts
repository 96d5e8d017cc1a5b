/**
 * npm run suggestions [-- --write]: how often what a stranger asks is among the suggestions that an agent sees, and comes first. Every hand
 * (author) of the questions given is held out in turn, as in `npm run evaluate`. --write puts the table into docs/suggestions.md.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryTexts } from '../content/entry-texts.ts';
import { loadContent } from '../content/load-content.ts';
import { ROOT, readLexicon, readQuestions, readTopics } from '../content/read-content.ts';
import type { DialogContent } from '../dialog/dialog.ts';
import { newSession } from '../dialog/session.ts';
import { suggest } from '../dialog/suggest.ts';
import { fitThresholds, type HeldOut, holdOut } from '../understanding/calibrate.ts';
import type { LinearModel } from '../understanding/linear-model.ts';
import { trainLinear } from '../understanding/train-linear.ts';
import { entrySamples, toSamples } from '../understanding/train-understanding.ts';
import { Understanding } from '../understanding/understand.ts';
import { percent, table } from './report.ts';
import { writePart } from './write-part.ts';

/** The hands whose questions were written apart from the lexicon and from each other. */
const HANDS = ['line-1', 'line-2', 'spoken', 'written'];
/** What is never suggested to an agent, who is a person and need not greet like the assistant. */
const NOT_SUGGESTED = /^(talk\.|action\.(agent|repeat|language)$)/;
const AT = { today: '2026-11-24', now: '2026-11-24T10:00' };

interface Hits {
  count: number;
  first: number;
  three: number;
  off: number;
  offSuggested: number;
}

const questions = readQuestions().filter(({ topic }) => !NOT_SUGGESTED.test(topic));
const lexicon = readLexicon();
const samples = toSamples(readQuestions(), lexicon);
const entries = entrySamples(entryTexts(readTopics()), lexicon);
const openings = readFileSync(join(ROOT, 'test/data/long-openings.txt'), 'utf8').trim().split('\n');
const content: DialogContent = await loadContent();

const models = new Map<string, LinearModel>();
const held = new Map<string, HeldOut[]>();
for (const hand of HANDS) {
  process.stderr.write(`training without ${hand}\n`);
  const linear = trainLinear([...samples.filter((sample) => sample.hand !== hand), ...entries]);
  models.set(hand, linear);
  held.set(
    hand,
    holdOut(
      linear,
      samples.filter((sample) => sample.hand === hand),
    ),
  );
}

const typed = HANDS.map((hand) => measure(hand, (text) => text));
const spoken = HANDS.map((hand) => measure(hand, (text, index) => `${openings[index % openings.length]} ${text}`));
const report = [
  table(
    ['hand', 'questions', 'first', 'among three', 'off topic', 'of them suggested something'],
    [...HANDS.map((hand, index) => row(hand, typed[index] as Hits)), row('**all**', together(typed))],
  ),
  '',
  `The same questions at the end of a caller's story of some sixty words (${openings.length} invented stories, which tell nothing of the question):`,
  '',
  table(
    ['hand', 'questions', 'first', 'among three', 'off topic', 'of them suggested something'],
    [...HANDS.map((hand, index) => row(hand, spoken[index] as Hits)), row('**all**', together(spoken))],
  ),
].join('\n');
console.log(report);
if (process.argv.includes('--write')) writePart('docs/suggestions.md', 'hits', report);

/** @param said how a question is put. */
function measure(hand: string, said: (text: string, index: number) => string): Hits {
  const linear = models.get(hand) as LinearModel;
  const thresholds = fitThresholds(HANDS.filter((other) => other !== hand).flatMap((other) => held.get(other) ?? []));
  const understanding = new Understanding({ linear, thresholds }, lexicon);
  const stranger: DialogContent = { ...content, understand: (text, day) => understanding.understand(text, day) };
  const hits: Hits = { count: 0, first: 0, three: 0, off: 0, offSuggested: 0 };
  questions
    .filter((question) => question.hand === hand)
    .forEach(({ text, topic }, index) => {
      const { proposals } = suggest(stranger, (utterance) => understanding.rank(utterance), newSession(), { text: said(text, index), ...AT });
      if (topic === 'none') {
        hits.off++;
        if (proposals.length > 0) hits.offSuggested++;
        return;
      }
      hits.count++;
      if (proposals[0]?.topic === topic) hits.first++;
      if (proposals.some((proposal) => proposal.topic === topic)) hits.three++;
    });
  return hits;
}

function together(all: Hits[]): Hits {
  const sum = (key: keyof Hits): number => all.reduce((total, hits) => total + hits[key], 0);
  return { count: sum('count'), first: sum('first'), three: sum('three'), off: sum('off'), offSuggested: sum('offSuggested') };
}

function row(name: string, { count, first, three, off, offSuggested }: Hits): (string | number)[] {
  return [name, count, percent(first / count), percent(three / count), off, percent(offSuggested / Math.max(1, off))];
}
