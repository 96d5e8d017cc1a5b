import { describe, expect, test } from '@jest/globals';
import { newKeyRingText, parseKeyRing } from '../../storage/records/key-ring.ts';
import { lineConversationId, retryKeyOf } from './line-ids.ts';
import { readEvent } from './read-event.ts';
import { postbackData, typingData } from './render/postback.ts';

const keyRing = parseKeyRing(newKeyRingText());
const NOW = Date.parse('2026-11-24T03:00:00Z');
const userId = 'U0123456789';
const conversationId = lineConversationId(keyRing, userId);
const common = { source: { type: 'user', userId }, timestamp: NOW - 200, mode: 'active', replyToken: 'token', webhookEventId: 'event-1' };
const delivery = { userId, replyToken: 'token', at: NOW };
const base = { conversationId, eventId: 'event-1', channel: 'line', delivery };

const read = (event: object) => readEvent({ ...common, ...event }, { keyRing, mergeMs: 500, now: NOW });
const requestOf = (event: object): unknown => {
  const found = read(event);
  return found.act === 'turn' ? found.request : found;
};

test('a text waits for the next, and is known by its message’s id', () => {
  expect(read({ type: 'message', message: { type: 'text', id: 'm-1', text: 'สวัสดี 🙂 (emoji)' } })).toEqual({
    act: 'turn',
    request: { ...base, text: 'สวัสดี 🙂 (emoji)', waitUntil: NOW + 500, messageId: 'm-1' },
    person: { userId, at: '2026-11-24T02:59:59.800Z' },
  });
});

test('a text that is too long is read as far as any text is', () => {
  expect(requestOf({ type: 'message', message: { type: 'text', id: 'm-1', text: 'ก'.repeat(5000) } })).toMatchObject({ text: 'ก'.repeat(2000) });
});

test('LINE’s id of a person is nowhere but where the answer goes', () => {
  const { delivery: to, ...rest } = requestOf({ type: 'message', message: { type: 'text', id: 'm-1', text: 'x' } }) as { delivery: unknown };
  expect(to).toEqual(delivery);
  expect(JSON.stringify(rest)).not.toContain(userId);
});

describe('a postback', () => {
  const tapped = (data: string, params?: object): unknown => requestOf({ type: 'postback', postback: { data, ...(params ? { params } : {}) } });

  test('is the choice of a step', () => {
    expect(tapped(postbackData('step-1', 'slot:reason:ลาออก'))).toEqual({ ...base, choice: 'slot:reason:ลาออก', button: { step: 'step-1' } });
  });

  test('of a choice that is too long has its hash', () => {
    expect(tapped(postbackData('step-1', 'x'.repeat(400)))).toEqual({ ...base, button: { step: 'step-1', hash: expect.stringMatching(/^[\w-]{43}$/) } });
  });

  test.each([
    [{ datetime: '2026-11-25T09:30' }, '2026-11-25 9:30 am'],
    [{ datetime: '2026-11-25T13:05' }, '2026-11-25 13:05'],
    [{ date: '2026-11-25' }, '2026-11-25'],
    [{ time: '08:00' }, '8:00 am'],
  ])('of the picker, %j, is words', (params, text) => {
    expect(tapped(typingData('step-1'), params)).toEqual({ ...base, text, button: { step: 'step-1' } });
  });

  test('that only opens the keyboard, or is not ours, is ignored', () => {
    for (const data of [typingData('step-1'), 'action=buyItem', '']) expect(tapped(data)).toEqual({ act: 'ignored' });
    expect(tapped(typingData('step-1'), { datetime: 'tomorrow' })).toEqual({ act: 'ignored' });
  });
});

test('a follow is a turn without words, which is greeted', () => {
  expect(requestOf({ type: 'follow' })).toEqual(base);
});

test('an unfollow, and a message taken back, are told with what they are about', () => {
  expect(read({ type: 'unfollow' })).toEqual({ act: 'left', conversationId, at: '2026-11-24T02:59:59.800Z', person: undefined });
  const unsent = { act: 'unsent', conversationId, eventId: 'event-1', messageId: 'm-1', person: undefined };
  expect(read({ type: 'unsend', unsend: { messageId: 'm-1' } })).toEqual(unsent);
});

test('account linking is told, also when LINE does not say whose account it was', () => {
  const link = { result: 'ok', nonce: 'n' };
  expect(read({ type: 'accountLink', link })).toEqual({ act: 'linked', linked: { conversationId, userId, eventId: 'event-1', ...link, delivery } });
  expect(read({ type: 'accountLink', link: { result: 'failed', nonce: 'n' }, source: undefined, replyToken: undefined })).toEqual({
    act: 'linked',
    linked: { conversationId: undefined, userId: undefined, eventId: 'event-1', result: 'failed', nonce: 'n', delivery: undefined },
  });
});

test('in a group only the joining is answered', () => {
  const source = { type: 'group', groupId: 'C1', userId };
  expect(read({ type: 'join', source })).toEqual({ act: 'joined', replyToken: 'token' });
  expect(read({ type: 'message', source, message: { type: 'text', id: 'm', text: 'x' } })).toEqual({ act: 'ignored' });
});

test('while another system talks with the person, we are silent, but still forget what is taken back', () => {
  expect(read({ type: 'message', mode: 'standby', message: { type: 'text', id: 'm', text: 'x' } })).toEqual({ act: 'ignored' });
  expect(read({ type: 'unsend', mode: 'standby', unsend: { messageId: 'm' } })).toMatchObject({ act: 'unsent' });
});

test('an event without an id has one made of what stays the same when it is delivered again', () => {
  const event = { type: 'follow', webhookEventId: undefined };
  const first = requestOf({ ...event, deliveryContext: { isRedelivery: false } });
  expect(requestOf({ ...event, deliveryContext: { isRedelivery: true } })).toEqual(first);
  expect(requestOf({ ...event, timestamp: NOW - 1 })).not.toEqual(first);
});

test('a time that cannot be is now', () => {
  for (const timestamp of ['x', -1, 1e300, undefined]) expect(read({ type: 'unfollow', timestamp })).toMatchObject({ at: '2026-11-24T03:00:00.000Z' });
});

test('a retry key is a UUID, the same for the same event of the same person and no other', () => {
  const key = retryKeyOf(conversationId, 'event-1');
  expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(retryKeyOf(conversationId, 'event-1')).toBe(key);
  expect(retryKeyOf(conversationId, 'event-2')).not.toBe(key);
  expect(retryKeyOf('line-other', 'event-1')).not.toBe(key);
});
