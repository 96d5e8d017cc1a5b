import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LineApiError } from './line-api.ts';
import { LineClient } from './line-client.ts';
import { neverArrived } from './never-arrived.ts';

let server: Server;
let client: LineClient;
let answer: { status: number; body?: unknown; headers?: Record<string, string> } | 'never' | 'break';
let asked: { method: string | undefined; url: string | undefined; headers: IncomingHttpHeaders; body: string };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    asked = { method: request.method, url: request.url, headers: request.headers, body: await text(request) };
    if (answer === 'break') request.socket.destroy();
    else if (answer !== 'never') response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body ?? {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = new LineClient({ token: 'the-token', baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, timeoutMs: 200 });
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  answer = { status: 200 };
});

const MESSAGES = [{ type: 'text', text: 'สวัสดี' } as const];
const KEY = '123e4567-e89b-42d3-a456-426614174000';

async function failure(call: Promise<unknown>): Promise<LineApiError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof LineApiError)) throw new Error(`no LineApiError: ${error}`);
  return error;
}

test('a reply carries the token of the channel and no retry key', async () => {
  await client.reply('reply-token', MESSAGES);
  expect([asked.method, asked.url, asked.headers.authorization]).toEqual(['POST', '/v2/bot/message/reply', 'Bearer the-token']);
  expect(asked.headers['x-line-retry-key']).toBeUndefined();
  expect(JSON.parse(asked.body)).toEqual({ replyToken: 'reply-token', messages: MESSAGES });
});

describe('a push', () => {
  test('carries its retry key', async () => {
    await client.push('U1', MESSAGES, KEY);
    expect([asked.url, asked.headers['x-line-retry-key']]).toEqual(['/v2/bot/message/push', KEY]);
    expect(JSON.parse(asked.body)).toEqual({ to: 'U1', messages: MESSAGES });
  });

  test('that was taken before has succeeded', async () => {
    answer = { status: 409, body: { message: 'The retry key is already accepted' } };
    await expect(client.push('U1', MESSAGES, KEY)).resolves.toBeUndefined();
    expect((await failure(client.reply('t', MESSAGES))).code).toBe('refused');
  });
});

test.each([
  [400, 'Invalid reply token', 'invalid-token'],
  [400, 'The request body has 1 error(s)', 'refused'],
  [401, 'Authentication failed', 'refused'],
  [403, 'Access denied', 'refused'],
  [429, 'The API rate limit has been exceeded. Try again later.', 'rate-limit'],
  [429, 'You have reached your monthly limit.', 'quota'],
  [500, 'Internal Server Error', 'unavailable'],
  [503, undefined, 'unavailable'],
] as const)('%i "%s" is %s', async (status, message, code) => {
  answer = { status, body: { message } };
  const error = await failure(client.reply('t', MESSAGES));
  expect([error.code, error.status]).toEqual([code, status]);
  expect(neverArrived(error)).toBe(false);
});

test('how long LINE asks to wait is told', async () => {
  answer = { status: 429, body: { message: 'rate' }, headers: { 'retry-after': '3' } };
  expect((await failure(client.push('U1', MESSAGES, KEY))).retryAfterMs).toBe(3000);
});

test('an answer that does not come, or breaks off, leaves open whether LINE did it', async () => {
  for (const silence of ['never', 'break'] as const) {
    answer = silence;
    const error = await failure(client.reply('t', MESSAGES));
    expect([silence, error.code, error.status, neverArrived(error)]).toEqual([silence, 'unavailable', undefined, false]);
  }
});

test('a connection that was never made is known for one', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const error = await failure(new LineClient({ token: 't', baseUrl: `http://127.0.0.1:${port}` }).reply('t', MESSAGES));
  expect([error.code, neverArrived(error)]).toEqual(['unavailable', true]);
});

test('the quota has a limit, or none', async () => {
  answer = { status: 200, body: { type: 'limited', value: 500, totalUsage: 20 } };
  expect(await client.quota()).toEqual({ limit: 500, used: 20 });
  answer = { status: 200, body: { type: 'none', totalUsage: 7 } };
  expect(await client.quota()).toEqual({ limit: undefined, used: 7 });
});

test('profile, link token, loading and menus are asked for', async () => {
  answer = { status: 200, body: { displayName: 'ก', language: 'en', linkToken: 'lt' } };
  expect(await client.profile('U1')).toEqual({ displayName: 'ก', language: 'en' });
  expect(asked.url).toBe('/v2/bot/profile/U1');
  expect(await client.linkToken('U1')).toBe('lt');
  await client.loading('U1', 20);
  expect([asked.url, asked.body]).toEqual(['/v2/bot/chat/loading/start', '{"chatId":"U1","loadingSeconds":20}']);
  await client.linkRichMenu('U1', 'menu');
  expect([asked.method, asked.url]).toEqual(['POST', '/v2/bot/user/U1/richmenu/menu']);
  await client.unlinkRichMenu('U1');
  expect([asked.method, asked.url]).toEqual(['DELETE', '/v2/bot/user/U1/richmenu']);
});
