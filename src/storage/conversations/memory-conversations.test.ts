import { expect, test } from '@jest/globals';
import { newSession } from '../../dialog/session.ts';
import { MemoryConversations } from './memory-conversations.ts';

/** Posts and takes one turn. */
async function talk(conversations: MemoryConversations, conversationId: string, eventId = 'a'): Promise<void> {
  await conversations.post({ conversationId, eventId, payload: null });
  await conversations.drain(conversationId, async (session = newSession()) => ({ session, answer: 'ok' }));
}

test('no more conversations are kept than may be, the one that rested longest goes first', async () => {
  const conversations = new MemoryConversations({}, 2);
  for (const id of ['a', 'b']) await talk(conversations, id);
  await talk(conversations, 'a', 'again');
  await talk(conversations, 'c');
  expect(await conversations.session('b')).toBeUndefined();
  for (const id of ['a', 'c']) expect(await conversations.session(id)).toBeDefined();
});

test('a conversation in which an event waits is never let go', async () => {
  const conversations = new MemoryConversations({}, 1);
  for (const conversationId of ['a', 'b', 'c']) await conversations.post({ conversationId, eventId: '1', payload: null });
  expect(await conversations.abandoned()).toEqual(['a', 'b', 'c']);
});

test('a session is kept until its time is over, counted from the last turn', async () => {
  let now = 0;
  const conversations = new MemoryConversations({ ttlSeconds: 60 }, 10, () => now);
  await talk(conversations, 'a');
  now = 59_999;
  await talk(conversations, 'a', 'again');
  now += 59_999;
  expect(await conversations.session('a')).toBeDefined();
  now += 1;
  expect(await conversations.session('a')).toBeUndefined();
});

test('what is over leaves the memory when others talk', async () => {
  let now = 0;
  const conversations = new MemoryConversations({ ttlSeconds: 60, keepAnswersSeconds: 30 }, 2, () => now);
  for (const id of ['a', 'b']) await talk(conversations, id);
  now = 60_000;
  await talk(conversations, 'c');
  await talk(conversations, 'd');
  // had the old ones still been counted, c would have had to go
  expect(await conversations.session('c')).toBeDefined();
});
