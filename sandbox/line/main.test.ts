import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';

const start = (env: Record<string, string>) =>
  spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', LINE_CHANNEL_SECRET: 'secret', LINE_CHANNEL_TOKEN: 'token', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

test("the process says where it is, serves the page and LINE's API, and ends when told", async () => {
  const child = start({});
  const exited = once(child, 'exit');
  try {
    const [line] = await once(createInterface(child.stdout), 'line');
    const page = /http:\/\/\S+/.exec(String(line))?.[0] ?? '';
    expect((await fetch(page)).headers.get('content-type')).toContain('text/html');
    const info = await fetch(new URL('/v2/bot/channel/webhook/endpoint', page), { headers: { authorization: 'Bearer token' } });
    expect(await info.json()).toEqual({ endpoint: 'http://localhost:1506/channels/line/webhook', active: true });
  } finally {
    child.kill('SIGTERM');
  }
  expect(await exited).toEqual([0, null]);
});

test.each([
  [{ LINE_CHANNEL_SECRET: '' }, 'LINE_CHANNEL_SECRET is not set.'],
  [{ LINE_CHANNEL_TOKEN: '' }, 'LINE_CHANNEL_TOKEN is not set.'],
  [{ PORT: 'x' }, 'PORT is "x". Allowed'],
  [{ WEBHOOK_URL: 'here' }, 'WEBHOOK_URL is "here". Allowed'],
])('it does not start with %j, and says what to do', async (env, said) => {
  const child = start(env);
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect([code, complaint]).toEqual([1, expect.stringContaining(said)]);
});
