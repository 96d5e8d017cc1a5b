import { randomUUID } from 'node:crypto';
import { buffer, text as streamText } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HTTPFetchError, messagingApi } from '@line/bot-sdk';
import { solidPng } from '../../../test/helpers/line-solid-png.ts';
import { listenForWebhooks } from '../../../test/helpers/line-webhook-listener.ts';
import type { LinePlatform } from './line-platform.ts';
import { type RunningLinePlatform, startLinePlatform } from './start-line-platform.ts';

const channelAccessToken = 'the channel token';
const text = { type: 'text', text: 'สวัสดีค่ะ' } as const;
const menu: messagingApi.RichMenuRequest = {
  size: { width: 2500, height: 843 },
  selected: true,
  name: 'main',
  chatBarText: 'เมนู',
  areas: [{ bounds: { x: 0, y: 0, width: 2500, height: 843 }, action: { type: 'postback', data: 'menu' } }],
};

let running: RunningLinePlatform;
let line: LinePlatform;
let client: messagingApi.MessagingApiClient;
let blobs: messagingApi.MessagingApiBlobClient;
let somchai: string;

beforeEach(async () => {
  running = await startLinePlatform({ channelSecret: 'secret', channelToken: channelAccessToken, quota: 2 });
  line = running.platform;
  const config = { channelAccessToken, baseURL: running.baseUrl };
  client = new messagingApi.MessagingApiClient(config);
  blobs = new messagingApi.MessagingApiBlobClient(config);
  somchai = line.addPerson('สมชาย', 'th');
});
afterEach(() => running.stop());

/** What LINE's SDK throws of a refusal: [status, message]. */
async function refusal(work: Promise<unknown>): Promise<[number, string]> {
  const error = await work.then(
    () => new Error('it was taken'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof HTTPFetchError)) throw error;
  return [error.status, JSON.parse(error.body).message];
}

