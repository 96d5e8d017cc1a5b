import { ASPECTS } from '../topic.ts';
import type { Rule } from './rule.ts';

export const complete: Rule = {
  name: 'complete',
  description: 'A topic of kind answer has at least three of the parts that people ask for; a referral says where to go.',
  check: (topic) => {
    if (!topic.sources && topic.kind !== 'talk' && topic.kind !== 'action')
      return [{ field: 'sources', problem: 'missing', allowed: 'a law or a public page' }];
    const parts = ASPECTS.filter((aspect) => topic[aspect]);
    if (topic.kind === 'answer' && parts.length < 3) {
      return [{ field: 'conditions, steps, documents, where, deadline', problem: `only ${parts.length} of them`, allowed: 'three or more' }];
    }
    if (topic.kind === 'referral' && !topic.where) return [{ field: 'where', problem: 'missing', allowed: 'the agency and its number' }];
    return [];
  },
};
