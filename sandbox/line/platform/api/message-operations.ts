import type { messagingApi } from '@line/bot-sdk';
import { LIMITS } from '../../spec/index.ts';
import { type Answer, notFound, ok, refused } from '../answer.ts';
import type { LinePlatform } from '../line-platform.ts';
import type { Operation } from './operation.ts';

const USER_ID = /^U[0-9a-f]{32}$/;

export const MONTH_SPENT = refused(429, 'You have reached your monthly limit.');

/** Reply, push, multicast, what they may hold, what they cost, and the three dots. */
export function messageOperations(platform: LinePlatform): Operation[] {
  const { people, clock, replyTokens } = platform;
  const { quota } = platform.options;

  /** Counts recipients; nothing when they are more than the month has left. */
  const counted = (recipients: number): boolean => {
    if (quota !== 'unlimited' && platform.consumption + recipients > quota) return false;
    platform.consumption += recipients;
    return true;
  };

  const reply: Operation['run'] = ({ body }) => {
    const { replyToken, messages } = body as messagingApi.ReplyMessageRequest;
    const userId = replyTokens.spend(replyToken, clock.now());
    if (userId === undefined) return refused(400, LIMITS.reply_token.error.message);
    return ok({ sentMessages: platform.bring(people.get(userId), 'reply', messages) });
  };

  const push: Operation['run'] = ({ body, retryKey }) => {
    const { to, messages } = body as messagingApi.PushMessageRequest;
    if (!USER_ID.test(to)) return invalid('to');
    const person = people.find(to);
    if (!person) return refused(400, 'Failed to send messages');
    // what a person who has blocked the account does not get, does not count either
    if (!counted(person.state === 'blocked' ? 0 : 1)) return MONTH_SPENT;
    return ok({ sentMessages: platform.bring(person, 'push', messages, retryKey) });
  };

  const multicast: Operation['run'] = ({ body, retryKey }) => {
    const { to, messages } = body as messagingApi.MulticastRequest;
    const wrong = to.findIndex((userId) => !USER_ID.test(userId));
    if (wrong >= 0) return invalid(`to[${wrong}]`);
    const friends = to.flatMap((userId) => people.find(userId) ?? []).filter(({ state }) => state === 'friend');
    if (!counted(friends.length)) return MONTH_SPENT;
    for (const person of friends) platform.bring(person, 'push', messages, retryKey);
    return ok();
  };

  const loading: Operation['run'] = ({ body }) => {
    const { chatId, loadingSeconds = 20 } = body as messagingApi.ShowLoadingAnimationRequest;
    const person = people.find(chatId);
    if (!person) return invalid('chatId');
    people.show(person, { kind: 'loading', seconds: loadingSeconds });
    return { status: 202, body: {} };
  };

  return [
    { method: 'POST', path: '/v2/bot/message/reply', run: reply },
    { method: 'POST', path: '/v2/bot/message/push', retryKey: true, run: push },
    { method: 'POST', path: '/v2/bot/message/multicast', retryKey: true, run: multicast },
    { method: 'POST', path: '/v2/bot/message/validate/:kind', run: () => ok() },
    { method: 'POST', path: '/v2/bot/chat/loading/start', run: loading },
    { method: 'GET', path: '/v2/bot/message/quota', run: () => ok(quota === 'unlimited' ? { type: 'none' } : { type: 'limited', value: quota }) },
    { method: 'GET', path: '/v2/bot/message/quota/consumption', run: () => ok({ totalUsage: platform.consumption }) },
    ...contentOperations(platform),
  ];
}

/** Media that people sent. @see https://developers.line.biz/en/reference/messaging-api/#get-content */
function contentOperations({ contents }: LinePlatform): Operation[] {
  const path = '/v2/bot/message/:messageId/content';
  const content =
    (types: readonly string[], wrongType: string, answer: (kept: { bytes: Buffer; contentType: string }) => Answer): Operation['run'] =>
    ({ params }) => {
      const kept = contents.find(String(params.messageId));
      if (!kept) return notFound('not found');
      if (kept.gone) return refused(410, 'The content is gone');
      return types.includes(kept.type) ? answer(kept) : refused(400, wrongType);
    };
  const bytes = (kept: { bytes: Buffer; contentType: string }): Answer => ({ status: 200, body: kept.bytes, headers: { 'content-type': kept.contentType } });
  return [
    { method: 'GET', path, run: content(['image', 'audio', 'video', 'file'], '', bytes) },
    { method: 'GET', path: `${path}/preview`, run: content(['image', 'video'], 'The content can not be previewed', bytes) },
    {
      method: 'GET',
      path: `${path}/transcoding`,
      run: content(['audio', 'video'], "Transcoding status doesn't support this type of content", () => ok({ status: 'succeeded' })),
    },
  ];
}

const invalid = (property: string): Answer => refused(400, `The property, '${property}', in the request body is invalid (line: -, column: -)`);
