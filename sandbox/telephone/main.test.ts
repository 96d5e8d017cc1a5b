import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { SipCaller } from './testing/sip-caller.ts';

const start = (env: Record<string, string>) =>
  spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env.PATH ?? '', SIP_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

test('the process says where to call, answers there, and ends when told', async () => {
  const child = start({});
  const exited = once(child, 'exit');
  try {
    const [line] = await once(createInterface(child.stdout), 'line');
    const port = Number(/sip:1506@127\.0\.0\.1:(\d+)/.exec(String(line))?.[1]);
    const caller = await SipCaller.open(port);
    caller.send('OPTIONS');
    await caller.next(200);
    caller.close();
  } finally {
    child.kill('SIGTERM');
  }
  expect(await exited).toEqual([0, null]);
});

test.each([
  [{ SIP_PORT: 'x' }, 'SIP_PORT is "x". Allowed'],
  [{ START_URL: 'here' }, 'START_URL is "here". Allowed'],
  [{ TRANSFER_OUTCOME: 'maybe' }, 'TRANSFER_OUTCOME is "maybe". Allowed: connected, busy, noanswer.'],
])('it does not start with %j, and says what to do', async (env, said) => {
  const child = start(env);
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect([code, complaint]).toEqual([1, expect.stringContaining(said)]);
});
