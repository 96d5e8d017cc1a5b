import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type DeskWorkStage, openDeskWorkStage } from '../../../test/helpers/desk-work-stage.ts';
import type { AttemptRequest, CallbackItem, CloseRequest } from '../api.ts';
import { tellWaiting } from './person-notice.ts';

const WINDOW = { from: '2026-11-24T08:30:00+07:00', until: '2026-11-24T12:00:00+07:00' };
const PHONE = '081-234-1234';
const at = (time: string) => `2026-11-24T${time}:00+07:00`;

let stage: DeskWorkStage;
beforeEach(async () => {
  stage = await openDeskWorkStage(at('09:00'));
});
afterEach(() => stage.close());

let count = 0;
async function book(more: { conversationId?: string; phone?: string; window?: typeof WINDOW; about?: string } = {}): Promise<string> {
  count++;
  const request = { key: `k${count}`, conversationId: `web-${count}`, personKey: undefined, phone: PHONE, about: `เรื่องที่ ${count}`, window: WINDOW, ...more };
  const answer = await stage.parts.records.callbacks.book(request);
  if (!('booked' in answer)) throw new Error('not booked');
  return answer.booked.reference;
}
const post = (who: string, reference: string, what: string, body: object = {}) => stage.ask(who, 'POST', `/callbacks/${reference}/${what}`, body);
const take = (who: string, reference: string) => post(who, reference, 'take');
const attempt = (who: string, reference: string, body: AttemptRequest) => post(who, reference, 'attempts', body);
const close = (who: string, reference: string, body: CloseRequest) => post(who, reference, 'close', body);
const call = async (who: string, reference: string, result: AttemptRequest['result']) => {
  expect((await take(who, reference)).status).toBe(200);
  return attempt(who, reference, { result });
};
const listed = async (reference: string): Promise<CallbackItem | undefined> => {
  const { body } = await stage.ask('nok', 'GET', '/callbacks');
  return (body.callbacks as unknown as CallbackItem[]).find((item) => item.reference === reference);
};
const audited = async (action: string) => (await stage.parts.records.audit.list({ action, limit: 50 })).map(({ actor, detail }) => ({ actor, detail }));

describe('the list', () => {
  test('masks the number and says when the next call may be made', async () => {
    const reference = await book();
    expect(await listed(reference)).toEqual({
      reference,
      channel: 'web',
      about: `เรื่องที่ ${count}`,
      phoneMasked: '08x-xxx-1234',
      window: { from: '2026-11-24T01:30:00.000Z', until: '2026-11-24T05:00:00.000Z' },
      state: 'open',
      attempts: [],
      nextFrom: '2026-11-24T01:30:00.000Z',
      attemptsLeft: 3,
    });
    expect(JSON.stringify(await stage.ask('nok', 'GET', '/callbacks'))).not.toMatch(/081-?234-?1234/);
  });

  test('says who is calling, for as long as they have it', async () => {
    const reference = await book({ conversationId: 'line-1' });
    await take('nok', reference);
    expect(await listed(reference)).toMatchObject({ channel: 'line', takenBy: { id: 'agent-nok', name: 'นก' } });
    stage.now(at('09:15'));
    expect(await listed(reference)).not.toHaveProperty('takenBy');
  });

  test('counts the promises kept of the last 30 days', async () => {
    await book();
    const kept = await book({ conversationId: 'line-2', phone: '0899999999' });
    await call('nok', kept, 'reached');
    await close('nok', kept, { outcome: 'answered' });
    const figure = async () => (await stage.ask('sup', 'GET', '/callbacks')).body.kept;
    expect(await figure()).toEqual({ due: 0, kept: 0 });
    stage.now(at('12:01'));
    expect(await figure()).toEqual({ due: 2, kept: 1 });
    stage.now('2026-12-25T12:00:00+07:00');
    expect(await figure()).toEqual({ due: 0, kept: 0 });
  });
});

