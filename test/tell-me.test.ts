import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tellPerson } from '../src/channels/tell-person.ts';
import { loadContent } from '../src/content/load-content.ts';
import { loadPhrases } from '../src/content/read-locales.ts';
import { openStage, type Stage } from '../src/stories/open-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ content: await loadContent(), phrases: await loadPhrases() });
});
afterAll(() => stage.close());

let count = 0;
const send = (said: { text?: string; choice?: string }, conversationId = 'web-tell') =>
  stage.service.turns.turn({ conversationId, eventId: `e${count++}`, ...said });

test('who was not understood twice may ask to be told, and is told once when there is an answer', async () => {
  await send({ text: 'เลี้ยงปลากัดยังไงให้สวย' });
  const unclear = await send({ text: 'เลี้ยงปลาทองยังไงให้โต' });
  expect(unclear.replies.at(-1)?.choices?.map(({ id }) => id)).toContain('tell-me');
  expect((await send({ choice: 'tell-me' })).replies[0]?.text).toContain('พอมีคำตอบแล้วจะบอก');
  const waiting = await stage.records.desk.awaited.waiting();
  expect(waiting).toEqual([expect.objectContaining({ conversationId: 'web-tell', utterance: 'เลี้ยงปลาทองยังไงให้โต', lang: 'th' })]);

  const heard: unknown[] = [];
  stage.live.subscribe('web-tell', (message) => heard.push(message));
  const tell = tellPerson({ turns: stage.service.turns, live: stage.live, linePeople: stage.records.linePeople });
  expect(await tell('web-tell', 'awaited.1', { result: 'answered', topic: 'death.funeral' })).toBe('told');
  expect(JSON.stringify(heard)).toContain('ตอนนี้มีคำตอบแล้ว');
  expect(JSON.stringify(heard)).toContain('50,000');
});

test('the button works once, and what it would tell of goes with an erasure', async () => {
  expect((await send({ choice: 'tell-me' })).replies[0]?.text).toContain('ปุ่มนี้เป็นของคำถามก่อนหน้า');
  await stage.records.privacy.erase({ conversationId: 'web-tell', personKey: undefined });
  expect(await stage.records.desk.awaited.waiting()).toEqual([]);
});

test('in the midst of a form a notice leaves the form where it is', async () => {
  await send({ text: 'คำนวณเงินว่างงาน' }, 'web-form');
  const tell = tellPerson({ turns: stage.service.turns, live: stage.live, linePeople: stage.records.linePeople });
  await tell('web-form', 'notice.1', { result: 'notice', key: 'callback-passed' });
  const [told] = await stage.service.turns.pushedSince('web-form', undefined, undefined);
  expect(told?.answer.replies.length).toBe(2);
  expect((await stage.conversations.session('web-form'))?.flow?.flow).toBeDefined();
});
