import { placeholders } from '../fill-in.ts';
import type { Rule } from './rule.ts';
import { walkTexts } from './walk-texts.ts';

export const sameInBothLanguages: Rule = {
  name: 'same-in-both-languages',
  description: 'Thai and English say the same: as many lines, and the same facts in the same field.',
  check: (topic) => {
    const places = walkTexts(topic);
    return places
      .filter((place) => place.lang === 'th')
      .flatMap((thai) => {
        const english = places.find((place) => place.field === thai.field.replace(/\.th$/, '.en'));
        if (!english) return [{ field: thai.field, problem: 'the English text is missing', allowed: 'th and en side by side' }];
        if (english.lines.length !== thai.lines.length) {
          return [
            { field: thai.field, problem: `${thai.lines.length} lines in Thai, ${english.lines.length} in English`, allowed: 'the same number of lines' },
          ];
        }
        const difference = [...new Set(placeholders(thai.lines.join()))].sort().join() !== [...new Set(placeholders(english.lines.join()))].sort().join();
        return difference ? [{ field: thai.field, problem: 'Thai and English name different facts', allowed: 'the same facts in braces in both' }] : [];
      });
  },
};
