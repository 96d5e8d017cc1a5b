import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { signBody } from '../sandbox/line/platform/sign-body.ts';
import { OtherBrowserError } from '../src/channels/turn-service.ts';
import { ROOT } from '../src/content/read-content.ts';
import { buttonsOf, CHANNEL_SECRET, openStageWithLine, type StageWithLine } from './helpers/stage-with-line.ts';

let stage: StageWithLine;
/** A friend of the account, for one test. */
let person: string;

beforeAll(async () => {
  stage = await openStageWithLine();
});
afterAll(() => stage.close());

async function newFriend(language?: string): Promise<string> {
  const userId = stage.platform.addPerson('คนทดสอบ', language);
  await stage.settled(stage.platform.follow(userId));
  return userId;
}

beforeEach(async () => {
  stage.platform.reset();
  person = await newFriend('th');
  stage.platform.log.clear();
});

const say = async (text: string, userId = person): Promise<string[]> => {
  const before = stage.textsTo(userId).length;
  await stage.settled(stage.platform.say(userId, text));
  return stage.textsTo(userId).slice(before);
};
const tap = async (data: string, userId = person): Promise<string[]> => {
  const before = stage.textsTo(userId).length;
  await stage.settled(stage.platform.postback(userId, { data }));
  return stage.textsTo(userId).slice(before);
};
const buttons = (userId = person) => buttonsOf(stage.platform.log.to(userId).at(-1)?.messages ?? []);
const transcript = async (userId = person): Promise<string[]> => (await stage.records.transcripts.of(stage.conversationOf(userId))).map(({ text }) => text);

describe('somebody who follows', () => {
  test('is greeted in Thai', async () => {
    const userId = await newFriend('th');
    expect(stage.textsTo(userId)[0]).toContain('สวัสดี');
    expect(stage.viaTo(userId)).toEqual(['reply']);
  });

  test('is greeted in English when that is the language of their profile', async () => {
    expect(stage.textsTo(await newFriend('en-GB'))[0]).toContain('Hello');
  });

  test('is greeted in Thai when LINE gives no language or no profile', async () => {
    expect(stage.textsTo(await newFriend())[0]).toContain('สวัสดี');
    stage.platform.switches.set({ mode: 'server-error', path: '/v2/bot/profile' });
    expect(stage.textsTo(await newFriend('en'))[0]).toContain('สวัสดี');
  });

  test('is spoken to in their language also when the session has run out', async () => {
    const userId = await newFriend('en');
    await stage.conversations.forget(stage.conversationOf(userId));
    expect((await tap('s=menu&c=topic%3Adeath.funeral', userId)).join()).toMatch(/funeral/i);
  });
});

describe('a question', () => {
  test('is answered once, by reply', async () => {
    expect((await say('ค่าทำศพได้เท่าไหร่')).join()).toContain('50,000');
    expect(stage.viaTo(person)).toEqual(['reply']);
    expect(await transcript()).toEqual(expect.arrayContaining(['ค่าทำศพได้เท่าไหร่']));
  });

  test('that is delivered again is not answered again', async () => {
    const { webhookEventId, delivered } = stage.platform.say(person, 'ทำฟันได้เท่าไหร่');
    await stage.settled({ delivered });
    await stage.settled(...[1, 2].map(() => ({ delivered: stage.platform.redeliver(webhookEventId) })));
    expect(stage.viaTo(person)).toHaveLength(1);
  });

  test('typed in two bubbles is read as one', async () => {
    const first = stage.platform.say(person, 'ค่าทำศพ');
    const second = stage.platform.say(person, 'ใช้เอกสารอะไร');
    await stage.settled(first, second);
    expect(stage.viaTo(person)).toHaveLength(1);
    expect(await transcript()).toEqual(expect.arrayContaining(['ค่าทำศพ', 'ใช้เอกสารอะไร']));
    expect((await stage.conversations.session(stage.conversationOf(person)))?.last).toMatchObject({ topic: 'death.funeral', aspect: 'documents' });
  });

  test('of many at once is answered in order, each person for themselves', async () => {
    const others = await Promise.all([1, 2, 3].map(() => newFriend('th')));
    stage.platform.log.clear();
    // a tap waits for nobody, so that each is a turn of its own
    const topics = ['death.funeral', 'child.allowance', 'sickness.dental', 'oldage.pension'];
    const sent = others.map((userId) => stage.platform.deliver(topics.map((topic, index) => tapEvent(userId, `s=menu&c=topic:${topic}`, `many-${index}`))));
    await stage.settled(...sent.map((delivered) => ({ delivered })));
    const titles = ['ทำศพ', 'สงเคราะห์บุตร', 'ทำฟัน', 'บำนาญ'];
    for (const userId of others) {
      const answers = stage.platform.log.to(userId).map(({ messages }) => JSON.stringify(messages[0]));
      expect(answers).toEqual(titles.map((title) => expect.stringContaining(title)));
    }
  });

  test('in a webhook with several events is answered together with the others in it', async () => {
    await stage.settled({
      delivered: stage.platform.deliver([textEvent(person, 'สวัสดี', 'batch-1'), tapEvent(person, 's=menu&c=topic:death.funeral', 'batch-2')]),
    });
    expect(stage.textsTo(person).join()).toContain('50,000');
    expect(stage.viaTo(person)).toHaveLength(2);
  });
});

