import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { solidPng } from '../../../test/helpers/line-solid-png.ts';
import { checkResponse } from '../spec/index.ts';
import type { LinePlatform } from './line-platform.ts';
import { type RunningLinePlatform, startLinePlatform } from './start-line-platform.ts';

let running: RunningLinePlatform;
let line: LinePlatform;
let somchai: string;

beforeAll(async () => {
  running = await startLinePlatform({ channelSecret: 'secret', channelToken: 'token', channelId: '1506', slowMs: 200, webhookUrl: 'http://localhost:9/' });
  line = running.platform;
  somchai = line.addPerson('สมชาย', 'th');
});
afterEach(() => line.reset());
afterAll(() => running.stop());

interface Given {
  body?: unknown;
  headers?: Record<string, string>;
}

/** Any request, any body. */
function call(method: string, path: string, { body, headers }: Given = {}): Promise<Response> {
  const raw = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? (body as string | undefined) : JSON.stringify(body);
  return fetch(running.baseUrl + path, {
    method,
    headers: { authorization: 'Bearer token', 'content-type': 'application/json', ...headers },
    ...(raw === undefined ? {} : { body: raw }),
  });
}

const message = (text = 'x') => [{ type: 'text', text }];
const push = (given: Given = {}): Promise<Response> => call('POST', '/v2/bot/message/push', { body: { to: somchai, messages: message() }, ...given });
const reply = (replyToken: string | undefined): Promise<Response> => call('POST', '/v2/bot/message/reply', { body: { replyToken, messages: message() } });

test("every answer keeps LINE's specification and has a request id", async () => {
  const { messageId } = line.say(somchai, { type: 'video' });
  const { richMenuId } = (await (
    await call('POST', '/v2/bot/richmenu', {
      body: {
        size: { width: 2500, height: 843 },
        selected: false,
        name: 'main',
        chatBarText: 'เมนู',
        areas: [{ bounds: { x: 0, y: 0, width: 9, height: 9 }, action: { type: 'postback', data: 'x' } }],
      },
    })
  ).json()) as { richMenuId: string };
  const image = { body: solidPng(2500, 843), headers: { 'content-type': 'image/png' } };
  const answers: [number, string, string, Given?][] = [
    [200, 'POST', '/v2/bot/message/push', { body: { to: somchai, messages: message() } }],
    [200, 'POST', '/v2/bot/message/reply', { body: { replyToken: line.say(somchai, 'x').replyToken, messages: message() } }],
    [200, 'POST', '/v2/bot/message/multicast', { body: { to: [somchai], messages: message() } }],
    [200, 'POST', '/v2/bot/message/validate/push', { body: { messages: message() } }],
    [400, 'POST', '/v2/bot/message/validate/reply', { body: { messages: [] } }],
    [202, 'POST', '/v2/bot/chat/loading/start', { body: { chatId: somchai } }],
    [200, 'GET', '/v2/bot/message/quota'],
    [200, 'GET', '/v2/bot/message/quota/consumption'],
    [200, 'GET', `/v2/bot/message/${messageId}/content/transcoding`],
    [200, 'GET', '/v2/bot/info'],
    [200, 'GET', `/v2/bot/profile/${somchai}`],
    [404, 'GET', `/v2/bot/profile/U${'0'.repeat(32)}`],
    [200, 'POST', `/v2/bot/user/${somchai}/linkToken`],
    [200, 'GET', `/v2/bot/richmenu/${richMenuId}`],
    [404, 'GET', '/v2/bot/richmenu/none'],
    [200, 'GET', '/v2/bot/richmenu/list'],
    [404, 'GET', '/v2/bot/user/all/richmenu'],
    [200, 'POST', `/v2/bot/richmenu/${richMenuId}/content`, image],
    [200, 'POST', '/v2/bot/richmenu/alias', { body: { richMenuAliasId: 'a', richMenuId } }],
    [400, 'POST', '/v2/bot/richmenu/alias', { body: { richMenuAliasId: 'a', richMenuId } }],
    [200, 'GET', '/v2/bot/richmenu/alias/a'],
    [200, 'GET', '/v2/bot/richmenu/alias/list'],
    [200, 'POST', `/v2/bot/user/all/richmenu/${richMenuId}`],
    [200, 'GET', '/v2/bot/user/all/richmenu'],
    [202, 'POST', '/v2/bot/richmenu/bulk/link', { body: { richMenuId, userIds: [somchai] } }],
    [200, 'GET', `/v2/bot/user/${somchai}/richmenu`],
    [202, 'POST', '/v2/bot/richmenu/bulk/unlink', { body: { userIds: [somchai] } }],
    [200, 'DELETE', '/v2/bot/richmenu/alias/a'],
    [200, 'DELETE', `/v2/bot/richmenu/${richMenuId}`],
    [200, 'GET', '/v2/bot/channel/webhook/endpoint'],
    [200, 'POST', '/v2/bot/channel/webhook/test', { body: {} }],
  ];
  for (const [expected, method, path, given] of answers) {
    const response = await call(method, path, given);
    const faults = checkResponse(method, path, response.status, await response.json());
    const named = /^[0-9a-f-]{36}$/.test(response.headers.get('x-line-request-id') ?? '');
    expect([method, path, response.status, faults, named]).toEqual([method, path, expected, [], true]);
  }
});

