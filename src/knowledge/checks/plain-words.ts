import { type LegalWord, unexplainedWords } from '../plainness.ts';
import type { Rule } from './rule.ts';
import { walkTexts } from './walk-texts.ts';

export const plainWords: Rule = {
  name: 'plain-words',
  description: 'A legal word stands only with its meaning in brackets, or is replaced by the everyday word.',
  check: (topic, { legalWords }) => {
    const thai = walkTexts(topic).filter((place) => place.lang === 'th');
    const replaced = thai.flatMap(({ field, lines }) =>
      legalWords
        .filter((legal) => legal.plain !== undefined && lines.some((line) => line.includes(legal.word)))
        .map((legal) => ({ field, problem: `"${legal.word}" is a word of the law`, allowed: `"${legal.plain}"` })),
    );
    const needMeaning: LegalWord[] = legalWords.filter((legal) => legal.meaning !== undefined);
    const whole = thai.map((place) => place.lines.join('\n')).join('\n');
    const unexplained = unexplainedWords(whole, needMeaning).map((word) => ({
      field: thai.find((place) => place.lines.some((line) => line.includes(word)))?.field ?? 'answer.th',
      problem: `"${word}" is not explained at its first use`,
      allowed: `"${word} (${needMeaning.find((legal) => legal.word === word)?.meaning})"`,
    }));
    return [...replaced, ...unexplained];
  },
};