describe("the official SDK's client", () => {
  test('replies once; the token is spent then', async () => {
    const replyToken = String(line.say(somchai, 'สวัสดี').replyToken);
    const { sentMessages } = await client.replyMessage({ replyToken, messages: [text, text] });
    expect(sentMessages).toEqual(Array(2).fill({ id: expect.stringMatching(/^\d{18}$/), quoteToken: expect.any(String) }));
    expect(line.log.to(somchai)).toMatchObject([{ via: 'reply', messages: [text, text] }]);
    expect(await refusal(client.replyMessage({ replyToken, messages: [text] }))).toEqual([400, 'Invalid reply token']);
  });

  test('may use a reply token for a minute, and for another after a redelivery', async () => {
    const { replyToken, webhookEventId } = line.say(somchai, 'สวัสดี');
    line.clock.advance(61_000);
    const reply = () => client.replyMessage({ replyToken: String(replyToken), messages: [text] });
    expect(await refusal(reply())).toEqual([400, 'Invalid reply token']);
    await line.redeliver(webhookEventId);
    line.clock.advance(59_000);
    await reply();
  });

  test('gets no further minute when the event is older than 20', async () => {
    const { replyToken, webhookEventId } = line.say(somchai, 'สวัสดี');
    line.clock.advance(20 * 60_000 + 1);
    await line.redeliver(webhookEventId);
    expect(await refusal(client.replyMessage({ replyToken: String(replyToken), messages: [text] }))).toEqual([400, 'Invalid reply token']);
  });

  test('does not spend the token with messages that are refused', async () => {
    const replyToken = String(line.say(somchai, 'สวัสดี').replyToken);
    const error: unknown = await client.replyMessage({ replyToken, messages: [{ type: 'text', text: '' }] }).catch((reason: unknown) => reason);
    expect(error instanceof HTTPFetchError && [error.status, JSON.parse(error.body)]).toEqual([
      400,
      { message: 'The request body has 1 error(s)', details: [{ message: 'May not be empty', property: 'messages[0].text' }] },
    ]);
    await client.replyMessage({ replyToken, messages: [text] });
  });

  test('pushes with a retry key once: the second time is 409, with the first request and its messages', async () => {
    const key = randomUUID();
    const { httpResponse, body } = await client.pushMessageWithHttpInfo({ to: somchai, messages: [text] }, key);
    const error: unknown = await client.pushMessage({ to: somchai, messages: [text] }, key).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HTTPFetchError);
    const again = error as HTTPFetchError;
    expect([again.status, JSON.parse(again.body)]).toEqual([409, { message: 'The retry key is already accepted', ...body }]);
    expect(again.headers.get('x-line-accepted-request-id')).toBe(httpResponse.headers.get('x-line-request-id'));
    expect(line.log.to()).toMatchObject([{ via: 'push', userId: somchai, retryKey: key }]);
    line.clock.advance(24 * 3_600_001);
    await client.pushMessage({ to: somchai, messages: [text] }, key);
  });

  test('is refused a push to nobody, to what is no user id, and with what is no UUID', async () => {
    expect(await refusal(client.pushMessage({ to: `U${'0'.repeat(32)}`, messages: [text] }))).toEqual([400, 'Failed to send messages']);
    expect(await refusal(client.pushMessage({ to: 'somchai', messages: [text] }))).toEqual([400, expect.stringContaining("The property, 'to'")]);
    expect(await refusal(client.pushMessage({ to: somchai, messages: [text] }, 'again'))).toEqual([400, expect.stringContaining('X-Line-Retry-Key')]);
  });

  test('pays for pushes by recipient, not for replies, until the month is spent', async () => {
    await client.replyMessage({ replyToken: String(line.follow(somchai).replyToken), messages: [text] });
    expect([await client.getMessageQuota(), await client.getMessageQuotaConsumption()]).toEqual([{ type: 'limited', value: 2 }, { totalUsage: 0 }]);
    await client.pushMessage({ to: somchai, messages: [text, text, text] });
    await client.multicast({ to: [somchai, `U${'0'.repeat(32)}`], messages: [text] });
    expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 2 });
    expect(await refusal(client.pushMessage({ to: somchai, messages: [text] }))).toEqual([429, 'You have reached your monthly limit.']);
  });

  test('is told 200 for a push to who has blocked the account, who does not get it', async () => {
    line.follow(somchai);
    line.unfollow(somchai);
    await client.pushMessage({ to: somchai, messages: [text] });
    expect([line.people.get(somchai).history, line.consumption]).toEqual([[], 0]);
  });

  test('shows the dots, in steps of five seconds', async () => {
    const seen: unknown[] = [];
    line.people.watch(line.people.get(somchai), (entry) => seen.push(entry));
    await client.showLoadingAnimation({ chatId: somchai, loadingSeconds: 20 });
    expect(seen).toEqual([{ kind: 'loading', seconds: 20 }]);
    expect(await refusal(client.showLoadingAnimation({ chatId: somchai, loadingSeconds: 7 }))).toEqual([400, 'The request body has 1 error(s)']);
  });

  test('gets the profile of a friend, not of a stranger or of who has blocked the account', async () => {
    expect(await refusal(client.getProfile(somchai))).toEqual([404, 'Not found']);
    line.follow(somchai);
    expect(await client.getProfile(somchai)).toEqual({ userId: somchai, displayName: 'สมชาย', language: 'th' });
    line.unfollow(somchai);
    expect(await refusal(client.getProfile(somchai))).toEqual([404, 'Not found']);
    expect(await client.getBotInfo()).toMatchObject({ userId: line.botUserId, displayName: 'ถาม 1506' });
  });

  test('gets what a person sent until it is unsent', async () => {
    const { messageId } = line.say(somchai, { type: 'image', bytes: Buffer.from('a picture'), contentType: 'image/jpeg' });
    const { httpResponse, body } = await blobs.getMessageContentWithHttpInfo(messageId);
    expect([httpResponse.headers.get('content-type'), await streamText(body)]).toEqual(['image/jpeg', 'a picture']);
    const { messageId: voice } = line.say(somchai, { type: 'audio' });
    expect(await blobs.getMessageContentTranscodingByMessageId(voice)).toEqual({ status: 'succeeded' });
    expect(await refusal(blobs.getMessageContentPreview(voice))).toEqual([400, 'The content can not be previewed']);
    line.unsend(somchai, messageId);
    expect(await refusal(blobs.getMessageContent(messageId))).toEqual([410, 'The content is gone']);
    expect(await refusal(blobs.getMessageContent('1'))).toEqual([404, 'not found']);
  });

  test('sets where webhooks go and tries it', async () => {
    expect(await refusal(client.getWebhookEndpoint())).toEqual([404, 'Webhook endpoint not found']);
    expect(await refusal(client.setWebhookEndpoint({ endpoint: 'http://example.com/webhook' }))).toEqual([400, 'Invalid webhook endpoint URL']);
    const bot = await listenForWebhooks();
    try {
      await client.setWebhookEndpoint({ endpoint: bot.url });
      expect(await client.getWebhookEndpoint()).toEqual({ endpoint: bot.url, active: true });
      expect(await client.testWebhookEndpoint({})).toMatchObject({ success: true, statusCode: 200, reason: 'OK', detail: '200' });
      expect(bot.received[0]?.body).toEqual({ destination: line.botUserId, events: [] });
      bot.answerWith(404);
      expect(await client.testWebhookEndpoint({ endpoint: bot.url })).toMatchObject({ success: false, statusCode: 404, reason: 'ERROR_STATUS_CODE' });
    } finally {
      await bot.stop();
    }
  });
});

