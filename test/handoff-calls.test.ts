import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openVoiceStage, type VoiceStage } from './helpers/voice-stage.ts';

let stage: VoiceStage;
beforeAll(async () => {
  stage = await openVoiceStage({ desk: true });
});
afterAll(() => stage.close());

test('a call that is put through is at the desk before it: what was asked, the topic, and its conversation', async () => {
  const caller = await stage.call('put-through');
  await caller.say('ค่าทำศพได้เท่าไหร่');
  await caller.press('0');
  const [call] = await stage.records.desk.handoffs.open();
  expect(call).toMatchObject({ channel: 'voice', state: 'waiting', topic: 'death.funeral', summary: expect.stringContaining('ค่าทำศพได้เท่าไหร่') });
  const said = (await stage.records.transcripts.of(call?.conversationId ?? '')).map(({ text }) => text).join();
  expect(said).toContain('50,000');
});

test('where nobody answers the telephone the desk is not told of a call that does not come', async () => {
  await stage.setAgents('nobody');
  for (const open of await stage.records.desk.handoffs.open()) await stage.records.desk.handoffs.end(open.id, 'nobody');
  const caller = await stage.call('not-put-through');
  await caller.press('0');
  expect(await stage.records.desk.handoffs.open()).toEqual([]);
});
