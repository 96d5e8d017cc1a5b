import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'redis';
import { startRedis, type TestRedis } from '../../../test/helpers/start-redis.ts';
import { newSession } from '../../dialog/session.ts';
import { conversationKey } from './conversation-keys.ts';
import type { ConversationOptions } from './conversations.ts';
import { RedisConversations } from './redis-conversations.ts';
import { WAITING_INDEX } from './waiting-index.ts';

/** Longer than anything here takes. */
const LONG_MS = 20_000;

const newAdmin = (url: string) => createClient({ url });
let redis: TestRedis;
let admin: ReturnType<typeof newAdmin>;
const opened: RedisConversations[] = [];

beforeAll(async () => {
  redis = await startRedis();
  admin = newAdmin(redis.url);
  await admin.connect();
});
afterEach(() => Promise.all(opened.splice(0).map((conversations) => conversations.close())));
afterAll(async () => {
  admin.destroy();
  await redis.stop();
});

async function open(options: Partial<ConversationOptions> = {}, url = redis.url): Promise<RedisConversations> {
  const conversations = await RedisConversations.connect(url, options, () => {});
  opened.push(conversations);
  return conversations;
}

const answerOk = async (session = newSession()) => ({ session, answer: 'ok' });

/** Every key and every entry of the index that names a conversation. */
async function tracesOf(conversationId: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const some of admin.scanIterator()) keys.push(...some);
  const entries = await admin.zRange(WAITING_INDEX, 0, -1);
  return [...keys, ...entries].filter((each) => each.includes(conversationId));
}

describe('keys', () => {
  test('of a conversation share one hash tag, and are all gone after forget', async () => {
    const conversations = await open();
    const id = randomUUID();
    const keysInTurn: string[] = [];
    for (const eventId of ['a', 'b', 'c']) await conversations.post({ conversationId: id, eventId, payload: 'ถาม' });
    await conversations.drain(id, async (session) => {
      keysInTurn.push(...(await tracesOf(id)));
      return answerOk(session);
    });
    await conversations.post({ conversationId: id, eventId: 'd', payload: null });
    const keys = [...new Set([...keysInTurn, ...(await tracesOf(id))])].filter((key) => !key.startsWith('['));
    expect(keys.map((key) => key.replace(`ask1506:{${id}}:`, '')).sort()).toEqual(['events', 'lease', 'outcomes', 'queue', 'session', 'tries']);
    await conversations.forget(id);
    expect(await tracesOf(id)).toEqual([]);
  });

  test('of a conversation that rests all expire by themselves', async () => {
    const conversations = await open({ ttlSeconds: 600, keepAnswersSeconds: 60 });
    const id = randomUUID();
    await conversations.post({ conversationId: id, eventId: 'a', payload: null });
    await conversations.drain(id, answerOk);
    const left = await Promise.all((await tracesOf(id)).map(async (key) => [key.split(':').at(-1), await admin.ttl(key)]));
    expect(Object.fromEntries(left)).toEqual({ events: 60, outcomes: 60, session: 600 });
  });

  test('that say an event waits when it does not leave the index, unless it may be about to be posted', async () => {
    const conversations = await open();
    const id = randomUUID();
    const entry = (eventId: string) => JSON.stringify([id, eventId]);
    await admin.zAdd(WAITING_INDEX, [
      { score: 0, value: entry('old') },
      { score: Date.now(), value: entry('about to be posted') },
    ]);
    expect(await conversations.abandoned()).not.toContain(id);
    expect(await tracesOf(id)).toEqual([entry('about to be posted')]);
    await conversations.post({ conversationId: id, eventId: 'old', payload: null });
    expect(await conversations.abandoned()).toContain(id);
    await conversations.forget(id);
  });
});

