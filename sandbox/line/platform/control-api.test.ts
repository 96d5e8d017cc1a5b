import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { listenForWebhooks, type WebhookListener } from '../../../test/helpers/line-webhook-listener.ts';
import type { LinePlatform } from './line-platform.ts';
import { type RunningLinePlatform, startLinePlatform } from './start-line-platform.ts';

let bot: WebhookListener;
let running: RunningLinePlatform;
let line: LinePlatform;

beforeEach(async () => {
  bot = await listenForWebhooks();
  running = await startLinePlatform({ channelSecret: 'secret', channelToken: 'token', webhookUrl: bot.url, webhookTimeoutMs: 20_000 });
  line = running.platform;
});
afterEach(async () => {
  await running.stop();
  await bot.stop();
});

// biome-ignore lint/suspicious/noExplicitAny: JSON under test
async function call(path: string, body?: unknown): Promise<[number, any]> {
  const response = await fetch(`${running.baseUrl}/sandbox/line/api${path}`, {
    ...(body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return [response.status, text && JSON.parse(text)];
}

async function add(name: string): Promise<string> {
  const [, { userId }] = await call('/people', { name, language: 'th' });
  return userId;
}

/** Reads server-sent events until as many as asked for. */
async function events(userId: string, count: number, meanwhile: () => void = () => {}): Promise<unknown[]> {
  const stop = new AbortController();
  const response = await fetch(`${running.baseUrl}/sandbox/line/api/people/${userId}/events`, { signal: stop.signal });
  let text = '';
  const read = (): unknown[] => [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(String(data)));
  meanwhile();
  for await (const part of response.body ?? []) {
    text += Buffer.from(part).toString('utf8');
    if (read().length >= count) break;
  }
  stop.abort();
  return read();
}

test('people are added, become friends, say and tap something, and take it back', async () => {
  const userId = await add('สมหญิง');
  expect(await call('/people')).toEqual([200, [{ userId, name: 'สมหญิง', language: 'th', state: 'stranger' }]]);
  const at = `/people/${userId}`;
  expect((await call(`${at}/follow`, {}))[0]).toBe(202);
  const [status, { messageId }] = await call(`${at}/messages`, { type: 'text', text: 'สวัสดี' });
  expect([status, messageId]).toEqual([202, expect.any(String)]);
  await call(`${at}/postback`, { data: 'x', displayText: 'แตะ' });
  await call(`${at}/unsend`, { messageId });
  await call(`${at}/unfollow`, {});
  await line.webhooks.settled();
  expect(bot.received.map(({ body }) => body.events[0].type).sort()).toEqual(['follow', 'message', 'postback', 'unfollow', 'unsend']);
});

test('what the phone shows comes as events: the history first, then what happens', async () => {
  const userId = await add('สมหญิง');
  const { messageId, delivered } = line.say(userId, 'สวัสดี');
  await delivered;
  const seen = await events(userId, 4, () => {
    line.bring(line.people.get(userId), 'push', [{ type: 'text', text: 'ค่ะ' }]);
    line.unsend(userId, messageId);
  });
  expect(seen).toEqual([
    { kind: 'message', from: 'person', id: messageId, at: expect.any(Number), message: expect.objectContaining({ type: 'text', text: 'สวัสดี' }) },
    { kind: 'message', from: 'bot', id: expect.any(String), at: expect.any(Number), message: { type: 'text', text: 'ค่ะ' } },
    { kind: 'unsent', id: messageId },
    { kind: 'webhook', status: 200, reason: 'ok', ms: expect.any(Number) },
  ]);
});

test('media come with their own bytes, or as a sample', async () => {
  const userId = await add('สมหญิง');
  const [, { messageId }] = await call(`/people/${userId}/messages`, { type: 'image', base64: 'aGk=', contentType: 'image/jpeg' });
  expect(line.contents.find(messageId)).toMatchObject({ contentType: 'image/jpeg', bytes: Buffer.from('hi') });
  const [, { messageId: sample }] = await call(`/people/${userId}/messages`, { type: 'image' });
  expect(line.contents.find(sample)).toMatchObject({ contentType: 'image/png' });
});

test('a person without a rich menu has 204, one with it where its picture is', async () => {
  const userId = await add('สมหญิง');
  expect(await call(`/people/${userId}/richmenu`)).toEqual([204, '']);
  const size = { width: 2500, height: 843 };
  const richMenuId = line.richMenus.create({ size, selected: true, name: 'main', chatBarText: 'เมนู', areas: [] });
  const kept = line.richMenus.find(richMenuId);
  if (kept) kept.image = { bytes: Buffer.from('picture'), contentType: 'image/png' };
  const seen = await events(userId, 1, () =>
    line.changeMenus(() => {
      line.richMenus.defaultId = richMenuId;
    }),
  );
  expect(seen).toEqual([{ kind: 'richmenu', richMenuId }]);
  const [, menu] = await call(`/people/${userId}/richmenu`);
  expect(menu).toEqual({ richMenuId, size, selected: true, chatBarText: 'เมนู', areas: [], imageUrl: `/sandbox/line/api/richmenus/${richMenuId}/image` });
  const image = await fetch(running.baseUrl + menu.imageUrl);
  expect([image.headers.get('content-type'), await image.text()]).toEqual(['image/png', 'picture']);
});

test('what was sent, the webhooks, the clock, the faults and a new start', async () => {
  const userId = await add('สมหญิง');
  line.bring(line.people.get(userId), 'push', [{ type: 'text', text: 'ค่ะ' }]);
  const { webhookEventId, delivered } = line.say(userId, 'สวัสดี');
  await delivered;
  expect(await call(`/sent?userId=${userId}`)).toEqual([200, [expect.objectContaining({ via: 'push', userId, messages: [{ type: 'text', text: 'ค่ะ' }] })]]);
  expect(await call('/sent?userId=U1')).toEqual([200, []]);
  expect((await call('/redeliver', { webhookEventId }))[1]).toMatchObject({ status: 200, reason: 'ok' });
  expect((await call('/webhooks'))[1]).toMatchObject([{ status: 200 }, { body: { events: [{ deliveryContext: { isRedelivery: true } }] } }]);
  const before = line.clock.now();
  await call('/clock', { advanceMs: 60_000 });
  expect(line.clock.now() - before).toBeGreaterThanOrEqual(60_000);
  await call('/faults', { mode: 'quota', times: 2 });
  expect(line.switches.fault).toMatchObject({ mode: 'quota', times: 2 });
  expect((await call('/reset', {}))[0]).toBe(204);
  expect([line.log.to(), line.webhooks.deliveries, line.switches.fault, line.people.get(userId).history]).toEqual([[], [], { mode: 'ok' }, []]);
});

test.each<[string, unknown, number, string]>([
  ['/people', { name: ' ' }, 400, 'name is missing'],
  ['/people/U1/follow', {}, 404, 'no person "U1"'],
  ['/people/:id/messages', { type: 'smoke' }, 400, 'Allowed: text, sticker, location, image, audio, video, file'],
  ['/people/:id/messages', { type: 'text', text: '' }, 400, 'text is missing'],
  ['/people/:id/postback', {}, 400, 'data is missing'],
  ['/people/:id/unsend', { messageId: '1' }, 404, 'sent no message "1"'],
  ['/redeliver', { webhookEventId: 'x' }, 404, 'no event "x"'],
  ['/faults', { mode: 'fire' }, 400, 'Allowed: ok, rate-limit, quota'],
  ['/faults', { mode: 'slow', times: 0 }, 400, 'times'],
  ['/clock', { advanceMs: -1 }, 400, 'advanceMs'],
  ['/elsewhere', {}, 404, 'no such address'],
])('%s refuses %j with %i and says what is allowed', async (path, body, status, said) => {
  const userId = await add('สมหญิง');
  expect(await call(path.replace(':id', userId), body)).toEqual([status, { message: expect.stringContaining(said) }]);
});

test('waiting for what the bot sends ends when it was sent, or says what was', async () => {
  const userId = await add('สมหญิง');
  const waiting = line.log.until(userId, 1);
  line.bring(line.people.get(userId), 'reply', [{ type: 'text', text: 'ค่ะ' }]);
  expect(await waiting).toMatchObject([{ via: 'reply' }]);
  await expect(line.log.until(userId, 2, 10)).rejects.toThrow('The bot sent 1 of 2 times within 10 ms');
});
