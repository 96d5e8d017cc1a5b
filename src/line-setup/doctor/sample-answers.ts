import type { messagingApi } from '@line/bot-sdk';
import { inWords } from '../../channels/in-words.ts';
import type { Phrases } from '../../channels/phrases/phrases.ts';
import type { Reply } from '../../channels/reply.ts';
import type { Choice } from '../../dialog/session.ts';
import type { Day, Lang } from '../../knowledge/calendar.ts';
import { composeAnswer } from '../../knowledge/compose-answer.ts';
import type { FactBook } from '../../knowledge/facts.ts';
import type { Topic } from '../../knowledge/topic.ts';

/** A card with an amount, one with steps, one that is long, and one with a link in its sources. */
const TOPICS = ['unemployment.benefit', 'claim.howto', 'membership.compare', 'channel.office'];

export interface SampleParts {
  topics: Map<string, Topic>;
  facts: FactBook;
  phrases: Phrases;
  today: Day;
  /** The channel's own rendering. */
  render: (replies: Reply[], lang: Lang, largeText: boolean) => messagingApi.Message[];
}

/** A few answers as people get them today, in both languages and both sizes of text. */
export function sampleAnswers({ topics, facts, phrases, today, render }: SampleParts): { name: string; messages: messagingApi.Message[] }[] {
  return TOPICS.flatMap((id) => {
    const topic = topics.get(id);
    if (!topic)
      throw new Error(
        `knowledge/topics has no ${id}, which npm run line:doctor shows to LINE as a sample. Name another in src/line-setup/doctor/sample-answers.ts.`,
      );
    return (['th', 'en'] as const).map((lang) => {
      const composed = composeAnswer(facts, { topic, day: today, lang });
      const choices: Choice[] = topic.next.slice(0, 3).map((next) => ({ id: `topic:${next}`, label: { topic: next } }));
      const replies = composed.ok ? inWords({ phrases, topics, lang, today }, [{ say: 'answer', answer: composed.answer }], choices) : [];
      return { name: `${id} (${lang})`, messages: render(replies, lang, lang === 'th') };
    });
  }).filter(({ messages }) => messages.length > 0);
}