describe('the connection', () => {
  test('an address where nothing answers is refused at once, without the password in the message', async () => {
    const stopped = await startRedis();
    await stopped.stop();
    const url = stopped.url.replace('//', '//:s3cret@');
    const refused = RedisConversations.connect(url, {}, () => {});
    await expect(refused).rejects.toThrow(/^Redis cannot be reached at 127\.0\.0\.1:\d+\. Check that it runs there and that REDIS_URL is right\.$/);
    await expect(refused).rejects.not.toThrow('s3cret');
  });

  test('when Redis is gone it says so, and nothing waits for it to come back', async () => {
    const own = await startRedis();
    const conversations = await open({}, own.url);
    expect(await conversations.ready()).toBe(true);
    await own.stop();
    expect(await conversations.ready()).toBe(false);
    await expect(conversations.post({ conversationId: 'a', eventId: 'a', payload: null })).rejects.toThrow('offline');
    await expect(conversations.drain('a', answerOk)).rejects.toThrow('offline');
    await expect(conversations.answerTo('a', 'a', LONG_MS)).rejects.toThrow('offline');
  });

  test('an answer whose message was lost with the connection is found when it is back', async () => {
    const conversations = await open();
    const id = randomUUID();
    await conversations.post({ conversationId: id, eventId: 'a', payload: null });
    await admin.configResetStat();
    const start = performance.now();
    const answer = conversations.answerTo(id, 'a', LONG_MS);
    // each look reads the hash of outcomes; after the second, which follows the subscription, only a message or the reconnection leads to another
    while (!(await admin.info('commandstats')).includes('cmdstat_hget:calls=2,')) await new Promise(setImmediate);
    // ends the event as a script does, but for the message
    await admin
      .multi()
      .hSet(conversationKey(id, 'outcomes'), 'a', JSON.stringify({ answer: 'ok' }))
      .zAdd(conversationKey(id, 'events'), { score: Date.now() + LONG_MS, value: 'a' })
      .exec();
    expect(await admin.clientKill({ filter: 'TYPE', type: 'pubsub' })).toBe(1);
    expect(await answer).toEqual({ answer: 'ok' });
    expect(performance.now() - start).toBeLessThan(LONG_MS / 2);
  });
});

describe('two processes', () => {
  const EVENTS_EACH = 100;
  const KILLS = 5;
  /** After how many turns one process is killed in the next. */
  const TURNS_BETWEEN_KILLS = 30;
  /** On a busy machine each of the processes takes seconds to start. */
  const PATIENCE_MS = 120_000;
  const children = new Set<ChildProcess>();
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
  });

  test(
    'end every event once and in order, though one is killed in mid-turn again and again',
    async () => {
      const id = randomUUID();
      const turns: { eventId: string; killed: boolean }[] = [];
      const deaths: Promise<unknown>[] = [];
      let kills = 0;

      const start = (poster: string): void => {
        const child = fork(join(import.meta.dirname, '../../../test/helpers/drain-conversations.ts'), [redis.url, id, poster, String(EVENTS_EACH)]);
        children.add(child);
        deaths.push(once(child, 'exit').then(([code, signal]) => code ?? signal));
        child.on('message', (eventId: string) => {
          const killed = kills < KILLS && turns.length > (kills + 1) * TURNS_BETWEEN_KILLS;
          turns.push({ eventId, killed });
          if (!killed) return child.send(eventId);
          kills++;
          children.delete(child);
          start(poster);
          return child.kill('SIGKILL');
        });
      };
      for (const poster of ['a', 'b']) start(poster);

      const posted = ['a', 'b'].map((poster) => Array.from({ length: EVENTS_EACH }, (_, number) => `${poster}-${number + 1}`));
      const looking = await open();
      const places = new Map<string, unknown>();
      for (const eventId of posted.flat()) places.set(eventId, await looking.answerTo(id, eventId, PATIENCE_MS));
      for (const child of children) child.send('stop');
      const ends = await Promise.all(deaths);

      const taken = (await looking.session(id))?.lastSaid as string[];
      expect(taken).toHaveLength(2 * EVENTS_EACH);
      for (const own of posted) expect(taken.filter((eventId) => own.includes(eventId))).toEqual(own);
      expect([...places]).toEqual(posted.flat().map((eventId) => [eventId, { answer: { place: taken.indexOf(eventId) + 1 } }]));
      const killed = turns.filter((turn) => turn.killed);
      expect(killed).toHaveLength(KILLS);
      for (const { eventId } of killed) expect(turns).toContainEqual({ eventId, killed: false });
      expect(ends.sort()).toEqual([0, 0, ...Array.from({ length: KILLS }, () => 'SIGKILL')]);
      expect(await tracesOf(id)).not.toContainEqual(expect.stringMatching(/^\[|:(queue|lease|tries)$/));
    },
    PATIENCE_MS,
  );
});
