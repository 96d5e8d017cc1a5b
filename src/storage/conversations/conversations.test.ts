import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startRedis, type TestRedis } from '../../../test/helpers/start-redis.ts';
import { newSession, type Session } from '../../dialog/session.ts';
import type { ConversationOptions, Conversations, InboundEvent, Turn, TurnEnd } from './conversations.ts';
import { MemoryConversations } from './memory-conversations.ts';
import { RedisConversations } from './redis-conversations.ts';

/** Longer than anything here takes: a test that waits for so long has failed. */
const LONG_MS = 20_000;
/** A lease that runs out while the test waits, and a turn that may not take longer. */
const SHORT = { leaseMs: 150, longestTurnMs: 150 };

/** Two of them on one store, as two server processes have. In memory they are one, with the first one's options. */
type Open = (options?: Partial<ConversationOptions>, ofSecond?: Partial<ConversationOptions>) => Promise<[Conversations, Conversations]>;

let redis: TestRedis;
let cluster: TestRedis;
beforeAll(async () => {
  [redis, cluster] = await Promise.all([startRedis(), startRedis({ cluster: true })]);
});
afterAll(() => Promise.all([redis.stop(), cluster.stop()]));

const connectTwo = (url: string, options: Partial<ConversationOptions> = {}, ofSecond = options) =>
  Promise.all([RedisConversations.connect(url, options, () => {}), RedisConversations.connect(url, ofSecond, () => {})]);

