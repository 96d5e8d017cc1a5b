import { composeAnswer } from '../compose-answer.ts';
import { ASPECTS, bodyOn } from '../topic.ts';
import type { Rule } from './rule.ts';

const SECTIONS = [undefined, '33', '39', '40'] as const;

export const answersToday: Rule = {
  name: 'answers-today',
  description: 'Every part of the entry can be answered with figures known today.',
  check: (topic, { facts, today }) => {
    const findings = [];
    for (const section of SECTIONS) {
      const body = bodyOn(topic, today, section);
      for (const aspect of [undefined, ...ASPECTS]) {
        if (aspect && !body[aspect]) continue;
        try {
          const composed = composeAnswer(facts, { topic, day: today, lang: 'th', section, aspect });
          if (!composed.ok) {
            findings.push({
              field: `${section ? `sections.${section}.` : ''}${aspect ?? 'answer'}`,
              problem: `{${composed.reading.id}} is not known on ${today}`,
              allowed: 'facts known today; put a rule of another time into editions',
            });
          }
        } catch {
          // an unknown fact is reported by known-facts
        }
      }
    }
    return findings;
  },
};
