import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { messagingApi } from '@line/bot-sdk';
import { listenForWebhooks, type WebhookListener } from '../../../test/helpers/line-webhook-listener.ts';
import type { LinePlatform } from './line-platform.ts';
import { type RunningLinePlatform, startLinePlatform } from './start-line-platform.ts';

const nonce = 'Vb771wDYtXuammLszK6h9A';
let bot: WebhookListener;
let running: RunningLinePlatform;
let line: LinePlatform;
let owner: string;
let other: string;
let linkToken: string;

beforeEach(async () => {
  bot = await listenForWebhooks();
  running = await startLinePlatform({ channelSecret: 'secret', channelToken: 'token', webhookUrl: bot.url, webhookTimeoutMs: 20_000 });
  line = running.platform;
  owner = line.addPerson('เจ้าของ');
  other = line.addPerson('<คนอื่น>');
  const client = new messagingApi.MessagingApiClient({ channelAccessToken: 'token', baseURL: running.baseUrl });
  ({ linkToken } = await client.issueLinkToken(owner));
});
afterEach(async () => {
  await running.stop();
  await bot.stop();
});

/** Opens the dialog. @returns status, data-result of the page, and the page. */
async function open(query: Record<string, string>, cookie = ''): Promise<[number, string | undefined, string, string]> {
  const response = await fetch(`${running.baseUrl}/dialog/bot/accountLink?${new URLSearchParams(query)}`, { headers: { cookie } });
  const html = await response.text();
  return [response.status, /data-result="(\w+)"/.exec(html)?.[1], html, response.headers.get('set-cookie') ?? ''];
}

const links = (): unknown[] => bot.received.map(({ body: { events } }) => [events[0].source?.userId, events[0].link, typeof events[0].replyToken]);

test('the person whom the token was issued for is linked, and the event says who', async () => {
  expect((await open({ linkToken, nonce, as: owner })).slice(0, 2)).toEqual([200, 'ok']);
  await line.webhooks.settled();
  expect(links()).toEqual([[owner, { result: 'ok', nonce }, 'string']]);
});

test('another person with the link is not linked: the event says failed, without a source, and the token is spent', async () => {
  expect((await open({ linkToken, nonce, as: other })).slice(0, 2)).toEqual([200, 'failed']);
  expect((await open({ linkToken, nonce, as: owner })).slice(0, 2)).toEqual([400, 'error']);
  await line.webhooks.settled();
  expect(links()).toEqual([[undefined, { result: 'failed', nonce }, 'undefined']]);
});

test('a token works once, and for ten minutes; otherwise an error is shown and no event sent', async () => {
  line.clock.advance(600_001);
  expect((await open({ linkToken, nonce, as: owner })).slice(0, 2)).toEqual([400, 'error']);
  expect(bot.received).toEqual([]);
});

test.each(['short', 'x'.repeat(256)])('a nonce of the wrong length is an error and spends nothing (%#)', async (bad) => {
  expect((await open({ linkToken, nonce: bad, as: owner })).slice(0, 2)).toEqual([400, 'error']);
  expect((await open({ linkToken, nonce, as: owner })).slice(0, 2)).toEqual([200, 'ok']);
});

test('a browser where nobody is logged in asks who it is, and goes by the cookie of the phone where there is one', async () => {
  const [status, result, html] = await open({ linkToken, nonce });
  expect([status, result]).toEqual([200, 'choose']);
  expect(html).toContain('&lt;คนอื่น&gt;');
  const chosen = /href="\?([^"]+)">เจ้าของ/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  expect((await open(Object.fromEntries(new URLSearchParams(chosen))))[1]).toBe('ok');
  const second = line.linkTokens.issue(owner, line.clock.now());
  expect((await open({ linkToken: second, nonce }, `line_sandbox_person=${owner}`))[1]).toBe('ok');
});
