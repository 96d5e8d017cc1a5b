import { inWords } from '../../channels/in-words.ts';
import type { Reply } from '../../channels/reply.ts';
import { speak } from '../../channels/voice/speak/speak.ts';
import type { Proposal } from '../../dialog/suggest.ts';
import { dayInBangkok, type Lang } from '../../knowledge/calendar.ts';
import type { Suggestion } from '../api.ts';
import type { SuggestParts } from './suggest-parts.ts';

/** What of a suggestion is words. */
export type Worded = Pick<Suggestion, 'title' | 'text' | 'spoken' | 'validity' | 'confirm' | 'sources' | 'card' | 'choices'>;

/** A proposal in words: to be sent, and to be read aloud. @param voice on the telephone, where nobody presses or types. */
export function inAgentsWords(parts: SuggestParts, proposal: Proposal, lang: Lang, voice: boolean): Worded {
  const { content, words } = parts;
  const phrases = voice ? parts.phrases.preferring('voice') : parts.phrases;
  // who reads it is with an agent already
  const choices = proposal.choices.filter(({ id }) => id !== 'topic:action.agent');
  const replies = inWords({ phrases, topics: content.topics, lang, today: dayInBangkok(parts.clock()) }, proposal.says, choices);
  const cards = replies.flatMap(({ card }) => (card ? [card] : []));
  const [first] = cards;
  const offered = replies.at(-1)?.choices;
  const { validity, confirm } = first ?? {};
  return {
    title: content.topics.get(proposal.topic)?.title[lang] ?? proposal.topic,
    text: replies.map(({ text }) => text).join('\n'),
    spoken: replies.flatMap((reply) => readOut(reply, lang, { ...parts, phrases, words })),
    ...(validity ? { validity } : {}),
    ...(confirm ? { confirm } : {}),
    sources: cards.flatMap(({ sources }) => sources),
    ...(first ? { card: withoutFeedback(first) } : {}),
    ...(offered ? { choices: offered } : {}),
  };
}

/** The direct answer, then what stands behind it, a list item by item. */
function readOut(reply: Reply, lang: Lang, { phrases, words }: Pick<SuggestParts, 'phrases' | 'words'>): string[] {
  const { sentences, steps = [], stepsSaid = 0 } = speak(reply, { lang, words, phrases });
  return [...sentences, ...steps.slice(stepsSaid)];
}

/** Whether it helped is asked after an answer of the assistant, not of an agent. */
function withoutFeedback({ feedback, ...card }: NonNullable<Reply['card']>): NonNullable<Reply['card']> {
  return card;
}
