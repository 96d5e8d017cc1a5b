import type { Rule } from './rule.ts';

const FEWEST = 20;

export const hasQuestions: Rule = {
  name: 'has-questions',
  description: `A topic has at least ${FEWEST} questions to be recognised by.`,
  check: (topic, { questionCounts }) => {
    const count = questionCounts.get(topic.id) ?? 0;
    return count >= FEWEST
      ? []
      : [
          {
            field: 'id',
            problem: `${count} questions in knowledge/questions/${topic.id}.txt`,
            allowed: `${FEWEST} utterances or more, one a line under "# line by NAME", "# spoken by NAME" or "# written by NAME"`,
          },
        ];
  },
};
