import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { HandoffDesk } from '../src/desk/handoff/handoff-desk.ts';
import type { HandoffRow } from '../src/storage/records/desk-records.ts';
import { openStageWithLine, type StageWithLine } from './helpers/stage-with-line.ts';

const MALEE = { id: 'malee', name: 'มาลี' };
const SOM = { id: 'som', name: 'สมหญิง' };

let stage: StageWithLine;
let desk: HandoffDesk;
let now = Date.parse('2026-11-24T10:00:00+07:00');
let count = 0;

beforeAll(async () => {
  stage = await openStageWithLine({ desk: true });
  desk = stage.service.desk?.handoffDesk as HandoffDesk;
});
afterAll(() => stage.close());
beforeEach(async () => {
  count++;
  stage.platform.reset();
  for (const open of await stage.records.desk.handoffs.open()) await stage.records.desk.handoffs.end(open.id, 'nobody');
  for (const agent of [MALEE, SOM]) {
    await stage.records.desk.agents.signedIn({ ...agent, roles: ['agent'] });
    await stage.records.desk.agents.setAvailable(agent.id, true);
    await stage.records.desk.agents.seen(agent.id);
  }
});

/** Time goes by, and the scheduled work with it. */
async function later(seconds: number, ...there: { id: string }[]): Promise<void> {
  now += seconds * 1000;
  stage.setClock(new Date(now).toISOString());
  for (const agent of there) await stage.records.desk.agents.seen(agent.id);
  await desk.round();
  await stage.settled();
}

const open = async (): Promise<HandoffRow[]> => stage.records.desk.handoffs.open();
const first = async (): Promise<HandoffRow> => (await open())[0] as HandoffRow;

