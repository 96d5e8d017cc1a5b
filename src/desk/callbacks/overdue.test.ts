import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type DeskWorkStage, openDeskWorkStage } from '../../../test/helpers/desk-work-stage.ts';
import { newSession } from '../../dialog/session.ts';
import { missPromises } from './overdue.ts';
import { tellWaiting } from './person-notice.ts';

const WINDOW = { from: '2026-11-24T08:30:00+07:00', until: '2026-11-24T12:00:00+07:00' };
const at = (time: string) => `2026-11-24T${time}:00+07:00`;

let stage: DeskWorkStage;
let reference: string;
beforeEach(async () => {
  stage = await openDeskWorkStage(at('09:00'));
  reference = await book('web-1');
});
afterEach(() => stage.close());

async function book(conversationId: string): Promise<string> {
  const request = { key: conversationId, conversationId, personKey: undefined, phone: '0812341234', about: conversationId, window: WINDOW };
  const answer = await stage.parts.records.callbacks.book(request);
  return 'booked' in answer ? answer.booked.reference : '';
}
const call = async (result: string): Promise<void> => {
  await stage.ask('nok', 'POST', `/callbacks/${reference}/take`);
  await stage.ask('nok', 'POST', `/callbacks/${reference}/attempts`, { result });
};
const state = async () => (await stage.parts.records.desk.callbacks.get(reference))?.state;
const keys = () => stage.told.map(({ notice }) => 'key' in notice && notice.key);

test('a promise whose window went by may still be kept late until the office closes, then it fails and its person is told once', async () => {
  stage.now(at('16:29'));
  expect(await missPromises(stage.parts)).toBe(0);
  expect(await state()).toBe('open');
  stage.now(at('16:30'));
  expect(await missPromises(stage.parts)).toBe(1);
  expect(await missPromises(stage.parts)).toBe(0);
  expect(await state()).toBe('failed');
  expect(stage.told).toEqual([{ conversationId: 'web-1', notice: { happened: 'notice', key: 'callback-passed', values: { reference } } }]);
  expect(stage.heard).toEqual([{ changed: 'callbacks' }]);
  expect(await stage.ask('nok', 'POST', `/callbacks/${reference}/take`)).toMatchObject({ status: 409, body: { code: 'closed' } });
});

test('two processes at once miss it once, and tell it once', async () => {
  stage.now(at('17:00'));
  const counts = await Promise.all([missPromises(stage.parts), missPromises(stage.parts)]);
  expect(counts[0] + counts[1]).toBe(1);
  expect(keys()).toEqual(['callback-passed']);
});

test('after the last attempt the person knows already', async () => {
  for (const time of ['09:00', '09:30', '10:00']) {
    stage.now(at(time));
    await call('busy');
  }
  stage.now(at('12:00'));
  expect(await missPromises(stage.parts)).toBe(1);
  expect(keys()).toEqual(['callback-missed', 'callback-missed', 'callback-missed-last']);
});

test('after an attempt that promised another one, which never came, they are told', async () => {
  await call('busy');
  stage.now(at('17:00'));
  await missPromises(stage.parts);
  expect(keys()).toEqual(['callback-missed', 'callback-passed']);
});

test('one that reached its person waits for its outcome', async () => {
  await call('reached');
  stage.now(at('17:00'));
  expect(await missPromises(stage.parts)).toBe(0);
  expect(await state()).toBe('open');
  const closed = await stage.ask('nok', 'POST', `/callbacks/${reference}/close`, { outcome: 'answered' });
  expect(closed.body).toMatchObject({ state: 'done' });
  expect((await stage.ask('nok', 'GET', '/callbacks')).body.kept).toEqual({ due: 1, kept: 1 });
});

test('one that is being called is left alone', async () => {
  stage.now(at('16:20'));
  await stage.ask('nok', 'POST', `/callbacks/${reference}/take`);
  stage.now(at('16:30'));
  expect(await missPromises(stage.parts)).toBe(0);
  stage.now(at('16:35'));
  expect(await missPromises(stage.parts)).toBe(1);
});

test('a caller is told by SMS, later when the gateway cannot be reached', async () => {
  await book('voice-1');
  stage.now(at('17:00'));
  stage.fail.sms = 1;
  expect(await missPromises(stage.parts)).toBe(2);
  expect(stage.sms).toEqual([]);
  stage.now(at('17:02'));
  await tellWaiting(stage.parts);
  expect(stage.sms).toHaveLength(1);
  expect(stage.sms[0]?.text).toMatch(/^ประกันสังคม 1506: /);
});

test('in English to who spoke English last', async () => {
  await book('voice-2');
  await stage.parts.conversations.post({ conversationId: 'voice-2', eventId: 'e', payload: {} });
  await stage.parts.conversations.drain('voice-2', async () => ({ session: newSession('en'), answer: {} }));
  stage.now(at('17:00'));
  await missPromises(stage.parts);
  expect(stage.sms.map(({ text }) => text)).toEqual([expect.stringMatching(/^Social Security 1506: /)]);
});
