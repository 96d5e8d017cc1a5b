import type { Day } from '../knowledge/calendar.ts';
import type { Rank } from '../understanding/matched-words.ts';
import type { Candidate, Meaning } from '../understanding/understand.ts';
import type { DialogContent } from './dialog.ts';
import { partsOf } from './suggest-parts.ts';

/** What was made out of a text. */
export interface HeardText {
  /** The part of it that decides. */
  text: string;
  meaning: Meaning;
  /** Every topic, likeliest first, by all parts together; the end counts most. */
  ranked: Candidate[];
}

/** How much the parts count together, shortest first. */
const WEIGHTS = [0.4, 0.3, 0.2, 0.1];

/** Matters of every benefit, and small talk: what is meant may stand in what was said before. */
const GENERAL = /^(claim|talk|none)\b|^action\.(agent|repeat|language)$/;

/**
 * Reads a text part by part (`partsOf`). Of running speech the last sentence decides when it is surely about one benefit; else its last words, else the
 * shortest part that is; else whichever is surely about anything but talk; else the whole. Where the last words are off topic and the last sentence
 * is sure of nothing, what was last said is off topic. What is asked for (the aspect) is taken from the shortest part that has one; the section from
 * the deciding part, else from the longest; the time from the deciding part alone, since a story is full of times that nobody asks about.
 */
export function hearText(content: DialogContent, rank: Rank, said: string, today: Day): HeardText {
  const parts = partsOf(said).map((text) => ({ text, meaning: content.understand(text, today), ranked: rank(text) }));
  const [words, sentence, ...longer] = parts;
  if (!words) throw new Error('a text has a part');
  if (!sentence) return words;
  if (words.meaning.outcome === 'none' && sentence.meaning.outcome !== 'answer') return words;
  const sure = [sentence, words, ...longer].filter(({ meaning }) => meaning.outcome === 'answer');
  const decides =
    sure.find(({ meaning }) => !GENERAL.test(meaning.topic)) ?? sure.find(({ meaning }) => !meaning.topic.startsWith('talk.')) ?? longer.at(-1) ?? sentence;
  const { text, meaning } = decides;
  const section = meaning.entities.section ?? parts.findLast((part) => part.meaning.entities.section)?.meaning.entities.section;
  const aspect = parts.find((part) => part.meaning.aspect)?.meaning.aspect;
  const entities = { ...meaning.entities, ...(section ? { section } : {}) };
  return { text, meaning: { ...meaning, aspect, entities }, ranked: together(parts.map(({ ranked }) => ranked)) };
}

/** Several rankings as one. */
function together(rankings: Candidate[][]): Candidate[] {
  const sums = new Map<string, number>();
  const all = rankings.reduce((sum, _, part) => sum + (WEIGHTS[part] ?? 0), 0);
  rankings.forEach((ranking, part) => {
    const share = (WEIGHTS[part] ?? 0) / all;
    for (const { topic, confidence } of ranking) sums.set(topic, (sums.get(topic) ?? 0) + share * confidence);
  });
  return [...sums].map(([topic, confidence]) => ({ topic, confidence })).sort((a, b) => b.confidence - a.confidence);
}
