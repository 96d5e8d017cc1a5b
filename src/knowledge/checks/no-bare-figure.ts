import { bareFigures } from '../bare-figures.ts';
import type { Rule } from './rule.ts';
import { walkTexts } from './walk-texts.ts';

export const noBareFigure: Rule = {
  name: 'no-bare-figure',
  description: 'No figure is written into a sentence: it names a fact, so that it changes on its day.',
  check: (topic) =>
    walkTexts(topic).flatMap(({ field, lines }) =>
      lines
        .flatMap((line) => bareFigures(line))
        .map((figure) => ({ field, problem: `bare figure "${figure}"`, allowed: 'a fact in braces, such as {child.amount}' })),
    ),
};
