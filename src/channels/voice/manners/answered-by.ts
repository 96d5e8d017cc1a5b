import type { TurnAnswer } from '../../turn-service.ts';
import type { Answered } from './call-state.ts';
import type { Tools } from './tools.ts';

/** What an answer leaves behind for a message, a person, and "where is that from"; nothing for what is no answer. */
export function answeredBy({ replies }: TurnAnswer, tools: Tools): Answered | undefined {
  const told = replies.filter(({ card }) => card);
  const [first] = told;
  if (!first?.card) return undefined;
  const { topic, title } = first.card;
  if (told.some(({ card }) => card?.kind === 'personal')) return { topic, title, source: tools.say('source.own-data') };
  const { source, validity, confirm } = tools.speak(first);
  return {
    topic,
    title,
    text: told.map(({ text }) => text).join('\n'),
    gist: first.card.spoken.join(' '),
    source: source ? [tools.say('source.is', { source }), validity, confirm].filter(Boolean).join('\n') : '',
  };
}