describe('rich menus', () => {
  const picture = (width = 2500, height = 843, type = 'image/png') => new Blob([solidPng(width, height)], { type });
  const shown = (): string | undefined => line.richMenuOf(line.people.get(somchai));

  test('are made, given a picture, made the default, and replaced for one person', async () => {
    const { richMenuId } = await client.createRichMenu(menu);
    const refused = [400, 'must upload richmenu image before applying it to user'];
    expect(await refusal(client.setDefaultRichMenu(richMenuId))).toEqual(refused);
    expect(await refusal(client.linkRichMenuIdToUser(somchai, richMenuId))).toEqual(refused);
    await blobs.setRichMenuImage(richMenuId, picture());
    await client.setDefaultRichMenu(richMenuId);
    expect([await client.getDefaultRichMenuId(), shown()]).toEqual([{ richMenuId }, richMenuId]);
    const { richMenuId: own } = await client.createRichMenu({ ...menu, name: 'own' });
    await blobs.setRichMenuImage(own, picture());
    await client.linkRichMenuIdToUser(somchai, own);
    expect([await client.getRichMenuIdOfUser(somchai), shown()]).toEqual([{ richMenuId: own }, own]);
    await client.unlinkRichMenuIdFromUser(somchai);
    expect([await refusal(client.getRichMenuIdOfUser(somchai)), shown()]).toEqual([[404, 'the user has no richmenu'], richMenuId]);
    expect(await client.getRichMenuList()).toEqual({
      richmenus: [
        { richMenuId, ...menu },
        { richMenuId: own, ...menu, name: 'own' },
      ],
    });
    await client.deleteRichMenu(richMenuId);
    expect([await refusal(client.getDefaultRichMenuId()), shown()]).toEqual([[404, 'no default richmenu'], undefined]);
  });

  test('take one picture, PNG or JPEG, of their size and at most 1 MB', async () => {
    const { richMenuId } = await client.createRichMenu(menu);
    const upload = (image: Blob) => blobs.setRichMenuImage(richMenuId, image);
    expect(await refusal(upload(picture(2500, 843, 'image/gif')))).toEqual([415, 'The content type, image/gif, is not supported']);
    expect(await refusal(upload(picture(2500, 1686)))).toEqual([400, 'The image size is not allowed for richmenu']);
    expect(await refusal(upload(new Blob([solidPng(2500, 843), Buffer.alloc(1024 * 1024)], { type: 'image/png' })))).toEqual([413, 'Payload Too Large']);
    await upload(picture());
    expect(await refusal(upload(picture()))).toEqual([400, 'An image has already been uploaded to the richmenu']);
    expect(await buffer(await blobs.getRichMenuImage(richMenuId))).toEqual(solidPng(2500, 843));
  });

  test('are switched by a tap on an alias, and the postback tells the status', async () => {
    const { richMenuId } = await client.createRichMenu(menu);
    await blobs.setRichMenuImage(richMenuId, picture());
    await client.createRichMenuAlias({ richMenuAliasId: 'second', richMenuId });
    const bot = await listenForWebhooks();
    try {
      line.webhooks.url = bot.url;
      await line.postback(somchai, { data: 'x', params: { newRichMenuAliasId: 'second' } }).delivered;
      await line.postback(somchai, { data: 'x', params: { newRichMenuAliasId: 'third' } }).delivered;
    } finally {
      await bot.stop();
    }
    expect(bot.received.map(({ body }) => body.events[0].postback.params)).toEqual([
      { newRichMenuAliasId: 'second', status: 'SUCCESS' },
      { newRichMenuAliasId: 'third', status: 'RICHMENU_ALIAS_ID_NOTFOUND' },
    ]);
    expect(shown()).toBe(richMenuId);
  });
});