/** What every store of conversations must do. */
describe.each<[string, Open]>([
  [
    'memory',
    async (options) => {
      const one = new MemoryConversations(options);
      return [one, one];
    },
  ],
  ['Redis', (...options) => connectTwo(redis.url, ...options)],
  ['a node of a Redis cluster', (...options) => connectTwo(cluster.url, ...options)],
])('conversations in %s', (_name, openTwo) => {
  const opened: Conversations[] = [];
  const open: Open = async (...options) => {
    const two = await openTwo(...options);
    opened.push(...two);
    return two;
  };
  let first: Conversations;
  let second: Conversations;
  let id: string;
  beforeEach(async () => {
    [first, second] = await open();
    id = randomUUID();
  });
  afterEach(() => Promise.all(opened.splice(0).map((conversations) => conversations.close())));

  const event = (eventId: string, payload: unknown = null, conversationId = id): InboundEvent => ({ eventId, conversationId, payload });
  const postAll = async (...eventIds: string[]): Promise<void> => {
    for (const eventId of eventIds) await first.post(event(eventId));
  };

  describe('an event', () => {
    test('reaches its turn as it was posted', async () => {
      const posted = event('a', { text: 'ค่าทำศพได้เท่าไหร่', choice: null, at: [1, 2.5] });
      await first.post(posted);
      const seen: InboundEvent[] = [];
      await second.drain(id, remember(seen));
      expect(seen).toEqual([posted]);
    });

    test('is taken once, posted again while it waits or after it was ended', async () => {
      expect([await first.post(event('a')), await second.post(event('a'))]).toEqual(['new', 'known']);
      const seen: InboundEvent[] = [];
      await first.drain(id, remember(seen));
      expect(await second.post(event('a'))).toBe('known');
      await second.drain(id, remember(seen));
      expect(seen).toHaveLength(1);
    });

    test('is taken once, posted again while its turn runs', async () => {
      await first.post(event('a'));
      const again: string[] = [];
      await first.drain(id, async (session, { eventId }) => {
        again.push(await second.post(event(eventId)));
        return count(session);
      });
      expect(again).toEqual(['known']);
    });

    test('is taken once, posted at the same moment by two', async () => {
      const posts = await Promise.all([first, second, first, second].map((conversations) => conversations.post(event('a'))));
      expect(posts.sort()).toEqual(['known', 'known', 'known', 'new']);
    });

    test('is known for as long as it waits, longer than answers are kept', async () => {
      const [brief] = await open({ keepAnswersSeconds: 0.3 });
      await brief.post(event('a'));
      await brief.drain(id, count);
      await brief.post(event('b'));
      await until(async () => (await brief.post(event('a'))) === 'new');
      expect(await brief.post(event('b'))).toBe('known');
      expect(await brief.abandoned()).toContain(id);
    });

    test('of the same id is another event in another conversation', async () => {
      expect([await first.post(event('a')), await first.post(event('a', null, randomUUID()))]).toEqual(['new', 'new']);
    });
  });

  describe('order', () => {
    test('events of one conversation are taken in the order of their posts, those posted meanwhile too', async () => {
      await postAll('a', 'b', 'c');
      const seen: InboundEvent[] = [];
      await first.drain(id, async (session, taken, taking) => {
        if (taken.eventId === 'a') await second.post(event('d'));
        return remember(seen)(session, taken, taking);
      });
      expect(seen.map(({ eventId }) => eventId)).toEqual(['a', 'b', 'c', 'd']);
    });

    test('two who post and drain at once: every event once, one at a time, in the order of each', async () => {
      const seen: InboundEvent[] = [];
      let inside = 0;
      let most = 0;
      const turn: Turn<null> = async (session, taken, taking) => {
        most = Math.max(most, ++inside);
        await wait(Math.random() * 2);
        inside--;
        return remember(seen)(session, taken, taking);
      };
      const drains: Promise<void>[] = [];
      const post = async (conversations: Conversations, poster: string): Promise<void> => {
        for (let number = 0; number < 40; number++) {
          await conversations.post(event(`${poster}${number}`, { poster, number }));
          drains.push(conversations.drain(id, turn));
        }
      };
      await Promise.all([post(first, 'a'), post(second, 'b')]);
      await Promise.all(drains);
      expect(most).toBe(1);
      for (const poster of ['a', 'b']) {
        const own = seen.map(({ payload }) => payload as { poster: string; number: number }).filter((payload) => payload.poster === poster);
        expect(own.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, number) => number));
      }
      expect((await first.session(id))?.turns).toBe(80);
    });

    test('a drain returns at once while another takes the turns, and that one takes what it left', async () => {
      await postAll('a');
      const seen: InboundEvent[] = [];
      await first.drain(id, async (session, taken, taking) => {
        if (taken.eventId === 'a') {
          await postAll('b');
          await second.drain(id, fail);
        }
        return remember(seen)(session, taken, taking);
      });
      expect(seen.map(({ eventId }) => eventId)).toEqual(['a', 'b']);
    });

    test('a turn sees how often its event was taken, and the event behind it even when that came meanwhile', async () => {
      await postAll('a');
      const seen: unknown[] = [];
      await first.drain(id, async (session, taken, taking) => {
        if (taken.eventId === 'a') await second.post(event('b', { text: 'ต่อ' }));
        seen.push([taken.eventId, taking.tries, await taking.following()]);
        return remember([])(session, taken, taking);
      });
      expect(seen).toEqual([
        ['a', 1, event('b', { text: 'ต่อ' })],
        ['b', 1, undefined],
      ]);
    });

    test('other conversations do not wait', async () => {
      const other = randomUUID();
      await Promise.all([first.post(event('a')), first.post(event('a', null, other))]);
      const seen: InboundEvent[] = [];
      await first.drain(id, async (session) => {
        await first.drain(other, remember(seen));
        return count(session);
      });
      expect(seen.map(({ conversationId }) => conversationId)).toEqual([other]);
    });
  });

  describe('a turn that fails', () => {
    test('ends its event, leaves the session, and the next goes on', async () => {
      await postAll('a', 'b', 'c');
      await first.drain(id, (session, { eventId }) => (eventId === 'b' ? fail() : count(session)));
      expect(await second.answerTo(id, 'b', 0)).toEqual({ failed: true });
      expect(await second.answerTo(id, 'c', 0)).toEqual({ answer: 2 });
      expect((await first.session(id))?.turns).toBe(2);
      expect(await first.post(event('b'))).toBe('known');
    });

    test('may also throw before it returns a promise', async () => {
      await postAll('a');
      await first.drain(id, () => {
        throw new Error('at once');
      });
      expect(await first.answerTo(id, 'a', 0)).toEqual({ failed: true });
    });
  });

  describe('a session', () => {
    const session: Session = { ...newSession('en'), turns: 3, last: { topic: 'child.allowance', day: '2026-11-24' }, lastSaid: [{ key: 'ถาม' }] };

    test('comes back as it was kept, to the next turn and for looking', async () => {
      await postAll('a');
      await first.drain(id, async () => ({ session, answer: null }));
      expect(await second.session(id)).toEqual(session);
      await postAll('b');
      let seen: Session | undefined;
      await second.drain(id, async (before) => {
        seen = before;
        return count(before);
      });
      expect(seen).toEqual(session);
    });

    test('is absent at first', async () => {
      expect(await first.session(id)).toBeUndefined();
      await postAll('a');
      await first.drain(id, async (before) => ({ session, answer: before === undefined }));
      expect(await first.answerTo(id, 'a', 0)).toEqual({ answer: true });
    });

    test('is not changed by what happens to it outside of a turn', async () => {
      const mine = newSession();
      const answer = { choices: ['a'] };
      await postAll('a');
      await first.drain(id, async () => ({ session: mine, answer }));
      mine.turns = 99;
      answer.choices.push('b');
      const looked = await first.session(id);
      if (looked) looked.turns = 98;
      const got = await first.answerTo<typeof answer>(id, 'a', 0);
      if (got && 'answer' in got) got.answer.choices.push('c');
      expect((await first.session(id))?.turns).toBe(0);
      expect(await first.answerTo(id, 'a', 0)).toEqual({ answer: { choices: ['a'] } });
    });

    test('of a version that is not known is absent', async () => {
      await postAll('a', 'b');
      const before: (Session | undefined)[] = [];
      await first.drain(id, async (kept) => {
        before.push(kept);
        return { session: { ...session, version: 2 as 1 }, answer: null };
      });
      expect(before).toEqual([undefined, undefined]);
      expect(await first.session(id)).toBeUndefined();
    });

    test('expires after its time, and the answers stay for theirs', async () => {
      const [brief] = await open({ ttlSeconds: 0.5 });
      await brief.post(event('a'));
      await brief.drain(id, count);
      const kept = performance.now();
      expect(await brief.session(id)).toBeDefined();
      await until(async () => !(await brief.session(id)));
      expect(performance.now() - kept).toBeGreaterThan(300);
      expect(await brief.answerTo(id, 'a', 0)).toEqual({ answer: 1 });
    });
  });

  describe('an answer', () => {
    test('is kept for an event that is delivered again', async () => {
      await postAll('a', 'b');
      await first.drain(id, count);
      for (const conversations of [first, second]) {
        expect(await conversations.post(event('a'))).toBe('known');
        expect(await conversations.answerTo(id, 'a', LONG_MS)).toEqual({ answer: 1 });
      }
    });

    test('is let go after its time, and the event is new again', async () => {
      const [brief] = await open({ keepAnswersSeconds: 0.5 });
      for (const eventId of ['a', 'b']) await brief.post(event(eventId));
      await brief.drain(id, count);
      expect(await brief.answerTo(id, 'a', 0)).toEqual({ answer: 1 });
      // the second ended a little later, and is kept a little longer
      for (const eventId of ['a', 'b']) await until(async () => !(await brief.answerTo(id, eventId, 0)));
      expect(await brief.post(event('a'))).toBe('new');
      await brief.drain(id, count);
      expect(await brief.answerTo(id, 'a', 0)).toEqual({ answer: 3 });
    });

    test('is let go after its own time, not with a later one', async () => {
      const [brief] = await open({ keepAnswersSeconds: 1.5 });
      await brief.post(event('a'));
      await brief.drain(id, count);
      await wait(700);
      await brief.post(event('b'));
      await brief.drain(id, count);
      await until(async () => !(await brief.answerTo(id, 'a', 0)));
      expect(await brief.answerTo(id, 'b', 0)).toEqual({ answer: 2 });
    });

    test('is let go after its time while the conversation goes on', async () => {
      const [brief] = await open({ keepAnswersSeconds: 0.5 });
      await brief.post(event('a'));
      await brief.drain(id, count);
      let number = 0;
      await until(async () => {
        await brief.post(event(`again ${++number}`));
        await brief.drain(id, count);
        return !(await brief.answerTo(id, 'a', 0));
      });
      expect(await brief.answerTo(id, `again ${number}`, 0)).toEqual({ answer: number + 1 });
      expect(await brief.post(event('a'))).toBe('new');
    });

    test('is waited for, by any number and whoever ends the event', async () => {
      const waiting = [first, second, first].map((conversations) => conversations.answerTo(id, 'b', LONG_MS));
      const other = second.answerTo(id, 'c', LONG_MS);
      await postAll('a', 'b');
      await second.drain(id, count);
      expect(await Promise.all(waiting)).toEqual([{ answer: 2 }, { answer: 2 }, { answer: 2 }]);
      await postAll('c');
      await first.drain(id, fail);
      expect(await other).toEqual({ failed: true });
    });

    test('is not missed when it comes at the moment of asking', async () => {
      const start = performance.now();
      for (let number = 0; number < 50; number++) {
        await postAll(`${number}`);
        const drained = first.drain(id, count);
        if (number % 2) await new Promise(setImmediate);
        expect(await second.answerTo(id, `${number}`, LONG_MS)).toEqual({ answer: number + 1 });
        await drained;
      }
      // one that was missed would have been found only when its time was up
      expect(performance.now() - start).toBeLessThan(LONG_MS);
    });

    test('is nothing when none comes in time', async () => {
      await postAll('a');
      expect(await first.answerTo(id, 'a', 0)).toBeUndefined();
      const start = performance.now();
      expect(await first.answerTo(id, 'a', 100)).toBeUndefined();
      expect(performance.now() - start).toBeGreaterThan(90);
    });
  });

  describe('a lease', () => {
    test('is renewed while a turn runs', async () => {
      const [one, two] = await open({ leaseMs: 800 });
      await one.post(event('a'));
      let lost = false;
      await one.drain(id, async (session) => {
        const start = performance.now();
        while (performance.now() - start < 2000) {
          lost ||= (await two.abandoned()).includes(id);
          await two.drain(id, fail);
          await wait(20);
        }
        return count(session);
      });
      expect(lost).toBe(false);
      expect(await two.answerTo(id, 'a', 0)).toEqual({ answer: 1 });
    });

    test('that is lost in mid-turn lets another take over, and what the first one ends then is dropped', async () => {
      const [one, two] = await open(SHORT, {});
      for (const eventId of ['a', 'b']) await one.post(event(eventId));
      const hanging = Promise.withResolvers<void>();
      const hung = one.drain(id, async () => {
        await hanging.promise;
        return { session: { ...newSession(), turns: 99 }, answer: 'too late' };
      });
      await until(async () => (await two.abandoned()).includes(id));
      await two.drain(id, count);
      hanging.resolve();
      await hung;
      expect([await two.answerTo(id, 'a', 0), await two.answerTo(id, 'b', 0)]).toEqual([{ answer: 1 }, { answer: 2 }]);
      expect((await two.session(id))?.turns).toBe(2);
    });

    test('that is lost while another is in the same turn does not end that one', async () => {
      const [one, two] = await open(SHORT, {});
      await one.post(event('a'));
      const hanging = Promise.withResolvers<void>();
      const hung = one.drain(id, async () => {
        await hanging.promise;
        return { session: newSession(), answer: 'too late' };
      });
      await until(async () => (await two.abandoned()).includes(id));
      let meanwhile: unknown;
      await two.drain(id, async (session) => {
        hanging.resolve();
        await hung;
        meanwhile = await two.answerTo(id, 'a', 0);
        return count(session);
      });
      expect(meanwhile).toBeUndefined();
      expect(await two.answerTo(id, 'a', 0)).toEqual({ answer: 1 });
    });

    test('that is lost with nobody to take over is taken again', async () => {
      const [one] = await open(SHORT);
      await one.post(event('a'));
      let turns = 0;
      await one.drain(id, async (session) => {
        if (++turns === 1) await until(async () => (await one.abandoned()).includes(id));
        return count(session);
      });
      expect(turns).toBeGreaterThan(1);
      expect(await one.answerTo(id, 'a', 0)).toEqual({ answer: 1 });
    });

    test('an event that is never ended fails after so many tries, and the next goes on', async () => {
      const [one, two] = await open({ ...SHORT, mostTries: 2 });
      for (const eventId of ['a', 'b']) await one.post(event(eventId));
      const hanging = Promise.withResolvers<never>();
      const hung: Promise<void>[] = [];
      for (const conversations of [one, two]) {
        hung.push(conversations.drain(id, () => hanging.promise));
        await until(async () => (await one.abandoned()).includes(id));
      }
      await two.drain(id, count);
      expect([await one.answerTo(id, 'a', 0), await one.answerTo(id, 'b', 0)]).toEqual([{ failed: true }, { answer: 1 }]);
      hanging.reject(new Error('given up'));
      await Promise.all(hung);
    });
  });

  describe('abandoned', () => {
    test('names conversations in which events wait and nobody takes turns', async () => {
      const others = [randomUUID(), randomUUID()];
      await postAll('a', 'b');
      for (const other of others) await first.post(event('a', null, other));
      let found: string[] = [];
      await first.drain(others[0] ?? '', async (session) => {
        found = await second.abandoned();
        return count(session);
      });
      expect(found.filter((each) => [id, ...others].includes(each)).sort()).toEqual([id, others[1]].sort());
      for (const left of await second.abandoned()) await second.drain(left, count);
      expect(await second.abandoned()).toEqual([]);
      expect(await second.answerTo(id, 'b', 0)).toEqual({ answer: 2 });
    });

    test('an event that is posted again after it was ended is not waiting', async () => {
      await postAll('a');
      await first.drain(id, count);
      await postAll('a');
      expect(await first.abandoned()).not.toContain(id);
    });
  });

  describe('forget', () => {
    test('removes session, waiting events and answers', async () => {
      await postAll('a');
      await first.drain(id, count);
      await postAll('b', 'c');
      await second.forget(id);
      expect([await first.session(id), await first.answerTo(id, 'a', 0)]).toEqual([undefined, undefined]);
      expect(await first.abandoned()).not.toContain(id);
      await first.drain(id, fail);
      expect([await first.post(event('a')), await first.post(event('b'))]).toEqual(['new', 'new']);
      await first.forget(id);
    });

    test('drops the turn that runs', async () => {
      await postAll('a');
      await first.drain(id, async (session) => {
        await second.forget(id);
        return count(session);
      });
      expect([await first.session(id), await first.answerTo(id, 'a', 0)]).toEqual([undefined, undefined]);
      expect(await first.post(event('a'))).toBe('new');
      await first.forget(id);
    });

    test('of a conversation that is not there does nothing', async () => {
      await first.forget(id);
      expect(await first.post(event('a'))).toBe('new');
      await first.forget(id);
    });
  });

  test('it can be reached', async () => {
    expect(await first.ready()).toBe(true);
  });
});

/** A turn that counts, and answers with the count. */
async function count(session: Session = newSession()): Promise<TurnEnd<number>> {
  const turns = session.turns + 1;
  return { session: { ...session, turns }, answer: turns };
}

async function fail(): Promise<never> {
  throw new Error('broken');
}

function remember(seen: InboundEvent[]): Turn<null> {
  return async (session, event) => {
    seen.push(event);
    return { ...(await count(session)), answer: null };
  };
}

/** Asks again and again until it is so. */
async function until(so: () => Promise<boolean>): Promise<void> {
  const start = performance.now();
  while (!(await so())) {
    if (performance.now() - start > LONG_MS) throw new Error('it never came to that');
    await wait(10);
  }
}