describe('a button', () => {
  test('of the last answer is taken', async () => {
    await say('ช่วยโทรกลับหน่อย');
    await say('เงินคลอดยังไม่เข้า');
    await say('081 234 5678');
    await say('พรุ่งนี้บ่าย');
    const yes = buttons().find(({ data }) => data.endsWith('c=yes'));
    const said = (await tap(yes?.data ?? '')).join();
    expect(said).toMatch(/C-\w{4}-\w{4}/);
    // tapped twice, or a day later: nothing is booked again
    const again = await tap(yes?.data ?? '');
    expect(again.join()).toContain('ปุ่มนี้เป็นของคำถามก่อนหน้า');
    expect(await stage.records.callbacks.openOf({ conversationId: stage.conversationOf(person), personKey: undefined })).toHaveLength(1);
  });

  test('of an earlier step of a form is explained, and the form goes on', async () => {
    await say('คำนวณเงินว่างงาน');
    const [first] = buttons().filter(({ data }) => data.includes('c=slot'));
    await tap(first?.data ?? '');
    const before = (await stage.conversations.session(stage.conversationOf(person)))?.flow;
    expect((await tap(first?.data ?? '')).join('\n')).toContain('ปุ่มนี้เป็นของคำถามก่อนหน้า');
    expect((await stage.conversations.session(stage.conversationOf(person)))?.flow).toEqual(before);
    expect(before?.awaiting).toBeDefined();
  });

  test('that names a topic works at any time, also from a menu', async () => {
    await say('สวัสดี');
    expect((await tap('s=menu&c=topic:death.funeral')).join()).toContain('50,000');
  });

  test('of the picker fills in a day and a half of it', async () => {
    await say('ช่วยโทรกลับหน่อย');
    await say('เงินคลอดยังไม่เข้า');
    await say('081 234 5678');
    const picker = buttons().find(({ data }) => data.endsWith('t=1'));
    const { data = '' } = picker ?? {};
    await stage.settled(stage.platform.postback(person, { data, params: { datetime: '2026-11-26T09:30' } }));
    expect((await stage.conversations.session(stage.conversationOf(person)))?.flow?.slots.window).toContain('2026-11-26T08:30');
    // the same day again is an old answer by now
    await stage.settled(stage.platform.postback(person, { data, params: { datetime: '2026-11-27T09:30' } }));
    expect(stage.textsTo(person).join('\n')).toContain('ปุ่มนี้เป็นของคำถามก่อนหน้า');
    expect((await stage.conversations.session(stage.conversationOf(person)))?.flow?.slots.window).toContain('2026-11-26T08:30');
  });

  test('that only opens the keyboard, or is not ours, gets no answer', async () => {
    expect(await tap('s=x&t=1')).toEqual([]);
    expect(await tap('action=buyItem')).toEqual([]);
  });
});