describe('a call', () => {
  test('shows the number to who takes it, and that is audited', async () => {
    const reference = await book();
    expect(await take('nok', reference.toLowerCase())).toEqual({ status: 200, body: { phone: PHONE } });
    expect(await audited('view.phone')).toEqual([{ actor: 'agent:agent-nok', detail: reference }]);
    expect(stage.heard).toEqual([{ changed: 'callbacks' }]);
  });

  test('is one agent’s, and one to a number at a time; who did not get it sees no number', async () => {
    const [first, second] = [await book(), await book({ phone: '+66 81 234 1234' })];
    await take('nok', first);
    expect(await take('lek', first)).toMatchObject({ status: 409, body: { code: 'taken' } });
    expect(await take('lek', second)).toMatchObject({ status: 409, body: { code: 'calling' } });
    expect(await audited('view.phone')).toHaveLength(1);
    expect((await post('nok', first, 'release')).status).toBe(204);
    expect((await take('lek', second)).status).toBe(200);
  });

  test('is not made before its window, nor sooner than the rules say, nor more often', async () => {
    const reference = await book();
    stage.now(at('08:29'));
    expect(await take('nok', reference)).toMatchObject({ status: 409, body: { code: 'too_early' } });
    stage.now(at('08:30'));
    const once = await call('nok', reference, 'busy');
    expect(once.body).toMatchObject({ attemptsLeft: 2, nextFrom: '2026-11-24T02:00:00.000Z', attempts: [{ agent: 'นก', result: 'busy' }] });
    stage.now(at('08:59'));
    expect(await take('lek', reference)).toMatchObject({ status: 409, body: { code: 'too_early' } });
    for (const time of ['09:00', '09:30']) {
      stage.now(at(time));
      await call('lek', reference, 'no-answer');
    }
    stage.now(at('11:00'));
    expect(await take('nok', reference)).toMatchObject({ status: 409, body: { code: 'no_more_calls' } });
  });

  test('that failed tells the person once when the next one is, also when the page repeats itself', async () => {
    const reference = await book({ conversationId: 'web-told' });
    await take('nok', reference);
    const body = { result: 'no-answer' as const, note: 'ฝากไว้กับ 081-999-9999', requestId: 'page-request-1' };
    const first = await attempt('nok', reference, body);
    const again = await attempt('nok', reference, body);
    expect(again).toEqual(first);
    expect(first.body).toMatchObject({ attempts: [{ note: 'ฝากไว้กับ [เบอร์โทรศัพท์]' }] });
    const values = {
      reference,
      window: { th: 'วันอังคารที่ 24 พฤศจิกายน เวลา 09.30-12.00 น.', en: 'Tuesday 24 November, 09.30 to 12.00' },
    };
    expect(stage.told).toEqual([{ conversationId: 'web-told', notice: { happened: 'notice', key: 'callback-missed', values } }]);
    expect(stage.sms).toEqual([]);
    expect(await audited('callback.attempt')).toEqual([{ actor: 'agent:agent-nok', detail: `${reference} no-answer` }]);
  });

  test('that failed tells a caller by SMS, with nothing personal in it', async () => {
    const reference = await book({ conversationId: 'voice-1', about: 'เงินว่างงาน' });
    await call('nok', reference, 'busy');
    expect(stage.told).toEqual([]);
    expect(stage.sms).toEqual([
      { to: '0812341234', text: expect.stringContaining('วันอังคารที่ 24 พฤศจิกายน เวลา 09.30-12.00 น.'), idempotencyKey: expect.any(String) },
    ]);
    expect(stage.sms[0]?.text).not.toMatch(/เงินว่างงาน|C-|1234/);
  });

  test('that failed is told later when nothing can be reached now, and the attempt counts all the same', async () => {
    const [web, voice] = [await book(), await book({ conversationId: 'voice-2', phone: '0899999999' })];
    stage.fail.tell = 1;
    expect((await call('nok', web, 'no-answer')).status).toBe(200);
    stage.fail.sms = 1;
    await call('nok', voice, 'no-answer');
    expect([stage.told, stage.sms]).toEqual([[], []]);
    await tellWaiting(stage.parts);
    expect([stage.told, stage.sms]).toEqual([[], []]);
    stage.now(at('09:02'));
    expect(await tellWaiting(stage.parts)).toBe(2);
    expect([stage.told.length, stage.sms.length]).toEqual([1, 1]);
    expect(await tellWaiting(stage.parts)).toBe(0);
  });

  test('what could not be told is not told any more when the person cancelled, or the next call was due', async () => {
    const [cancelled, late] = [await book({ conversationId: 'web-c' }), await book({ phone: '0899999999' })];
    stage.fail.tell = 2;
    await call('nok', cancelled, 'no-answer');
    await call('nok', late, 'no-answer');
    await stage.parts.records.callbacks.cancel(cancelled, { conversationId: 'web-c', personKey: undefined });
    stage.now(at('12:00'));
    expect(await tellWaiting(stage.parts)).toBe(2);
    expect(stage.told).toEqual([]);
  });

  test('of a wrong number is told where the person is, and never by SMS to somebody else', async () => {
    const [web, voice] = [await book(), await book({ conversationId: 'voice-3', phone: '0899999999' })];
    expect((await call('nok', web, 'wrong-number')).body).toMatchObject({ attemptsLeft: 0 });
    await call('nok', voice, 'wrong-number');
    expect(stage.told.map(({ notice }) => 'key' in notice && notice.key)).toEqual(['callback-wrong-number']);
    expect(stage.sms).toEqual([]);
  });

  test('the last one that failed says so', async () => {
    const reference = await book();
    for (const time of ['09:00', '09:30', '10:00']) {
      stage.now(at(time));
      await call('nok', reference, 'no-answer');
    }
    expect(stage.told.map(({ notice }) => 'key' in notice && notice.key)).toEqual(['callback-missed', 'callback-missed', 'callback-missed-last']);
  });

  test('an attempt needs the callback to be taken by who made it', async () => {
    const reference = await book();
    expect(await attempt('nok', reference, { result: 'reached' })).toMatchObject({ status: 409, body: { code: 'not_taken' } });
    await take('lek', reference);
    expect(await attempt('nok', reference, { result: 'reached' })).toMatchObject({ status: 409, body: { code: 'not_taken' } });
  });

  test('when the person cancels meanwhile, the agent is told, and nobody takes it again', async () => {
    const reference = await book({ conversationId: 'web-gone' });
    await take('nok', reference);
    await stage.parts.records.callbacks.cancel(reference, { conversationId: 'web-gone', personKey: undefined });
    expect(await attempt('nok', reference, { result: 'no-answer' })).toMatchObject({ status: 409, body: { code: 'cancelled' } });
    expect(await close('nok', reference, { outcome: 'answered' })).toMatchObject({ status: 409, body: { code: 'cancelled' } });
    expect(await take('lek', reference)).toMatchObject({ status: 409, body: { code: 'cancelled' } });
    expect(stage.told).toEqual([]);
    expect(await listed(reference)).toMatchObject({ state: 'cancelled', attemptsLeft: 0 });
  });
});

