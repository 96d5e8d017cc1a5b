import type { Rule } from './rule.ts';

export const crossReferences: Rule = {
  name: 'cross-references',
  description: 'What is offered next exists.',
  check: (topic, { topics }) =>
    topic.next
      .filter((id) => !topics.has(id) || id === topic.id)
      .map((id) => ({
        field: 'next',
        problem: id === topic.id ? 'a topic cannot offer itself' : `unknown topic "${id}"`,
        allowed: 'ids of files in knowledge/topics',
      })),
};
