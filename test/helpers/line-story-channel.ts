import type { messagingApi } from '@line/bot-sdk';
import { plainOf, plainOfFlex } from '../../src/channels/line/render/plain-of.ts';
import { readPostback } from '../../src/channels/line/render/postback.ts';
import type { Delivery, TurnAnswer } from '../../src/channels/turn-service.ts';
import type { StoryAnswer, StoryChannel } from '../../src/stories/story-channel.ts';
import { buttonsOf, type StageWithLine } from './stage-with-line.ts';

/** An answer with the messages that it came in. */
export interface LineStoryAnswer extends StoryAnswer {
  messages: messagingApi.Message[];
}

/** A new friend of the account on the sandbox's LINE: what they do goes out as signed webhooks, and what they read is what the platform received. */
export async function lineStoryChannel(stage: StageWithLine): Promise<StoryChannel<LineStoryAnswer>> {
  const { platform, service, line } = stage;
  const userId = platform.addPerson('คนในเรื่อง', 'th');
  const { webhookEventId, delivered } = platform.follow(userId);
  await stage.settled({ delivered });
  const conversationId = stage.conversationOf(userId);
  // they became a friend long ago: the greeting is not kept any more
  await stage.records.transcripts.forget(conversationId, webhookEventId);
  let buttons: ReturnType<typeof choicesIn> = [];

  const answerTo = async (act: () => Promise<unknown>): Promise<LineStoryAnswer> => {
    const before = platform.log.to(userId).length;
    const answers: TurnAnswer[] = [];
    const deliver = line.deliver.bind(line);
    line.deliver = async (delivery: Delivery) => {
      answers.push(delivery.answer);
      await deliver(delivery);
    };
    await act().finally(() => {
      line.deliver = deliver;
    });
    const messages = platform.log
      .to(userId)
      .slice(before)
      .flatMap((sent) => sent.messages);
    const last = answers.at(-1);
    if (!last) throw new Error(`${conversationId}: no answer on LINE.`);
    buttons = choicesIn(messages);
    const { topic, outcome, disposition } = last;
    const readOn = stage.phrases.say(last.lang, 'read-on', {}, 'line');
    return { text: shownIn(messages), alt: altOf(messages, readOn), offered: buttons, topic, outcome, disposition, messages };
  };

  return {
    conversationId,
    say: (text) => answerTo(() => stage.settled(platform.say(userId, text))),
    choose: ({ id }) => answerTo(() => stage.settled(platform.postback(userId, { data: buttons.find((button) => button.id === id)?.data ?? '' }))),
    signIn: ({ nationalId, givenName }) =>
      answerTo(async () => {
        const link = await service.line?.linking?.finishSignIn({ conversationId, identity: { nationalId, givenName, level: 2.3 } });
        const { searchParams } = new URL(link ?? '');
        const linked = platform.linkAccount(userId, searchParams.get('linkToken') ?? '', searchParams.get('nonce') ?? '');
        if (!linked) throw new Error('The sandbox did not link the account.');
        await stage.settled(linked);
      }),
    // what the scheduled work does when the registry answers again
    back: (lookup) => answerTo(() => service.turns.happened(conversationId, `back ${lookup} ${userId}`, { happened: 'lookup-later', lookup })),
  };
}

/** The choices behind buttons, each once: most stand in a row to keep and over the keyboard. */
function choicesIn(messages: messagingApi.Message[]): { id: string; label: string; data: string }[] {
  const byData = new Map(buttonsOf(messages).map((button) => [button.data, button]));
  return [...byData.values()].flatMap(({ label, displayText, data }) => {
    const read = readPostback(data);
    return read && !('typing' in read) ? [{ id: 'choice' in read ? read.choice : data, label: displayText ?? label, data }] : [];
  });
}

/** What is seen in the chat: texts, bubbles, and the buttons over the keyboard. */
function shownIn(messages: messagingApi.Message[]): string {
  return messages.map((message) => (message.type === 'flex' ? withoutAlt(message as messagingApi.FlexMessage) : plainOf([message]))).join('\n');
}

function withoutAlt({ contents, quickReply }: messagingApi.FlexMessage): string {
  const buttons = plainOf([{ type: 'text', text: '', ...(quickReply ? { quickReply } : {}) } as messagingApi.TextMessage]);
  return [plainOfFlex(contents), buttons.trim()].filter(Boolean).join('\n');
}

/** What is read out, or stands in a notification. */
function altOf(messages: messagingApi.Message[], readOn: string): StoryAnswer['alt'] & object {
  const texts = messages.map((message) => (message as messagingApi.FlexMessage).altText ?? (message as messagingApi.TextMessage).text ?? '');
  return { text: texts.join('\n'), whole: !texts.some((text) => text.endsWith(`…\n${readOn}`)) };
}
