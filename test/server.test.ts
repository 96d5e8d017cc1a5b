import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import type { ChatAnswer } from '../src/channels/web/web-chat.ts';
import { readConfig } from '../src/server/config.ts';
import { createLog } from '../src/server/log.ts';
import { type ServedStage, serveStage } from './helpers/serve-stage.ts';

const lines: string[] = [];
let stage: ServedStage;
let base: string;
let stopping = false;
let redisReady = true;

beforeAll(async () => {
  stage = await serveStage({
    log: pino({ level: 'info' }, { write: (line: string) => lines.push(line) }),
    dependencies: [{ name: 'redis', ready: async () => redisReady }],
    stopping: () => stopping,
    requestsPerMinute: 300,
  });
  base = stage.base;
});
afterAll(() => stage.close());

const post = (body: unknown): Promise<Response> =>
  fetch(`${base}/api/chat`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) });
const ask = async (body: object): Promise<ChatAnswer> => (await post(body)).json() as Promise<ChatAnswer>;

describe('POST /api/chat', () => {
  test('answers a question with text, card, choices, topic and outcome', async () => {
    const answer = await ask({ text: 'ค่าทำศพได้เท่าไหร่' });
    expect(answer).toMatchObject({ topic: 'death.funeral', outcome: 'answer', lang: 'th' });
    expect(answer.conversationId).toMatch(/^[\w-]{36}$/);
    const [reply] = answer.replies;
    expect(reply?.text).toContain('50,000 บาท');
    expect(reply?.card).toMatchObject({
      title: 'ค่าทำศพ',
      sources: expect.arrayContaining([expect.objectContaining({ title: expect.stringContaining('มาตรา 73') })]),
    });
    expect(reply?.choices?.[0]).toEqual({ id: expect.stringMatching(/^topic:/), label: expect.any(String) });
  });

  test('remembers the conversation and takes choices by id', async () => {
    const first = await ask({ text: 'ช่วยคำนวณเงินว่างงานหน่อย' });
    const { conversationId } = first;
    const second = await ask({ conversationId, choice: 'slot:reason:laid-off' });
    expect(second.outcome).toBe('ask');
    const third = await ask({ conversationId, text: '12000' });
    expect(third.replies[0]?.text).toContain('7,200');
  });

  test('a button of an earlier question is recognised and explained', async () => {
    const { conversationId } = await ask({ text: 'สวัสดี' });
    const answer = await ask({ conversationId, choice: 'slot:reason:laid-off' });
    expect(answer.replies[0]?.text).toContain('ปุ่มนี้เป็นของคำถามก่อนหน้า');
  });

  test('questions sent at once are answered in order, none is lost', async () => {
    const { conversationId } = await ask({ text: 'ทำฟันได้เท่าไหร่' });
    const answers = await Promise.all([ask({ conversationId, text: 'ค่าทำศพได้เท่าไหร่' }), ask({ conversationId, text: 'ใช้เอกสารอะไรบ้าง' })]);
    expect(answers.map((answer) => answer.topic)).toEqual(['death.funeral', 'death.funeral']);
  });

  test.each<[string, unknown, number, string]>([
    ['no JSON', '{"text": ', 400, 'bad_json'],
    ['no object', '[1]', 400, 'bad_body'],
    ['a text that is a number', { text: 5 }, 400, 'bad_text'],
    ['a text too long', { text: 'ก'.repeat(2001) }, 400, 'text_too_long'],
    ['a conversation id with a path in it', { conversationId: '../x', text: 'ทำฟัน' }, 400, 'bad_conversation'],
    ['an unknown language', { lang: 'fr' }, 400, 'bad_lang'],
    ['a body of 20 kB', { text: 'a', junk: 'x'.repeat(20_000) }, 413, 'too_large'],
  ])('refuses %s with a problem document that says what to do', async (_name, body, status, code) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status, code, title: expect.any(String), detail: expect.stringMatching(/.{10,}/) });
  });
});

test('messages of an agent arrive as server-sent events', async () => {
  const { conversationId } = await ask({ text: 'สวัสดี' });
  const response = await fetch(`${base}/api/chat/${conversationId}/events`);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  stage.live.publish(conversationId, { text: 'เจ้าหน้าที่มาแล้ว' });
  let received = '';
  while (!received.includes('เจ้าหน้าที่มาแล้ว')) received += new TextDecoder().decode((await reader.read()).value);
  expect(received).toContain('event: message');
  await reader.cancel();
});

describe('running it', () => {
  test('/healthz, and /readyz with each dependency', async () => {
    expect(await (await fetch(`${base}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${base}/readyz`)).json()).toEqual({ status: 'ok', dependencies: { redis: 'ok' } });
    redisReady = false;
    const degraded = await fetch(`${base}/readyz`);
    redisReady = true;
    expect([degraded.status, await degraded.json()]).toEqual([503, { status: 'degraded', dependencies: { redis: 'unreachable' } }]);
    stopping = true;
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    stopping = false;
  });

  test('/metrics counts turns by topic and outcome', async () => {
    await ask({ text: 'ค่าทำศพได้เท่าไหร่' });
    const text = await (await fetch(`${base}/metrics`)).text();
    expect(text).toMatch(/ask1506_turns_total\{channel="web",outcome="answer",disposition="answered",topic="death\.funeral"\} \d/);
  });

  test('nothing that a person typed is in the log or the metrics', async () => {
    await ask({ text: 'เลขบัตร 1101700207366 เบอร์ 0812345678 ชื่อสมชาย ค่าทำศพได้เท่าไหร่' });
    const kept = lines.join('\n') + (await (await fetch(`${base}/metrics`)).text());
    expect(lines.length).toBeGreaterThan(0);
    for (const secret of ['1101700207366', '0812345678', 'สมชาย', 'ค่าทำศพ']) expect(kept).not.toContain(secret);
  });

  test('security headers are set, and the server does not tell what it is', async () => {
    const response = await fetch(`${base}/healthz`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  test('an unknown address is a problem document', async () => {
    const response = await fetch(`${base}/nothing`);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([404, 'not_found']);
  });
});

test('the log leaves out what a person typed even when it is handed in', () => {
  const written: string[] = [];
  const log = createLog('info');
  const stream = (log as unknown as Record<symbol, { write: (line: string) => void }>)[pino.symbols.streamSym as unknown as symbol];
  if (stream) stream.write = (line: string) => void written.push(line);
  log.info({ text: 'ความลับ', turn: { text: 'ความลับ', phone: '0812345678' } }, 'turn');
  expect(written.join('')).toContain('turn');
  expect(written.join('')).not.toMatch(/ความลับ|0812345678/);
});

describe('configuration', () => {
  test('has embedded defaults', () => {
    expect(readConfig({})).toMatchObject({ port: 1506, redisUrl: undefined, sessionTtlSeconds: 1800, logLevel: 'info' });
  });

  test.each([
    [{ PORT: 'abc' }, /PORT is "abc"\. Allowed: a whole number from 0 to 65535/],
    [{ REDIS_URL: 'localhost' }, /REDIS_URL is not an address\. Allowed: redis:\/\/host:port/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL is "loud"\. Allowed: trace, debug/],
    [{ TODAY: 'tomorrow' }, /TODAY is "tomorrow"\. Allowed: a day such as/],
  ])('refuses %j at the start', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });
});