describe('on LINE', () => {
  let person: string;
  beforeEach(async () => {
    person = stage.platform.addPerson('คนทดสอบ', 'th');
    await stage.settled(stage.platform.follow(person));
  });
  const say = async (text: string): Promise<string[]> => {
    const before = stage.textsTo(person).length;
    await stage.settled(stage.platform.say(person, text));
    return stage.textsTo(person).slice(before);
  };
  const during = async (act: () => Promise<unknown>): Promise<string[]> => {
    const before = stage.textsTo(person).length;
    await act();
    await stage.settled();
    return stage.textsTo(person).slice(before);
  };

  test('who asks for a person is queued with what was said, and an agent who takes over is announced by name', async () => {
    await say('ค่าทำศพได้เท่าไหร่');
    expect((await say('ขอคุยกับเจ้าหน้าที่')).join()).toContain('ลำดับที่ 1');
    const waiting = await first();
    expect(waiting).toMatchObject({ state: 'waiting', channel: 'line', reason: 'asked', topic: 'death.funeral' });
    expect(waiting.summary).toContain('ค่าทำศพได้เท่าไหร่');
    expect((await during(() => desk.take(waiting.id, MALEE))).join()).toContain('มาลี');
  });

  test('the assistant is silent while a person has it, and what is written comes to that person', async () => {
    await say('ขอคุยกับเจ้าหน้าที่');
    const { id } = (await desk.take((await first()).id, MALEE)) as HandoffRow;
    await stage.settled();
    expect(await say('ทำฟันได้เท่าไหร่')).toEqual([]);
    expect((await stage.records.desk.handoffs.get(id))?.unread).toBe(1);
    const lines = await stage.records.transcripts.of(stage.conversationOf(person));
    expect(lines.at(-1)).toMatchObject({ who: 'person', text: 'ทำฟันได้เท่าไหร่' });
  });

  test('what the agent writes comes once, under their name, and is kept as theirs', async () => {
    await say('ขอคุยกับเจ้าหน้าที่');
    const taken = (await desk.take((await first()).id, MALEE)) as HandoffRow;
    const said = await during(async () => {
      await desk.say(taken, MALEE, 'm1', 'ส่งเอกสารทางไปรษณีย์ได้ค่ะ');
      await desk.say(taken, MALEE, 'm1', 'ส่งเอกสารทางไปรษณีย์ได้ค่ะ');
    });
    expect(said.filter((text) => text.includes('ไปรษณีย์'))).toHaveLength(1);
    expect(stage.platform.log.to(person).at(-1)?.messages[0]).toMatchObject({ sender: { name: 'มาลี' } });
    const lines = await stage.records.transcripts.of(stage.conversationOf(person));
    expect(lines.at(-1)).toMatchObject({ who: 'agent', disposition: 'agent:malee' });
    expect((await stage.records.desk.handoffs.get(taken.id))?.unread).toBe(0);
  });

  test('given back, the assistant answers again, and not what was said meanwhile', async () => {
    await say('ขอคุยกับเจ้าหน้าที่');
    const taken = (await desk.take((await first()).id, MALEE)) as HandoffRow;
    await stage.settled();
    await say('ทำฟันได้เท่าไหร่');
    const told = await during(() => desk.giveBack(taken.id, MALEE, 'returned'));
    expect(told.join()).toContain('มาลี คืนให้ผู้ช่วย');
    expect(told.join()).not.toContain('900');
    expect((await say('ค่าทำศพได้เท่าไหร่')).join()).toContain('50,000');
  });

  test('whoever waits is told once that it is kept, may go back, and nobody can take it then', async () => {
    await say('ขอคุยกับเจ้าหน้าที่');
    const { id } = await first();
    expect((await say('เรื่องเงินสงเคราะห์บุตรค่ะ')).join()).toContain('จดไว้ให้เจ้าหน้าที่');
    expect(await say('ยังไม่ได้รับเงินเลย')).toEqual([]);
    await say('กลับไปคุยกับบอท');
    expect(await desk.take(id, MALEE)).toBeUndefined();
    expect((await say('ค่าทำศพได้เท่าไหร่')).join()).toContain('50,000');
  });

  test('whoever waits may be called instead', async () => {
    await say('ขอคุยกับเจ้าหน้าที่');
    expect((await say('ให้โทรกลับ')).join()).toMatch(/โทร/);
    expect(await open()).toEqual([]);
    expect((await stage.conversations.session(stage.conversationOf(person)))?.flow?.flow).toBe('callback');
  });

  test('of two agents one takes it', async () => {
    await say('ขอคุยกับเจ้าหน้าที่');
    const { id } = await first();
    const both = await Promise.all([desk.take(id, MALEE), desk.take(id, SOM)]);
    expect(both.filter(Boolean)).toHaveLength(1);
    await stage.settled();
  });

  test('transferred to a colleague it waits for her alone, and the person is told her name', async () => {
    await say('ขอคุยกับเจ้าหน้าที่');
    const taken = (await desk.take((await first()).id, MALEE)) as HandoffRow;
    await stage.settled();
    const told = await during(() => desk.transfer(taken.id, MALEE, SOM, 'ถามเรื่องทันตกรรม'));
    expect(told.join()).toContain('สมหญิง');
    expect(await desk.take(taken.id, MALEE)).toBeUndefined();
    expect(await desk.take(taken.id, SOM)).toMatchObject({ agentId: 'som' });
    expect(await desk.transfer(taken.id, MALEE)).toBeUndefined();
    await stage.settled();
  });

  test('what an agent had whose connection was lost returns to the queue, and the person is told', async () => {
    await say('ขอคุยกับเจ้าหน้าที่');
    await desk.take((await first()).id, MALEE);
    await stage.settled();
    expect(await during(() => later(20, SOM))).toEqual([]);
    const told = await during(() => later(20, SOM));
    expect(told.join()).toContain('กลับเข้าคิวให้แล้ว ลำดับที่ 1');
    expect(await first()).toMatchObject({ state: 'waiting', agentId: undefined });
    expect(await during(() => later(5, SOM))).toEqual([]);
  });

  test('a transfer to somebody who does not come is for everybody after a while', async () => {
    await say('ขอคุยกับเจ้าหน้าที่');
    const taken = (await desk.take((await first()).id, MALEE)) as HandoffRow;
    await desk.transfer(taken.id, MALEE, SOM);
    await later(90, MALEE, SOM);
    expect(await desk.take(taken.id, MALEE)).toMatchObject({ agentId: 'malee' });
    await stage.settled();
  });

  test('who waits for long is told so once, and offered a callback', async () => {
    await say('ขอคุยกับเจ้าหน้าที่');
    expect((await during(() => later(200, MALEE))).join()).toContain('โทรกลับ');
    expect(await during(() => later(200, MALEE))).toEqual([]);
  });

  test('with nobody at the desk nobody is promised, and a callback is offered', async () => {
    await later(3600);
    expect((await say('ขอคุยกับเจ้าหน้าที่')).join()).toMatch(/ไม่มีเจ้าหน้าที่|นอกเวลา/);
    expect(await open()).toEqual([]);
  });

  test('an agent who is not available gets nothing new', async () => {
    for (const { id } of [MALEE, SOM]) await stage.records.desk.agents.setAvailable(id, false);
    expect((await say('ขอคุยกับเจ้าหน้าที่')).join()).toMatch(/ไม่มีเจ้าหน้าที่|นอกเวลา/);
  });

  test('a picture sent to an agent is not answered by the assistant, and stands in what was said', async () => {
    await say('ขอคุยกับเจ้าหน้าที่');
    await desk.take((await first()).id, MALEE);
    await stage.settled();
    const before = stage.textsTo(person).length;
    await stage.settled(stage.platform.say(person, { type: 'image' }));
    expect(stage.textsTo(person).slice(before)).toEqual([]);
    expect((await stage.records.transcripts.of(stage.conversationOf(person))).at(-1)?.text).toBe('(image)');
  });
});

