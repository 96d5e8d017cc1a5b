import { fillIn, placeholders } from '../fill-in.ts';
import { spokenText } from '../spoken/spoken-text.ts';
import type { Rule } from './rule.ts';
import { walkTexts } from './walk-texts.ts';

/** Every part of an answer may be read out on the telephone, and a Thai voice reads Latin letters and figures as it likes. */
export const sayable: Rule = {
  name: 'sayable',
  description: 'Every Thai text can be read aloud: no Latin word or figure is left when it is said.',
  check: (topic, { facts, today, spoken }) => {
    // an unknown fact is the finding of another rule
    const say = (line: string): string => (placeholders(line).every((id) => facts.has(id)) ? fillIn(line, facts, today, 'th', () => {}) : '');
    return walkTexts(topic)
      .filter(({ lang }) => lang === 'th')
      .flatMap(({ field, lines }) =>
        lines.flatMap((line) => {
          const left = spokenText(say(line), 'th', spoken).match(/[A-Za-z][A-Za-z -]*|\d+/);
          return left ? [{ field, problem: `nobody says how "${left[0].trim()}" is read aloud`, allowed: 'a spelling of knowledge/spoken.yaml' }] : [];
        }),
      );
  },
};