describe('a message that is taken back', () => {
  test('is gone from the transcript and the session', async () => {
    const secret = 'หมอบอกว่าเป็นโรคหัวใจ';
    await say('ช่วยโทรกลับหน่อย');
    const { messageId, delivered } = stage.platform.say(person, secret);
    await stage.settled({ delivered });
    expect((await transcript()).join()).toContain(secret);
    await stage.settled(stage.platform.unsend(person, messageId));
    expect((await transcript()).join()).not.toContain(secret);
    expect(JSON.stringify(await stage.conversations.session(stage.conversationOf(person)))).not.toContain(secret);
    expect((await say('ค่าทำศพได้เท่าไหร่')).join()).toContain('50,000');
  });
});

describe('somebody who unfollows', () => {
  test('is forgotten but for what is kept by retention, and gets nothing more', async () => {
    const conversationId = stage.conversationOf(person);
    await say('ค่าทำศพได้เท่าไหร่');
    const more = { topic: 'none', outcome: 'answer', disposition: 'answered', lang: 'th', largeText: false, signedIn: false } as const;
    const answer = (text: string) => ({ ...more, replies: [{ text }] });
    await stage.line.announce(conversationId, answer('ข่าวหนึ่ง'), 'news-1');
    expect(stage.viaTo(person)).toEqual(['reply', 'push']);
    await stage.settled(stage.platform.unfollow(person));
    expect(await stage.conversations.session(conversationId)).toBeUndefined();
    expect(await stage.records.linePeople.of(conversationId)).toMatchObject({ userId: undefined, leftAt: expect.any(String) });
    expect((await transcript()).length).toBeGreaterThan(0);
    await stage.line.announce(conversationId, answer('ข่าวสอง'), 'news-2');
    expect(stage.viaTo(person)).toEqual(['reply', 'push']);
    await stage.settled(stage.platform.follow(person));
    expect(stage.textsTo(person).at(-1)).toBeDefined();
    expect(stage.viaTo(person)).toEqual(['reply', 'push', 'reply']);
  });

  test('an unfollow that comes late, after they are back, changes nothing', async () => {
    const { webhookEventId, delivered } = stage.platform.unfollow(person);
    await stage.settled({ delivered });
    stage.platform.clock.advance(1000);
    await stage.settled(stage.platform.follow(person));
    await stage.settled({ delivered: stage.platform.redeliver(webhookEventId) });
    expect((await stage.records.linePeople.of(stage.conversationOf(person)))?.leftAt).toBeUndefined();
  });
});

describe('a conversation on LINE', () => {
  test('is nobody’s from elsewhere, who may know its id and that of a message', async () => {
    const { webhookEventId, delivered } = stage.platform.say(person, 'ค่าทำศพได้เท่าไหร่');
    await stage.settled({ delivered });
    const conversationId = stage.conversationOf(person);
    const session = await stage.conversations.session(conversationId);
    for (const eventId of [webhookEventId, 'another']) {
      const asked = stage.service.turns.turn({ conversationId, eventId, text: 'พูดอีกที', browser: 'unknown', browserHash: 'b' });
      await expect(asked).rejects.toThrow(OtherBrowserError);
    }
    expect(await stage.conversations.session(conversationId)).toEqual(session);
    expect(await stage.records.audit.list({ conversationId, action: 'session.refused', limit: 5 })).toHaveLength(2);
  });

  test('gets an answer that comes later, also when the session has run out, by push', async () => {
    const conversationId = stage.conversationOf(person);
    await stage.conversations.forget(conversationId);
    await stage.service.turns.happened(conversationId, 'later-1', { happened: 'lookup-later', lookup: 'contributions' });
    expect(stage.viaTo(person)).toEqual(['push']);
  });

  test('is erased with LINE’s id of its person, who is told so', async () => {
    const conversationId = stage.conversationOf(person);
    await say('ค่าทำศพได้เท่าไหร่');
    await tap('s=menu&c=privacy:erase');
    const sure = buttons().find(({ data }) => data.includes('erase-yes'));
    expect((await tap(sure?.data ?? '')).join()).toMatch(/R-\w{4}-\w{4}/);
    expect(await stage.records.linePeople.of(conversationId)).toBeUndefined();
    expect(await transcript()).toEqual([]);
    // who writes again can be answered again
    expect((await say('ค่าทำศพได้เท่าไหร่')).join()).toContain('50,000');
  });

  test('shows what is kept, the account among it', async () => {
    await say('ค่าทำศพได้เท่าไหร่');
    expect((await tap('s=menu&c=privacy:show')).length).toBeGreaterThan(0);
    expect(JSON.stringify(stage.platform.log.to(person).at(-1)?.messages)).toContain('บัญชี LINE');
  });
});