describe('in the web chat', () => {
  const send = (text: string, conversationId = `web-${count}`) => stage.service.turns.turn({ conversationId, eventId: `${conversationId}-${text}`, text });

  test('steps and words come over the page, also to one that was away', async () => {
    const heard: unknown[] = [];
    const stop = stage.live.subscribe(`web-${count}`, (message) => heard.push(message));
    const queued = await send('ขอคุยกับเจ้าหน้าที่');
    expect(queued.replies.at(-1)?.choices?.map(({ id }) => id)).toEqual(['handoff:return', 'handoff:callback']);
    const taken = (await desk.take((await first()).id, MALEE)) as HandoffRow;
    await desk.say(taken, MALEE, `w${count}`, 'สวัสดีค่ะ');
    stop();
    expect(heard).toEqual([
      expect.objectContaining({ answer: expect.objectContaining({ replies: [expect.objectContaining({ text: expect.stringContaining('มาลี') })] }) }),
      expect.objectContaining({ answer: expect.objectContaining({ replies: [{ text: 'สวัสดีค่ะ', from: 'มาลี' }] }) }),
    ]);
    const missed = await stage.service.turns.pushedSince(`web-${count}`, undefined, undefined);
    expect(missed.map(({ answer }) => answer.replies[0]?.text)).toEqual([expect.stringContaining('มาลี'), 'สวัสดีค่ะ']);
    expect(await stage.service.turns.pushedSince(`web-${count}`, missed[0]?.eventId, undefined)).toHaveLength(1);
    expect(await send('ทำฟันได้เท่าไหร่')).toMatchObject({ replies: [], disposition: 'with_person' });
  });

  test('a form that was under way goes on when the conversation is given back', async () => {
    await send('คำนวณเงินว่างงาน');
    await send('ขอคุยกับเจ้าหน้าที่');
    const taken = (await desk.take((await first()).id, MALEE)) as HandoffRow;
    await desk.giveBack(taken.id, MALEE, 'returned');
    const [, back] = await stage.service.turns.pushedSince(`web-${count}`, undefined, undefined);
    expect(back?.answer.replies.length).toBeGreaterThan(1);
  });

  test('a session that ran out does not make the assistant speak into it', async () => {
    await send('ขอคุยกับเจ้าหน้าที่');
    await desk.take((await first()).id, MALEE);
    await stage.conversations.forget(`web-${count}`);
    expect((await send('ทำฟันได้เท่าไหร่')).replies).toEqual([]);
  });
});