describe('refused is', () => {
  test.each<[string, Record<string, string>, string]>([
    ['no token', { authorization: '' }, 'no access token'],
    ['a wrong token', { authorization: 'Bearer wrong' }, 'Confirm that the access token'],
    ['a wrong scheme', { authorization: 'Basic token' }, 'no access token'],
  ])('%s, with 401', async (_, headers, said) => {
    const response = await push({ headers });
    expect([response.status, await response.json()]).toEqual([401, { message: expect.stringContaining(said) }]);
    expect(line.log.to()).toEqual([]);
  });

  test.each<[string, number, string, Given]>([
    ['a body over 2 MB', 413, 'Payload Too Large', { body: 'x'.repeat(2 * 1024 * 1024 + 1) }],
    [
      'a form',
      415,
      'The content type, application/x-www-form-urlencoded, is not supported',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    ['half a JSON', 400, 'The request body could not be parsed as JSON (line: -, column: -)', { body: '{"to":' }],
  ])('%s, with %i', async (_, status, said, given) => {
    const response = await push(given);
    expect([response.status, await response.json()]).toEqual([status, { message: said }]);
  });

  test('a reply with a retry key, with 400', async () => {
    const { replyToken } = line.say(somchai, 'x');
    const headers = { 'x-line-retry-key': '123e4567-e89b-12d3-a456-426614174000' };
    const response = await call('POST', '/v2/bot/message/reply', { body: { replyToken, messages: message() }, headers });
    expect(response.status).toBe(400);
    expect((await reply(replyToken)).status).toBe(200);
  });

  test('an address that nobody has with 404, one that LINE has and the sandbox does not with 501', async () => {
    expect((await call('GET', '/v2/bot/nothing')).status).toBe(404);
    const response = await call('GET', `/v2/bot/group/C${'0'.repeat(32)}/summary`);
    expect([response.status, await response.json()]).toEqual([501, { message: expect.stringContaining('The sandbox does not serve GET /v2/bot/group/') }]);
  });
});

describe('switched to go wrong', () => {
  test.each([
    ['rate-limit', 429, 'The API rate limit has been exceeded. Try again later.'],
    ['quota', 429, 'You have reached your monthly limit.'],
    ['server-error', 500, 'Internal server error'],
  ] as const)('%s refuses a push with %i as often as was said', async (mode, status, said) => {
    line.switches.set({ mode, times: 1 });
    const response = await push();
    expect([response.status, await response.json()]).toEqual([status, { message: said }]);
    expect((await push()).status).toBe(200);
  });

  test('a spent quota does not hit replies', async () => {
    line.switches.set({ mode: 'quota' });
    expect((await reply(line.say(somchai, 'x').replyToken)).status).toBe(200);
  });

  test('a fault hits what sends messages, unless another path is said', async () => {
    line.say(somchai, 'x');
    line.switches.set({ mode: 'server-error' });
    expect((await call('GET', `/v2/bot/profile/${somchai}`)).status).toBe(200);
    line.switches.set({ mode: 'server-error', path: '/v2/bot/profile/' });
    expect((await call('GET', `/v2/bot/profile/${somchai}`)).status).toBe(500);
    expect((await push()).status).toBe(200);
  });

  test('drop breaks off with nothing sent; lost-answer has sent it, and the retry key tells', async () => {
    const headers = { 'x-line-retry-key': '123e4567-e89b-12d3-a456-426614174000' };
    line.switches.set({ mode: 'drop', times: 1 });
    await expect(push({ headers })).rejects.toThrow();
    expect(line.log.to()).toEqual([]);
    line.switches.set({ mode: 'lost-answer', times: 1 });
    await expect(push({ headers })).rejects.toThrow();
    expect(line.log.to()).toHaveLength(1);
    expect((await push({ headers })).status).toBe(409);
    expect(line.log.to()).toHaveLength(1);
  });

  test('slow has sent it and answers late', async () => {
    line.switches.set({ mode: 'slow', times: 1 });
    const answer = push();
    await line.log.until(somchai, 1);
    const sentAt = performance.now();
    expect((await answer).status).toBe(200);
    expect(performance.now() - sentAt).toBeGreaterThan(150);
  });

  test('a new start drops what is held back', async () => {
    line.switches.set({ mode: 'slow', times: 1 });
    const answer = push();
    await line.log.until(somchai, 1);
    line.switches.clear();
    await expect(answer).rejects.toThrow();
  });
});

describe('channel access tokens', () => {
  const form = (path: string, fields: Record<string, string>): Promise<Response> =>
    fetch(running.baseUrl + path, { method: 'POST', body: new URLSearchParams(fields) });
  const grant = { grant_type: 'client_credentials', client_id: '1506', client_secret: 'secret' };

  test.each([
    ['/oauth2/v3/token', 900],
    ['/v2/oauth/accessToken', 2_592_000],
  ])('%s gives one for %i seconds', async (path, seconds) => {
    const issued = (await (await form(path, grant)).json()) as { access_token: string };
    expect(issued).toEqual({ token_type: 'Bearer', access_token: expect.any(String), expires_in: seconds });
    const headers = { authorization: `Bearer ${issued.access_token}` };
    expect((await push({ headers })).status).toBe(200);
    expect(await (await form('/v2/oauth/verify', { access_token: issued.access_token })).json()).toMatchObject({ client_id: '1506' });
    line.clock.advance(seconds * 1000);
    expect((await push({ headers })).status).toBe(401);
    expect((await form('/v2/oauth/verify', { access_token: issued.access_token })).status).toBe(400);
  });

  test.each([{ client_secret: 'wrong' }, { client_id: '1' }, { grant_type: 'password' }])('none is given for %j', async (change) => {
    expect((await form('/oauth2/v3/token', { ...grant, ...change })).status).toBe(400);
  });
});