describe('closing', () => {
  test('as answered needs a call that reached the person; the same again is the same, and another outcome is refused', async () => {
    const reference = await book();
    expect(await close('nok', reference, { outcome: 'answered' })).toMatchObject({ status: 409, body: { code: 'outcome_needed' } });
    await call('nok', reference, 'reached');
    const closed = await close('nok', reference, { outcome: 'answered' });
    expect(closed).toMatchObject({ status: 200, body: { state: 'done', outcome: 'answered', attemptsLeft: 0 } });
    expect(closed.body).not.toHaveProperty('nextFrom');
    expect(await close('lek', reference, { outcome: 'answered' })).toEqual(closed);
    expect(await close('lek', reference, { outcome: 'given-up' })).toMatchObject({ status: 409, body: { code: 'closed' } });
    expect(await take('lek', reference)).toMatchObject({ status: 409, body: { code: 'closed' } });
    expect(await audited('callback.close')).toEqual([{ actor: 'agent:agent-nok', detail: `${reference} answered` }]);
  });

  test('as given up needs all attempts or a window that has passed, and the person is told once', async () => {
    const [tried, never] = [await book({ conversationId: 'web-tried' }), await book({ conversationId: 'web-never', phone: '0899999999' })];
    expect(await close('nok', tried, { outcome: 'given-up' })).toMatchObject({ status: 409, body: { code: 'outcome_needed' } });
    for (const time of ['09:00', '09:30', '10:00']) {
      stage.now(at(time));
      await call('nok', tried, 'no-answer');
    }
    expect(await close('nok', tried, { outcome: 'given-up' })).toMatchObject({ status: 200, body: { state: 'failed' } });
    stage.now(at('12:00'));
    expect((await close('nok', never, { outcome: 'given-up' })).status).toBe(200);
    const last = stage.told.slice(2).map(({ conversationId, notice }) => [conversationId, 'key' in notice && notice.key]);
    expect(last).toEqual([
      ['web-tried', 'callback-missed-last'],
      ['web-never', 'callback-passed'],
    ]);
  });

  test.each(['answered-by-colleague', 'not-wanted'] as const)('as %s needs a note, at any time', async (outcome) => {
    const reference = await book();
    expect(await close('nok', reference, { outcome })).toMatchObject({ status: 400, body: { code: 'note_needed' } });
    expect(await close('nok', reference, { outcome, note: 'ตอบใน LINE แล้ว' })).toMatchObject({ status: 200, body: { state: 'done', outcome } });
    expect(await stage.parts.records.desk.callbacks.get(reference)).toMatchObject({ outcomeNote: 'ตอบใน LINE แล้ว' });
  });

  test('is not done while a colleague calls', async () => {
    const reference = await book();
    await take('nok', reference);
    expect(await close('lek', reference, { outcome: 'not-wanted', note: 'บอกในแชท' })).toMatchObject({ status: 409, body: { code: 'taken' } });
  });
});

test.each(['take', 'release', 'attempts', 'close'])('%s of one that is not there is not found', async (what) => {
  const body = { result: 'busy', outcome: 'answered' };
  for (const reference of ['C-AAAA-AAAA', 'nonsense']) {
    expect(await post('nok', reference, what, body)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  }
});

test.each<[string, object]>([
  ['attempts', {}],
  ['attempts', { result: 'spoke' }],
  ['attempts', { result: 'busy', note: 7 }],
  ['attempts', { result: 'busy', note: 'x'.repeat(1001) }],
  ['attempts', { result: 'busy', requestId: 'a b' }],
  ['close', {}],
  ['close', { outcome: 'toString' }],
])('%s with %j cannot be read', async (what, body) => {
  const reference = await book();
  await take('nok', reference);
  expect(await post('nok', reference, what, body)).toMatchObject({ status: 400, body: { code: 'bad_request' } });
});

test('editors see nothing and do nothing', async () => {
  const reference = await book();
  expect(await stage.ask('edi', 'GET', '/callbacks')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  for (const what of ['take', 'release', 'attempts', 'close']) {
    expect(await post('edi', reference, what, { result: 'busy', outcome: 'answered' })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  }
  expect((await take('sup', reference)).status).toBe(200);
});
