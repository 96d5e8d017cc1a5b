import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Delivery, TurnAnswer } from '../src/channels/turn-service.ts';
import { RedisConversations } from '../src/storage/conversations/redis-conversations.ts';
import { sealConversations } from '../src/storage/conversations/seal-conversations.ts';
import { openStageWithLine, type StageWithLine } from './helpers/stage-with-line.ts';
import { startRedis, type TestRedis } from './helpers/start-redis.ts';

let redis: TestRedis;
let stage: StageWithLine;
let person: string;
/** What the bot sent is counted from here. */
let followed = 0;

beforeAll(async () => {
  redis = await startRedis();
  stage = await openStageWithLine({
    quota: 1000,
    channel: { loadingAfterMs: 50 },
    conversations: (keyRing) => RedisConversations.connect(redis.url, {}, () => {}, sealConversations(keyRing)),
  });
});
afterAll(async () => {
  await stage.close();
  await redis.stop();
});

beforeEach(async () => {
  stage.setClock('2026-11-24T10:00:00+07:00');
  stage.platform.reset();
  person = stage.platform.addPerson('คนทดสอบ', 'th');
  await stage.settled(stage.platform.follow(person));
  stage.platform.log.clear();
  followed = stage.told.failed.length;
});

const ask = (text = 'ค่าทำศพได้เท่าไหร่'): Promise<void> => stage.settled(stage.platform.say(person, text));
const failures = (): string[] => stage.told.failed.slice(followed);
const undelivered = async (): Promise<(string | undefined)[]> =>
  (await stage.records.audit.list({ conversationId: stage.conversationOf(person), action: 'line.undelivered', limit: 10 })).map(({ detail }) => detail);
const roundAt = async (instant: string): Promise<void> => {
  stage.setClock(instant);
  await stage.line.outbox.round();
};

describe('a reply that goes wrong', () => {
  test('because its token is too old is pushed, with a retry key', async () => {
    const asked = stage.platform.say(person, 'ค่าทำศพได้เท่าไหร่');
    stage.platform.clock.advance(61_000);
    await stage.settled(asked);
    expect(stage.viaTo(person)).toEqual(['push']);
    expect(stage.platform.log.to(person)[0]?.retryKey).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(failures()).toEqual(['invalid-token']);
  });

  test.each([
    ['rate-limit', 1, ['reply']],
    ['server-error', 1, ['reply']],
    // three tries of the reply, then the push
    ['server-error', 3, ['push']],
    ['drop', 1, ['reply']],
    // LINE did what it was asked, and its answer was lost: the token tells, and nothing is said twice
    ['lost-answer', 1, ['reply']],
    ['slow', 1, ['reply']],
  ] as const)('as %s, %i times, reaches the person once', async (mode, times, via) => {
    stage.platform.switches.set({ mode, times });
    await ask();
    expect(stage.viaTo(person)).toEqual(via);
    stage.platform.switches.clear();
    await roundAt('2026-11-24T10:01:00+07:00');
    expect(stage.viaTo(person)).toEqual(via);
  });

  test('whose answers are all lost is looked after while its token is young, and never pushed', async () => {
    stage.platform.switches.set({ mode: 'drop' });
    await ask();
    expect(failures()).toContain('uncertain');
    stage.platform.switches.clear();
    await roundAt('2026-11-24T10:00:06+07:00');
    expect(stage.viaTo(person)).toEqual(['reply']);
    expect(await undelivered()).toEqual([]);
  });
});

