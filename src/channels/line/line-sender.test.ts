import { expect, test } from '@jest/globals';
import { LineApiError } from './line-api.ts';
import { LineSender, type Parcel } from './line-sender.ts';

type Answer = 'ok' | LineApiError;

const LOST = new LineApiError('unavailable', 'no answer');
const REFUSED_CONNECTION = new LineApiError('unavailable', 'no connection', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
const SERVER_ERROR = new LineApiError('unavailable', '500', { status: 500 });
const USED = new LineApiError('invalid-token', '400', { status: 400 });
const RATE = new LineApiError('rate-limit', '429', { status: 429 });
const QUOTA = new LineApiError('quota', '429', { status: 429 });
const BAD = new LineApiError('refused', '400', { status: 400 });

const NOW = 1_000_000;
const parcel: Parcel = { conversationId: 'line-x', userId: 'U', messages: [], retryKey: 'key', reply: { token: 'token', at: NOW } };

/** A LINE that answers as told, and then says ok. */
function senderWith(answers: { reply?: Answer[]; push?: Answer[] }): { sender: LineSender; calls: string[] } {
  const calls: string[] = [];
  const answer = async (of: 'reply' | 'push'): Promise<void> => {
    calls.push(of);
    const next = answers[of]?.shift() ?? 'ok';
    if (next !== 'ok') throw next;
  };
  const api = { reply: () => answer('reply'), push: () => answer('push') };
  return { sender: new LineSender({ api, hooks: {}, now: () => NOW + 1000, pausesMs: [0, 0] }), calls };
}

test.each([
  ['taken', [], 'fresh', 'delivered', ['reply']],
  ['a token that was never good', [USED], 'fresh', 'delivered', ['reply', 'push']],
  ['a lost answer, and LINE had it', [LOST, USED], 'fresh', 'delivered', ['reply', 'reply']],
  ['a lost answer, and LINE had it not', [LOST], 'fresh', 'delivered', ['reply', 'reply']],
  ['a 500, and LINE had it', [SERVER_ERROR, USED], 'fresh', 'delivered', ['reply', 'reply']],
  ['only lost answers', [LOST, LOST, LOST], 'fresh', 'uncertain', ['reply', 'reply', 'reply']],
  ['a lost answer, then 500', [LOST, SERVER_ERROR, SERVER_ERROR], 'fresh', 'uncertain', ['reply', 'reply', 'reply']],
  ['no connection', [REFUSED_CONNECTION, REFUSED_CONNECTION, REFUSED_CONNECTION], 'fresh', 'delivered', ['reply', 'reply', 'reply', 'push']],
  ['no connection, then a token that is used', [REFUSED_CONNECTION, USED], 'fresh', 'delivered', ['reply', 'reply', 'push']],
  ['too fast, then taken', [RATE], 'fresh', 'delivered', ['reply', 'reply']],
  ['too fast, then a token that is used', [RATE, USED], 'fresh', 'delivered', ['reply', 'reply', 'push']],
  ['a process died after it', [USED], 'tried', 'delivered', ['reply']],
  ['a process died before it', [], 'tried', 'delivered', ['reply']],
  ['still not known', [LOST], 'uncertain', 'delivered', ['reply', 'reply']],
] as const)('a reply: %s', async (_what, reply, before, sent, called) => {
  const { sender, calls } = senderWith({ reply: [...reply] });
  expect([await sender.send(parcel, before), calls]).toEqual([sent, called]);
});

test.each([
  ['taken', [], 'delivered', 1],
  ['a lost answer is tried again: the key sees to it that it is taken once', [LOST, LOST], 'delivered', 3],
  ['too fast for too long', [RATE, RATE, RATE], 'later', 3],
  ['down for too long', [SERVER_ERROR, SERVER_ERROR, SERVER_ERROR], 'later', 3],
  ['a spent month is not tried again', [QUOTA], 'quota', 1],
  ['what LINE refuses is not tried again', [BAD], 'refused', 1],
] as const)('a push: %s', async (_what, push, sent, times) => {
  const { sender, calls } = senderWith({ push: [...push] });
  const { reply, ...pushed } = parcel;
  expect([await sender.send(pushed), calls]).toEqual([sent, Array(times).fill('push')]);
});

test('an old token is not tried: what it was for is pushed, or stays unknown when its reply may have been taken', async () => {
  const old = { ...parcel, reply: { token: 'token', at: NOW - 60_000 } };
  const { sender, calls } = senderWith({});
  expect([await sender.send(old), sender.tokenIsOld(old), sender.tokenIsOld(parcel)]).toEqual(['delivered', true, false]);
  expect(await sender.send(old, 'uncertain')).toBe('uncertain');
  expect(calls).toEqual(['push']);
});

test('what is not LINE’s error is thrown on', async () => {
  const api = { reply: () => Promise.reject(new TypeError('ours')), push: () => Promise.resolve() };
  await expect(new LineSender({ api, hooks: {}, now: () => NOW }).send(parcel)).rejects.toThrow('ours');
});
