import { isWord, splitKeepingMarks } from './segment.ts';
import type { Candidate } from './understand.ts';

/** Probability of every topic for an utterance, likeliest first: `Understanding.rank`. */
export type Rank = (utterance: string) => Candidate[];

const MOST = 4;
/** A word that speaks for a topic less than this share of the most telling one is not shown ... */
const LEAST_SHARE = 0.35;
/** ... but beside one that is shown it may be the other half of a word. */
const LEAST_SHARE_BESIDE = 0.2;
/** Less than this (natural logarithm of a probability) is chance. */
const LEAST = 0.5;
/** Of a longer utterance the end is looked at: there the question is. */
const MOST_SEGMENTS = 40;
/** Keeps a probability that is none from having no logarithm. */
const LEAST_PROBABILITY = 1e-40;

/**
 * The words of an utterance that speak for each of some topics: one segment is left out at a time, and how far the topic's raw score falls,
 * measured against the mean of all topics, is what that segment weighs. Words are as they were typed, in the order of the text, neighbours
 * joined, at most four a topic. Particles have no weight and so are not among them.
 * @returns one list a topic, in the order of `topics`; empty when no word speaks for it.
 */
export function matchedWords(rank: Rank, utterance: string, topics: string[]): string[][] {
  const pieces = splitKeepingMarks(utterance);
  const words = pieces.flatMap((piece, index) => (isWord(piece) ? [index] : [])).slice(-MOST_SEGMENTS);
  if (words.length === 0 || topics.length === 0) return topics.map(() => []);
  const whole = scoresOf(rank(utterance), topics);
  const without = words.map((index) => scoresOf(rank(pieces.toSpliced(index, 1, ' ').join('')), topics));
  return topics.map((_, topic) => {
    const falls = words.map((_, word) => (whole[topic] as number) - (without[word]?.[topic] as number));
    return runsOf(pieces, words, shown(falls), falls);
  });
}

/** Raw scores but for a factor that is the same for all: the logarithm of a probability, against the mean of all topics. */
function scoresOf(ranked: Candidate[], topics: string[]): number[] {
  const logs = new Map(ranked.map(({ topic, confidence }) => [topic, Math.log(Math.max(confidence, LEAST_PROBABILITY))]));
  let sum = 0;
  for (const log of logs.values()) sum += log;
  const mean = sum / Math.max(1, logs.size);
  return topics.map((topic) => (logs.get(topic) ?? mean) - mean);
}

/** Which words are telling, by place among the words. */
function shown(falls: number[]): boolean[] {
  const most = Math.max(...falls);
  const telling = falls.map((fall) => fall >= Math.max(LEAST, most * LEAST_SHARE));
  return falls.map((fall, word) => telling[word] || ((telling[word - 1] || telling[word + 1]) && fall >= Math.max(LEAST, most * LEAST_SHARE_BESIDE)) || false);
}

/** The telling words with their neighbours joined; the heaviest few. */
function runsOf(pieces: string[], words: number[], telling: boolean[], falls: number[]): string[] {
  const runs: { text: string; weight: number; end: number }[] = [];
  words.forEach((index, word) => {
    if (!telling[word]) return;
    const last = runs.at(-1);
    const between = last && pieces.slice(last.end + 1, index).join('');
    const fall = falls[word] as number;
    if (last && between !== undefined && between.trim() === '') {
      Object.assign(last, { text: last.text + between + pieces[index], weight: last.weight + fall, end: index });
    } else runs.push({ text: pieces[index] as string, weight: fall, end: index });
  });
  const heaviest = new Set([...runs].sort((a, b) => b.weight - a.weight).slice(0, MOST));
  return runs.filter((run) => heaviest.has(run)).map(({ text }) => text);
}
