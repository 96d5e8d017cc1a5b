import { placeholders } from '../fill-in.ts';
import type { Rule } from './rule.ts';
import { walkTexts } from './walk-texts.ts';

export const knownFacts: Rule = {
  name: 'known-facts',
  description: 'Every figure named in braces is a fact of knowledge/facts.yaml.',
  check: (topic, { facts }) =>
    walkTexts(topic).flatMap(({ field, lines }) =>
      placeholders(lines.join('\n'))
        .filter((id) => !facts.has(id))
        .map((id) => ({ field, problem: `unknown fact {${id}}`, allowed: `an id of knowledge/facts.yaml, such as ${nearest(id, facts.ids())}` })),
    ),
};

function nearest(id: string, ids: string[]): string {
  const stem = id.split('.')[0] ?? id;
  return (
    ids
      .filter((other) => other.startsWith(stem))
      .slice(0, 3)
      .join(', ') || ids.slice(0, 3).join(', ')
  );
}
