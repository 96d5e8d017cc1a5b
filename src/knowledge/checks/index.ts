import { answerLength } from './answer-length.ts';
import { answersToday } from './answers-today.ts';
import { complete } from './complete.ts';
import { crossReferences } from './cross-references.ts';
import { hasQuestions } from './has-questions.ts';
import { knownFacts } from './known-facts.ts';
import { noBareFigure } from './no-bare-figure.ts';
import { plainWords } from './plain-words.ts';
import { plainnessFloor } from './plainness-floor.ts';
import { reviewDate } from './review-date.ts';
import type { CheckContext, Finding, Rule } from './rule.ts';
import { sameInBothLanguages } from './same-in-both-languages.ts';
import { sayable } from './sayable.ts';
import { voiceLength } from './voice-length.ts';

export { topicPlainness } from './plainness-floor.ts';
export { type CheckContext, type Finding, formatFinding, type Rule } from './rule.ts';

export const RULES: Rule[] = [
  knownFacts,
  noBareFigure,
  sameInBothLanguages,
  hasQuestions,
  crossReferences,
  reviewDate,
  complete,
  answerLength,
  voiceLength,
  sayable,
  plainWords,
  plainnessFloor,
  answersToday,
];

/** Everything that is wrong in the topics, in the order of the files. */
export function checkTopics(context: CheckContext): Finding[] {
  return [...context.topics.values()].flatMap((topic) =>
    RULES.flatMap((rule) => rule.check(topic, context).map((found) => ({ ...found, file: `knowledge/topics/${topic.id}.yaml` }))),
  );
}
