import type { Option } from './call-state.ts';
import { bare, mannerIn } from './manner-words.ts';
import type { Manner, Tools } from './tools.ts';

/** What a caller is taken to have said. */
export type Reading =
  | { is: 'manner'; manner: Manner }
  | { is: 'option'; option: Option }
  | { is: 'text'; text: string }
  /** Two topics are as likely as each other. */
  | { is: 'either'; topics: [string, string] }
  | { is: 'nothing' };

/** What one hypothesis of the recogniser may mean, and how likely that is. */
interface Candidate {
  /** The same for hypotheses that mean the same. */
  meaning: string;
  topic?: string;
  reading: Reading;
  score: number;
}

/** The recogniser says nothing of how sure it is: as if it were so sure. */
const UNSAID = 0.6;
/** A second topic that is nearly as likely is asked about. */
const CLOSE = 0.75;
/** Fainter than this nothing was understood. */
const FAINT = 0.15;
/** What is about nothing we know is left to the dialog, which says so, when it was heard clearly. */
const CLEARLY_HEARD = 0.5;
/** A label, a manner or a value that was waited for fits better than a topic that is only likely. */
const EXPECTED = 1.1;
/** Each further hypothesis of the same meaning makes it likelier. */
const AGREEMENT = 0.15;

/**
 * The best reading of what a recogniser heard: how sure it is of the words, times how well they fit what is expected or are understood.
 * @param utterances the likeliest first.
 * @param options that may be chosen, on whatever page.
 */
export function bestReading(utterances: { text: string; confidence: number }[], options: Option[], tools: Tools): Reading {
  const candidates = utterances.filter(({ text }) => text.trim()).map((hypothesis) => candidateOf(hypothesis, options, tools));
  const merged = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const before = merged.get(candidate.meaning);
    if (!before) merged.set(candidate.meaning, candidate);
    else {
      const better = before.score >= candidate.score ? before : candidate;
      merged.set(candidate.meaning, { ...better, score: better.score + AGREEMENT * Math.min(before.score, candidate.score) });
    }
  }
  const [best, ...others] = [...merged.values()].sort((a, b) => b.score - a.score);
  if (!best || best.score < FAINT) return { is: 'nothing' };
  // nobody is asked whether they meant to say hello
  const second = others.find(({ topic }) => topic !== undefined && !isTalk(topic));
  if (best.topic && !isTalk(best.topic) && second?.topic && second.score >= CLOSE * best.score) return { is: 'either', topics: [best.topic, second.topic] };
  return best.reading;
}

function candidateOf({ text, confidence }: { text: string; confidence: number }, options: Option[], tools: Tools): Candidate {
  const sure = confidence > 0 ? Math.min(1, confidence) : UNSAID;
  const option = options.find(({ label }) => isLabel(text, label));
  if (option) return { meaning: `option ${option.id}`, reading: { is: 'option', option }, score: sure * EXPECTED };
  const manner = mannerIn(tools.words, text);
  if (manner) return { meaning: `manner ${manner}`, reading: { is: 'manner', manner }, score: sure * EXPECTED };
  const reading: Reading = { is: 'text', text };
  const fit = tools.fit(text);
  const { outcome, topic, confidence: understood } = tools.understand(text);
  if (fit !== undefined && fit >= understood) return { meaning: `value ${bare(text)}`, reading, score: sure * fit * EXPECTED };
  if (outcome === 'answer') return { meaning: `topic ${topic}`, topic, reading, score: sure * understood };
  // the dialog asks back between its topics
  if (outcome === 'clarify') return { meaning: `unsure ${topic}`, reading, score: sure * Math.max(understood, 0.3) };
  return { meaning: 'none', reading, score: sure >= CLEARLY_HEARD ? 0.2 : 0 };
}

const isTalk = (topic: string): boolean => topic.startsWith('talk.');

/** "เงินว่างงาน" or "ขอเงินว่างงานค่ะ" for the label "เงินว่างงาน". */
function isLabel(text: string, label: string): boolean {
  const [said, offered] = [bare(text), bare(label.replace(/\(.*?\)/g, ''))];
  return said.length > 0 && said === offered;
}