describe('what is no text', () => {
  test.each([
    ['image', { type: 'image' }, 'อ่านรูปไม่ได้'],
    ['video', { type: 'video' }, 'ดูวิดีโอไม่ได้'],
    ['audio', { type: 'audio' }, 'ฟังเสียงไม่ได้'],
    ['file', { type: 'file' }, 'เปิดไฟล์ไม่ได้'],
    ['location', { type: 'location', title: 'บ้าน', address: 'เชียงใหม่', latitude: 18.79, longitude: 98.98 }, 'เชียงใหม่'],
    ['sticker', { type: 'sticker', packageId: '446', stickerId: '1988' }, 'พิมพ์ถามได้เลย'],
  ] as const)('%s gets a useful answer, and the form that waits goes on', async (_kind, message, words) => {
    await say('คำนวณเงินว่างงาน');
    const offered = buttons();
    const flow = (await stage.conversations.session(stage.conversationOf(person)))?.flow;
    await stage.settled(stage.platform.say(person, message));
    expect(stage.textsTo(person).join('\n')).toContain(words);
    expect((await stage.conversations.session(stage.conversationOf(person)))?.flow).toEqual(flow);
    // the buttons stand there again, and still count
    const slot = offered.find(({ data }) => data.includes('c=slot'));
    expect(buttons()).toContainEqual(slot);
    expect((await tap(slot?.data ?? '')).join()).not.toContain('ปุ่มนี้เป็นของคำถามก่อนหน้า');
  });

  test.each([
    [['thank you', 'bow'], 'ยินดีเสมอ'],
    [['hello', 'wave'], 'สวัสดี อยากรู้เรื่อง'],
    [['crying', 'tears'], 'ขอโทษที่ทำให้ลำบาก'],
    [['bye bye'], 'แล้วพบกันใหม่'],
  ])('a sticker that says %j is answered in kind', async (keywords, words) => {
    const message = { type: 'sticker', id: 'm', packageId: '1', stickerId: '1', stickerResourceType: 'STATIC', keywords };
    await stage.settled({ delivered: stage.platform.deliver([eventOf(person, { type: 'message', message }, `sticker-${keywords[0]}`)]) });
    expect(stage.textsTo(person).join('\n')).toContain(words);
  });

  test('words in a sticker are read', async () => {
    const message = { type: 'sticker', id: 'm', packageId: '1', stickerId: '1', stickerResourceType: 'MESSAGE', text: 'ค่าทำศพได้เท่าไหร่' };
    await stage.settled({ delivered: stage.platform.deliver([eventOf(person, { type: 'message', message }, 'sticker-words')]) });
    expect(stage.textsTo(person).join()).toContain('50,000');
  });
});

describe('a group', () => {
  test('is told once where to write, and nothing that is said in it is read', async () => {
    const source = { type: 'group', groupId: 'C0', userId: person };
    const joined = { ...eventOf(person, { type: 'join' }, 'join-1'), source };
    await stage.settled({ delivered: stage.platform.deliver([joined]) });
    expect(stage.textsTo(person)).toEqual([expect.stringContaining('Please write to me directly')]);
    const inGroup = { ...textEvent(person, 'ค่าทำศพ', 'group-1'), source };
    await stage.settled({ delivered: stage.platform.deliver([inGroup]) });
    expect(stage.textsTo(person)).toHaveLength(1);
    expect((await transcript()).join()).not.toContain('ค่าทำศพ');
  });
});