describe('a push that goes wrong', () => {
  const answer = (text: string): TurnAnswer => ({
    replies: [{ text }],
    topic: 'none',
    outcome: 'answer',
    disposition: 'answered',
    lang: 'th',
    largeText: false,
    signedIn: false,
  });
  const announce = (text: string): Promise<void> => stage.line.announce(stage.conversationOf(person), answer(text), text);

  test.each(['rate-limit', 'server-error', 'drop', 'lost-answer'] as const)('as %s is tried again at once, and arrives once', async (mode) => {
    stage.platform.switches.set({ mode, times: 2 });
    await announce(`ข่าว ${mode}`);
    expect(stage.viaTo(person)).toEqual(['push']);
  });

  test.each(['server-error', 'lost-answer'] as const)('for longer as %s is kept, sealed, and sent later, once', async (mode) => {
    stage.platform.switches.set({ mode });
    await announce(`ข่าวที่มาช้า ${mode}`);
    stage.platform.switches.clear();
    await roundAt('2026-11-24T10:00:01+07:00');
    const sent = mode === 'lost-answer' ? ['push'] : [];
    expect(stage.viaTo(person)).toEqual(sent);
    await roundAt('2026-11-24T10:00:10+07:00');
    await roundAt('2026-11-24T11:00:00+07:00');
    expect(stage.viaTo(person)).toEqual(['push']);
  });

  test('because the month is spent is counted, kept, and sent when there is room again', async () => {
    stage.platform.switches.set({ mode: 'quota' });
    await announce('ข่าวท้ายเดือน');
    expect(failures()).toEqual(['quota']);
    // replies are free
    await ask();
    expect(stage.viaTo(person)).toEqual(['reply']);
    stage.platform.switches.clear();
    await roundAt('2026-11-24T10:40:00+07:00');
    expect(stage.textsTo(person)).toContain('ข่าวท้ายเดือน');
  });

  test('for a day is given up, and the audit trail says so', async () => {
    stage.platform.switches.set({ mode: 'server-error' });
    await announce('ข่าวเก่า');
    await roundAt('2026-11-24T20:00:00+07:00');
    expect(await undelivered()).toEqual([]);
    await roundAt('2026-11-25T10:00:00+07:00');
    expect(await undelivered()).toEqual(['too-old']);
    stage.platform.switches.clear();
    await roundAt('2026-11-26T10:00:00+07:00');
    expect(stage.viaTo(person)).toEqual([]);
    expect(failures()).toContain('given-up');
  });

  test('is dropped when its person has left, and erased with them', async () => {
    stage.platform.switches.set({ mode: 'server-error' });
    await announce('ข่าวสำหรับคนที่ไป');
    await announce('ข่าวที่ถูกลบ');
    const owner = { conversationId: stage.conversationOf(person), personKey: undefined };
    expect(JSON.stringify(await stage.records.privacy.export(owner))).toContain('ข่าวที่ถูกลบ');
    await stage.settled(stage.platform.unfollow(person));
    stage.platform.switches.clear();
    await roundAt('2026-11-24T12:00:00+07:00');
    expect(stage.viaTo(person)).toEqual([]);
    await stage.records.privacy.erase(owner);
    expect(JSON.stringify(await stage.records.privacy.export(owner))).not.toContain('ข่าว');
  });

  test('the same announcement is made once', async () => {
    await announce('ข่าวเดียว');
    await announce('ข่าวเดียว');
    expect(stage.viaTo(person)).toEqual(['push']);
  });
});

describe('a process that dies', () => {
  const delivery = (replyToken: string, tries: number): Delivery => ({
    conversationId: stage.conversationOf(person),
    eventId: `died-${tries}-${replyToken}`,
    channel: 'line',
    delivery: { userId: person, replyToken, at: Date.now() },
    answer: {
      replies: [{ text: 'คำตอบ' }],
      topic: 'none',
      outcome: 'answer',
      disposition: 'answered',
      lang: 'th',
      largeText: false,
      signedIn: false,
    },
    tries,
  });
  const token = (): string => stage.platform.replyTokens.issue(person, stage.platform.clock.now());

  test('after it had replied is not repeated by the one that takes over', async () => {
    const given = token();
    await stage.line.deliver(delivery(given, 1));
    await stage.line.deliver({ ...delivery(given, 2), eventId: `died-1-${given}` });
    expect(stage.viaTo(person)).toEqual(['reply']);
  });

  test('before it had replied is made good by the one that takes over', async () => {
    await stage.line.deliver(delivery(token(), 2));
    expect(stage.viaTo(person)).toEqual(['reply']);
  });

  test('after it had pushed is not repeated either', async () => {
    const late = { ...delivery('used', 1), delivery: { userId: person, replyToken: 'used', at: Date.now() - 55_000 } };
    await stage.line.deliver(late);
    await stage.line.deliver({ ...late, tries: 2 });
    expect(stage.viaTo(person)).toEqual(['push']);
  });
});

test('who waits long is shown three dots, once', async () => {
  const shown: string[] = [];
  const { turns } = stage.service;
  const takeWaiting = turns.takeWaiting.bind(turns);
  // what the answer waits for comes only after the dots
  const dots = new Promise<void>((resolve) => {
    stage.platform.people.watch(stage.platform.people.get(person), ({ kind }) => {
      shown.push(kind);
      if (kind === 'loading') resolve();
    });
  });
  turns.takeWaiting = async (conversationId) => {
    await dots;
    return takeWaiting(conversationId);
  };
  await ask();
  turns.takeWaiting = takeWaiting;
  await ask('ใช้เอกสารอะไรบ้าง');
  expect(shown.filter((kind) => kind === 'loading')).toHaveLength(1);
  expect(stage.viaTo(person)).toEqual(['reply', 'reply']);
});

test('how much of the month is used up is told', async () => {
  await stage.line.start();
  expect(stage.told.quota.at(-1)).toEqual([1000, stage.platform.consumption]);
});

test('when the inbox cannot be reached, LINE is asked to deliver again', async () => {
  const { post } = stage.conversations;
  stage.conversations.post = () => Promise.reject(new Error('the store is down'));
  const { webhookEventId, delivered } = stage.platform.say(person, 'ค่าทำศพได้เท่าไหร่');
  expect((await delivered).status).toBe(500);
  stage.conversations.post = post;
  await stage.settled({ delivered: stage.platform.redeliver(webhookEventId) });
  expect(stage.viaTo(person)).toEqual(['reply']);
});
