import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newSession } from '../../dialog/session.ts';
import { MemorySessions } from './memory-sessions.ts';
import { RedisSessions } from './redis-sessions.ts';
import type { Sessions } from './sessions.ts';

const TTL_SECONDS = 60;
let redis: ChildProcess;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  url = `redis://127.0.0.1:${port}`;
  redis = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no', '--bind', '127.0.0.1'], { stdio: 'ignore' });
  for (let tries = 0; tries < 50; tries++) {
    const sessions = await RedisSessions.connect(url, TTL_SECONDS, () => {}).catch(() => undefined);
    if (sessions) return sessions.close();
    await wait(100);
  }
  throw new Error('redis-server did not start');
});
afterAll(() => {
  redis.kill();
});

/** What every store of sessions must do. */
describe.each<[string, () => Promise<Sessions>]>([
  ['memory', async () => new MemorySessions(TTL_SECONDS)],
  ['Redis', () => RedisSessions.connect(url, TTL_SECONDS, () => {})],
])('sessions in %s', (_name, open) => {
  let sessions: Sessions;
  beforeAll(async () => {
    sessions = await open();
  });
  afterAll(() => sessions.close());

  test('a session comes back as it was kept', async () => {
    const session = { ...newSession('en'), turns: 3, last: { topic: 'child.allowance', day: '2026-11-24' } };
    await sessions.set('a', session);
    expect(await sessions.get('a')).toEqual(session);
  });

  test('what is changed later does not change what is kept', async () => {
    const session = newSession();
    await sessions.set('b', session);
    session.turns = 99;
    expect((await sessions.get('b'))?.turns).toBe(0);
  });

  test('an unknown or deleted conversation has none', async () => {
    expect(await sessions.get('nobody')).toBeUndefined();
    await sessions.set('c', newSession());
    await sessions.delete('c');
    expect(await sessions.get('c')).toBeUndefined();
  });

  test('turns of one conversation run one at a time, in order', async () => {
    const order: number[] = [];
    await Promise.all(
      [30, 5, 1].map((ms, index) =>
        sessions.inTurn('d', async () => {
          await wait(ms);
          order.push(index);
        }),
      ),
    );
    expect(order).toEqual([0, 1, 2]);
  });

  test('a turn that fails lets the next one through', async () => {
    await expect(sessions.inTurn('e', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await sessions.inTurn('e', async () => 'next')).toBe('next');
  });

  test('it can be reached', async () => {
    expect(await sessions.ready()).toBe(true);
  });
});

test('a session in memory is forgotten after its time', async () => {
  let now = 0;
  const sessions = new MemorySessions(TTL_SECONDS, 10, () => now);
  await sessions.set('a', newSession());
  now = TTL_SECONDS * 1000 - 1;
  expect(await sessions.get('a')).toBeDefined();
  now += 1;
  expect(await sessions.get('a')).toBeUndefined();
});

test('memory keeps no more sessions than it may, the oldest go first', async () => {
  const sessions = new MemorySessions(TTL_SECONDS, 2);
  for (const id of ['a', 'b', 'c']) await sessions.set(id, newSession());
  expect(await sessions.get('a')).toBeUndefined();
  expect(await sessions.get('c')).toBeDefined();
});

test('two processes on one Redis take turns', async () => {
  const [first, second] = await Promise.all([RedisSessions.connect(url, TTL_SECONDS, () => {}), RedisSessions.connect(url, TTL_SECONDS, () => {})]);
  let inside = 0;
  let most = 0;
  const turn = async (): Promise<void> => {
    inside++;
    most = Math.max(most, inside);
    await wait(10);
    inside--;
  };
  await Promise.all([first, second, first, second].map((sessions) => sessions.inTurn('shared', turn)));
  expect(most).toBe(1);
  await Promise.all([first.close(), second.close()]);
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
