import { randomUUID } from 'node:crypto';
import type { TurnAnswer } from '../channels/turn-service.ts';
import { sealId } from '../storage/records/seal-id.ts';
import type { Stage } from './open-stage.ts';
import type { StoryAnswer, StoryChannel } from './story-channel.ts';

/** Stands for the browser that signed in. */
const SECRET_HASH = 'the-story-browser';

/** The web chat, from where its words leave the browser: one new conversation. */
export function webStoryChannel({ service: { turns }, keyRing }: Stage): StoryChannel {
  const conversationId = randomUUID();
  const turn = async (asked: { text?: string; choice?: string }): Promise<StoryAnswer> =>
    answerOf(await turns.turn({ conversationId, eventId: randomUUID(), browserHash: 'story', signedHash: SECRET_HASH, ...asked }));
  return {
    conversationId,
    say: (text) => turn({ text }),
    choose: ({ id }) => turn({ choice: id }),
    signIn: async ({ nationalId, givenName }) => {
      const person = { ...sealId(keyRing, nationalId), level: 2.3, name: givenName, secretHash: SECRET_HASH, until: '2999-01-01T00:00:00Z' };
      return answerOf(await turns.happened(conversationId, randomUUID(), { happened: 'signed-in', person }));
    },
    back: async (lookup) => answerOf(await turns.happened(conversationId, randomUUID(), { happened: 'lookup-later', lookup })),
  };
}

function answerOf({ replies, topic, outcome, disposition }: TurnAnswer): StoryAnswer {
  return {
    text: replies.map((reply) => (reply.link ? `${reply.text} [${reply.link.label}]` : reply.text)).join('\n'),
    offered: [...(replies.at(-1)?.choices ?? []), ...replies.flatMap(({ card }) => card?.feedback?.choices ?? [])],
    topic,
    outcome,
    disposition,
  };
}
