import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { validateSignature } from '@line/bot-sdk';
import { listenForWebhooks, type WebhookListener } from '../../../test/helpers/line-webhook-listener.ts';
import { checkWebhook } from '../spec/index.ts';
import { LinePlatform } from './line-platform.ts';

const channelSecret = 'the channel secret';
let bot: WebhookListener;
let line: LinePlatform;
let somchai: string;

beforeEach(async () => {
  bot = await listenForWebhooks();
  line = new LinePlatform({ channelSecret, channelToken: 'token', webhookUrl: bot.url, webhookTimeoutMs: 20_000 });
  somchai = line.addPerson('สมชาย', 'th');
});
afterEach(async () => {
  await line.close();
  await bot.stop();
});

test("every kind of event keeps LINE's specification, closed world, and has a signature that LINE's SDK accepts", async () => {
  const linkToken = (): string => line.linkTokens.issue(somchai, line.clock.now());
  const other = line.addPerson('คนอื่น');
  const { messageId, delivered } = line.say(somchai, 'ส่งมากี่เดือนแล้ว');
  await delivered;
  for (const { delivered } of [
    line.follow(somchai),
    line.unfollow(somchai),
    line.follow(somchai),
    line.say(somchai, { type: 'text', text: 'นี่ไง', quotedMessageId: messageId }),
    line.say(somchai, { type: 'sticker', packageId: '446', stickerId: '1988' }),
    line.say(somchai, { type: 'image' }),
    line.say(somchai, { type: 'audio' }),
    line.say(somchai, { type: 'video' }),
    line.say(somchai, { type: 'file' }),
    line.say(somchai, { type: 'location', latitude: 13.85, longitude: 100.53, title: 'สปส.', address: 'นนทบุรี' }),
    line.postback(somchai, { data: 'choice=1', displayText: 'ใช่' }),
    line.postback(somchai, { data: 'day', params: { date: '2026-11-24' } }),
    line.unsend(somchai, messageId),
    line.linkAccount(somchai, linkToken(), 'a-nonce-long-enough'),
    line.linkAccount(other, linkToken(), 'a-nonce-long-enough'),
  ].flatMap((happening) => happening ?? []))
    expect(await delivered).toMatchObject({ status: 200, reason: 'ok' });
  const kinds = new Set(bot.received.map(({ body }) => body.events[0].type));
  expect([...kinds].sort()).toEqual(['accountLink', 'follow', 'message', 'postback', 'unfollow', 'unsend']);
  for (const { raw, signature, body } of bot.received) {
    expect([body, checkWebhook(body, 'closed')]).toEqual([body, []]);
    expect(validateSignature(raw, channelSecret, signature)).toBe(true);
    expect(validateSignature(Buffer.concat([raw, Buffer.from(' ')]), channelSecret, signature)).toBe(false);
  }
});

test('a message event tells who sent what, with ids, a quote token and a reply token', async () => {
  const { messageId, webhookEventId, replyToken, delivered } = line.say(somchai, 'สวัสดี');
  await delivered;
  expect(bot.received[0]?.body).toMatchObject({
    destination: line.botUserId,
    events: [
      {
        type: 'message',
        mode: 'active',
        webhookEventId,
        replyToken,
        source: { type: 'user', userId: somchai },
        deliveryContext: { isRedelivery: false },
        message: { type: 'text', id: messageId, text: 'สวัสดี', quoteToken: expect.stringMatching(/.{20}/) },
      },
    ],
  });
  expect(webhookEventId).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
});

test('following again after a block is told as unblocked', async () => {
  await line.follow(somchai).delivered;
  await line.unfollow(somchai).delivered;
  await line.follow(somchai).delivered;
  expect(bot.received.map(({ body }) => body.events[0].follow)).toEqual([{ isUnblocked: false }, undefined, { isUnblocked: true }]);
});

test('who has blocked the account says nothing to it', () => {
  line.follow(somchai);
  line.unfollow(somchai);
  expect(() => line.say(somchai, 'ฮัลโหล')).toThrow('has blocked the account');
});

test('a redelivery is the same event under the same id, and says so', async () => {
  const { webhookEventId, delivered } = line.say(somchai, 'สวัสดี');
  await delivered;
  await line.redeliver(webhookEventId);
  const [first, again] = bot.received.map(({ body }) => body.events[0]);
  expect(again).toEqual({ ...first, deliveryContext: { isRedelivery: true } });
});

test('an answer that does not come in time is noted as request_timeout', async () => {
  bot.answerWith('never');
  const hasty = new LinePlatform({ channelSecret, channelToken: 'token', webhookUrl: bot.url, webhookTimeoutMs: 50 });
  expect(await hasty.say(hasty.addPerson('สมชาย'), 'สวัสดี').delivered).toMatchObject({ status: 0, reason: 'request_timeout' });
  await hasty.close();
});

test.each([500, 302])('an answer of %i is noted as error_status_code', async (status) => {
  bot.answerWith(status);
  expect(await line.say(somchai, 'สวัสดี').delivered).toMatchObject({ status, reason: 'error_status_code' });
});

test('a bot that is not there is noted as could_not_connect', async () => {
  line.webhooks.url = 'http://localhost:9/webhook';
  expect(await line.say(somchai, 'สวัสดี').delivered).toMatchObject({ status: 0, reason: 'could_not_connect' });
});

test('a test can send any events in one webhook, and have one of them again', async () => {
  await line.deliver([{ type: 'join', webhookEventId: 'one' }, { type: 'somethingNew' }]);
  await line.redeliver('one');
  expect(bot.received.map(({ body }) => body.events)).toEqual([
    [{ type: 'join', webhookEventId: 'one' }, { type: 'somethingNew' }],
    [{ type: 'join', webhookEventId: 'one', deliveryContext: { isRedelivery: true } }],
  ]);
});
