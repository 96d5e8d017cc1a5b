import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type RunningSandbox, startSandbox } from '../../../sandbox/sso/start-sandbox.ts';
import type { ConnectorOptions } from '../connector-options.ts';
import { HttpClient } from '../http-client.ts';
import { HttpSms } from './http-sms.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox('2026-11-24');
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const smsOf = (options: Partial<ConnectorOptions> = {}): HttpSms =>
  new HttpSms(new HttpClient('sms', { baseUrl: sandbox.baseUrl, token: sandbox.token, retryDelayMs: 1, retryDelayMostMs: 5, ...options }));

const message = { to: '0812345678', text: 'รหัสของคุณคือ 402913', idempotencyKey: 'one-time-0001' };

test('a message is sent once per key, also when it is repeated on a fault', async () => {
  await sandbox.fault('error', 1);
  await smsOf().send(message);
  await smsOf().send(message);
  await smsOf().send({ ...message, idempotencyKey: 'one-time-0002' });
  const { messages, requests } = await sandbox.state();
  expect(messages).toEqual([
    { to: message.to, text: message.text },
    { to: message.to, text: message.text },
  ]);
  expect(requests.message).toBe(4);
});

test('another message under the same key is invalid and is not sent', async () => {
  await smsOf().send(message);
  await expect(smsOf().send({ ...message, text: 'อื่น' })).rejects.toMatchObject({ code: 'invalid', reason: 'key-reused' });
  expect((await sandbox.state()).messages).toHaveLength(1);
});

test('when the first try takes too long, the next one sends it', async () => {
  await sandbox.fault('slow', 1);
  await smsOf({ timeoutMs: 500 }).send(message);
  expect((await sandbox.state()).messages).toHaveLength(1);
});

test.each<[string, Partial<typeof message>]>([
  ['a number that is none', { to: '191' }],
  ['no text', { text: '' }],
  ['a text too long', { text: 'ก'.repeat(701) }],
])('%s is invalid and is not sent', async (_name, wrong) => {
  await expect(smsOf().send({ ...message, ...wrong })).rejects.toMatchObject({ code: 'invalid' });
  expect((await sandbox.state()).requests).toEqual({});
});

test.each(['error', 'down', 'slow', 'wrong'] as const)('%s: unavailable, and neither number nor text is in the error', async (mode) => {
  await sandbox.fault(mode);
  const error = await smsOf({ timeoutMs: 100 })
    .send(message)
    .catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'unavailable', cause: expect.any(Error) });
  for (const personal of [message.to, '402913']) expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(personal);
});
