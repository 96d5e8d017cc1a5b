import type { Topic } from '../knowledge/topic.ts';

/** The sentences of the topics, without their figures: their words help to recognise the topic. Small talk teaches nothing here. */
export function entryTexts(topics: Map<string, Topic>): { topic: string; text: string }[] {
  return [...topics.values()]
    .filter((topic) => topic.kind !== 'talk')
    .flatMap((topic) => {
      const lines = [
        topic.title.th,
        topic.title.en,
        ...topic.answer.th.split('\n'),
        ...topic.answer.en.split('\n'),
        ...(topic.details?.th ?? []),
        ...(topic.conditions?.th ?? []),
      ];
      return lines.filter((line) => line.trim()).map((line) => ({ topic: topic.id, text: line.replace(/\{[^}]*\}/g, ' ') }));
    });
}
