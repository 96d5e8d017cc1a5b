import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'redis';
import { startRedis, type TestRedis } from '../../../test/helpers/start-redis.ts';
import { sealConversations } from '../../storage/conversations/seal-conversations.ts';
import { newKeyRingText, parseKeyRing } from '../../storage/records/key-ring.ts';
import { RedisSpeaking } from './redis-speaking.ts';
import { MemorySpeaking, type Speaking } from './speaking.ts';

const sealing = sealConversations(parseKeyRing(newKeyRingText()));
let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

const fail = (error: Error): never => {
  throw error;
};

describe.each([
  ['in memory', async (): Promise<Speaking> => new MemorySpeaking()],
  ['in Redis', (): Promise<Speaking> => RedisSpeaking.connect(redis.url, sealing, fail)],
])('what is being said in calls, %s', (_where, open) => {
  let speaking: Speaking;
  beforeAll(async () => {
    speaking = await open();
  });
  afterAll(() => speaking.close());

  test('is the last text of each call', async () => {
    await speaking.set('a', { segment: 1, text: 'ทำ' });
    await speaking.set('b', { segment: 7, text: 'เงิน' });
    await speaking.set('a', { segment: 1, text: 'ทำฟัน' });
    expect(await speaking.of('a')).toEqual({ segment: 1, text: 'ทำฟัน' });
    expect(await speaking.of('b')).toEqual({ segment: 7, text: 'เงิน' });
    expect(await speaking.of('c')).toBeUndefined();
  });

  test('is nothing once it is final', async () => {
    await speaking.set('a', { segment: 2, text: 'ทำฟัน' });
    await speaking.set('a', undefined);
    expect(await speaking.of('a')).toBeUndefined();
  });
});

test('in memory it is forgotten after two hours, also when nobody asks', async () => {
  let now = 0;
  const speaking = new MemorySpeaking(() => now);
  await speaking.set('a', { segment: 1, text: 'ทำฟัน' });
  now = 2 * 3_600_000 - 1;
  expect(await speaking.of('a')).toBeDefined();
  now++;
  expect(await speaking.of('a')).toBeUndefined();
});

test('in Redis it lies sealed, and runs out after two hours', async () => {
  const speaking = await RedisSpeaking.connect(redis.url, sealing, fail);
  const client = createClient({ url: redis.url });
  await client.connect();
  await speaking.set('sealed', { segment: 1, text: 'ทำฟัน' });
  const [key = ''] = await client.keys('*sealed*');
  expect(await client.get(key)).not.toContain('ทำฟัน');
  expect(await client.pTTL(key)).toBeGreaterThan(7_100_000);
  expect(await client.pTTL(key)).toBeLessThanOrEqual(7_200_000);
  await Promise.all([client.close(), speaking.close()]);
});
