import { countWords } from '../plainness.ts';
import type { Rule } from './rule.ts';
import { walkTexts } from './walk-texts.ts';

const MOST_SENTENCES = 2;
const MOST_WORDS = 34;

export const answerLength: Rule = {
  name: 'answer-length',
  description: `The direct answer is at most ${MOST_SENTENCES} sentences, one a line, of at most ${MOST_WORDS} words each.`,
  check: (topic) => {
    return walkTexts(topic)
      .filter(({ field }) => /(^|\.)answer\.(th|en)$/.test(field))
      .flatMap(({ field, lines, lang }) => {
        if (lines.length > MOST_SENTENCES)
          return [{ field, problem: `${lines.length} sentences`, allowed: `${MOST_SENTENCES}; the rest belongs in details, conditions or steps` }];
        return lines
          .filter((line) => countWords(line, lang) > MOST_WORDS)
          .map((line) => ({ field, problem: `a sentence of ${countWords(line, lang)} words: "${line.slice(0, 40)}…"`, allowed: `${MOST_WORDS} words` }));
      });
  },
};