describe('a webhook', () => {
  const post = (body: string, headers: Record<string, string>): Promise<Response> => fetch(stage.webhookUrl, { method: 'POST', body, headers });
  const signed = (body: string, secret = CHANNEL_SECRET) => post(body, { 'x-line-signature': signBody(secret, body) });

  test('that is not signed, or not by LINE, is refused as a problem and never processed', async () => {
    const body = JSON.stringify({ destination: 'U0', events: [textEvent(person, 'ค่าทำศพ', 'forged')] });
    const unsigned = await post(body, {});
    expect([unsigned.status, unsigned.headers.get('content-type')]).toEqual([401, expect.stringContaining('application/problem+json')]);
    for (const signature of [signBody('another secret', body), signBody(CHANNEL_SECRET, `${body} `), 'x', '=', 'ก']) {
      const refused = await post(body, { 'x-line-signature': encodeURI(signature) });
      expect(refused.status).toBe(403);
    }
    await stage.settled();
    expect(stage.textsTo(person)).toEqual([]);
    expect((await transcript()).join()).not.toContain('ค่าทำศพ');
  });

  test('signed with the secret of before is taken while secrets are changed', async () => {
    const body = JSON.stringify({ destination: 'U0', events: [] });
    expect((await signed(body, 'secret-of-before')).status).toBe(200);
  });

  test('without events, as the console’s Verify button sends it, is fine', async () => {
    expect((await signed('{"destination":"U0","events":[]}')).status).toBe(200);
    expect((await signed('{}')).status).toBe(200);
    expect((await signed('{"events":[null,1,"x",[],{}]}')).status).toBe(200);
    expect((await signed('no json')).status).toBe(400);
  });

  test('larger than a megabyte is refused', async () => {
    expect((await signed(JSON.stringify({ events: [], more: 'x'.repeat(1_100_000) }))).status).toBe(413);
  });

  test.each(readdirSync(join(ROOT, 'test/data/line/webhook')))('of LINE’s own examples is fine: %s', async (file) => {
    const response = await signed(readFileSync(join(ROOT, 'test/data/line/webhook', file), 'utf8'));
    expect(response.status).toBe(200);
    await stage.settled();
  });

  test('is answered at once, however long the answer takes', async () => {
    stage.platform.switches.set({ mode: 'slow' });
    const { ms, status } = await stage.platform.say(person, 'ค่าทำศพได้เท่าไหร่').delivered;
    expect([status, ms < 500]).toEqual([200, true]);
    await stage.settled();
  });

  test('leaves nothing of LINE’s id of a person, nor of what they said, in the log', async () => {
    await say('โรคหัวใจของฉัน');
    await stage.settled({ delivered: stage.platform.deliver([eventOf(person, { type: 'greatNewFeature', words: 'โรคหัวใจของฉัน' }, 'new-kind')]) });
    const log = stage.lines.join('\n');
    expect(log).toContain('greatNewFeature');
    expect([log.includes(person), log.includes('โรคหัวใจ')]).toEqual([false, false]);
  });
});

function eventOf(userId: string, what: object, webhookEventId: string): { type: string; webhookEventId: string } {
  const replyToken = stage.platform.replyTokens.issue(userId, stage.platform.clock.now());
  const common = { mode: 'active', timestamp: Date.now(), source: { type: 'user', userId }, deliveryContext: { isRedelivery: false } };
  return { type: 'unknown', webhookEventId, ...common, ...{ replyToken }, ...what };
}

function textEvent(userId: string, text: string, webhookEventId: string): { type: string; webhookEventId: string } {
  return eventOf(userId, { type: 'message', message: { type: 'text', id: webhookEventId, text, quoteToken: 'q' } }, webhookEventId);
}

function tapEvent(userId: string, data: string, webhookEventId: string): { type: string; webhookEventId: string } {
  return eventOf(userId, { type: 'postback', postback: { data } }, webhookEventId);
}
