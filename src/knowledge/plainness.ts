import type { Lang } from './calendar.ts';
import { speakingSeconds } from './spoken/speaking-seconds.ts';
import { spokenText } from './spoken/spoken-text.ts';
import { NO_WORDS, type SpokenWords } from './spoken/spoken-words.ts';

/** A legal word that readers do not know: `plain` is what to write instead, `meaning` what to add in brackets. */
export interface LegalWord {
  word: string;
  plain?: string;
  meaning?: string;
}

export interface Plainness {
  /** 100 is plain. Below 60 the entry is refused. */
  score: number;
  sentences: number;
  wordsPerSentence: number;
  longestSentence: number;
  figuresPerSentence: number;
  unexplained: string[];
  voiceSeconds: number;
}

const segmenters = { th: new Intl.Segmenter('th', { granularity: 'word' }), en: new Intl.Segmenter('en', { granularity: 'word' }) };

export function countWords(text: string, lang: Lang): number {
  let words = 0;
  for (const part of segmenters[lang].segment(text)) if (part.isWordLike) words++;
  return words;
}

/** Between two sentences, in seconds. */
const PAUSE = 0.6;

/**
 * How long sentences take on the telephone, in seconds: as they are said there, with a pause between two.
 * @param words none are needed for sentences that are in words already.
 */
export function voiceSeconds(sentences: string[], lang: Lang, words: SpokenWords = NO_WORDS): number {
  const spoken = sentences.map((sentence) => speakingSeconds(spokenText(sentence, lang, words), lang));
  const seconds = spoken.reduce((sum, n) => sum + n, 0) + Math.max(0, sentences.length - 1) * PAUSE;
  return Math.round(seconds * 10) / 10;
}

/** How easily a person who never read a law understands these sentences. */
export function scorePlainness(sentences: string[], voice: string[], lang: Lang, legal: LegalWord[], words: SpokenWords): Plainness {
  const lengths = sentences.map((sentence) => countWords(sentence, lang));
  const total = lengths.reduce((sum, n) => sum + n, 0);
  const wordsPerSentence = total / Math.max(1, sentences.length);
  const longestSentence = Math.max(0, ...lengths);
  const figures = sentences.reduce((sum, sentence) => sum + (sentence.match(/\d[\d,.]*/g)?.length ?? 0), 0);
  const figuresPerSentence = figures / Math.max(1, sentences.length);
  const unexplained = unexplainedWords([...sentences].join('\n'), legal);
  const seconds = voiceSeconds(voice, lang, words);
  const score =
    100 -
    2 * Math.max(0, wordsPerSentence - 14) -
    1 * Math.max(0, longestSentence - 30) -
    10 * Math.max(0, figuresPerSentence - 2) -
    8 * unexplained.length -
    2 * Math.max(0, seconds - 20) -
    0.05 * Math.max(0, total - 400);
  return {
    score: Math.max(0, Math.round(score)),
    sentences: sentences.length,
    wordsPerSentence,
    longestSentence,
    figuresPerSentence,
    unexplained,
    voiceSeconds: seconds,
  };
}

/** Legal words that stand in the text without their meaning in brackets right behind the first use. */
export function unexplainedWords(text: string, legal: LegalWord[]): string[] {
  return legal
    .filter(({ word }) => {
      const at = text.indexOf(word);
      return at >= 0 && !/^\s?[(（]/.test(text.slice(at + word.length));
    })
    .map(({ word }) => word);
}
