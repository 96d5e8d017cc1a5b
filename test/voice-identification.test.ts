import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Logger, pino } from 'pino';
import { inventedId } from '../sandbox/sso/invented-id.ts';
import { PEOPLE, personOf } from '../sandbox/sso/people.ts';
import type { Person } from '../sandbox/sso/person.ts';
import { VOICE_PREFIX } from '../src/channels/channel-of.ts';
import { MemoryConversations } from '../src/storage/conversations/memory-conversations.ts';
import { keyedHash } from '../src/storage/records/hash.ts';
import { type Caller, openVoiceStage, type VoiceStage } from './helpers/voice-stage.ts';

const QUESTION = 'อยากรู้ว่าตัวเองส่งมากี่เดือนแล้ว';
/** A right check digit, and nobody's. */
const NOBODY = inventedId('1', 99_999);
const NOW = '2026-11-24T10:00:00+07:00';

let stage: VoiceStage;
const logged: string[] = [];
const log: Logger = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
/** Everything that was put into the inbox. */
const posted: string[] = [];
beforeAll(async () => {
  const conversations = new MemoryConversations();
  const post = conversations.post.bind(conversations);
  conversations.post = (event) => {
    posted.push(JSON.stringify(event));
    return post(event);
  };
  stage = await openVoiceStage({ log, conversations: async () => conversations });
}, 60_000);
afterEach(async () => {
  await stage.resetBackEnd();
  stage.setClock(NOW);
});
afterAll(() => stage.close());

let calls = 0;
const idOf = (): string => `identify-${calls}`;
const call = (): Promise<Caller> => stage.call(`identify-${++calls}`);
const conversationOf = (id: string): string => VOICE_PREFIX + keyedHash(stage.keyRing, 'call', id);

/** Each test has a person of its own: passwords are counted by person. */
let nth = 0;
const somebody = (): Person => PEOPLE.filter(({ kind, phone }) => kind === 'section33' && phone)[++nth] as Person;
const born = ({ birthDate }: Person): string => {
  const [year, month, day] = birthDate.split('-');
  return `${day}${month}${Number(year) + 543}`;
};
const passwordSent = async (): Promise<string> => /\d{6}/.exec((await stage.state()).messages.at(-1)?.text ?? '')?.[0] ?? 'none';
/** Another password than the right one. */
const wrongFor = (password: string): string => String((Number(password) + 1) % 1_000_000).padStart(6, '0');

async function toPassword(caller: Caller, person: Person): Promise<void> {
  await caller.say(QUESTION);
  await caller.press(person.nationalId);
  await caller.press(born(person));
}

async function identify(caller: Caller, person: Person): Promise<void> {
  await toPassword(caller, person);
  await caller.press(await passwordSent());
}

describe('who tells national ID, birth date and password', () => {
  test('is asked for consent by voice, and then hears their own data', async () => {
    const person = somebody();
    const caller = await call();
    expect(await caller.say(QUESTION)).toContain('เลขบัตรประชาชน');
    expect(await caller.press(`${person.nationalId}#`)).toContain('วันเดือนปีเกิด');
    expect(await caller.press(born(person))).toContain('ส่งรหัส');
    expect((await stage.state()).messages).toEqual([{ to: person.phone, text: expect.stringMatching(/รหัสของคุณคือ \d{6}/) }]);
    expect(await caller.press(await passwordSent())).toMatch(/ความยินยอม.*ยินยอม กดหนึ่ง\nไม่ยินยอม กดสอง/s);
    expect(await caller.say('ยินยอมค่ะ')).toMatch(/ส่งแล้ว.*เดือน/s);
    // and needs not tell it again
    expect(await caller.say('โรงพยาบาลของฉันคือที่ไหน')).toContain('โรงพยาบาลของคุณคือ');
    expect(await caller.say('ส่งข้อความ')).toContain('ข้อมูลส่วนตัวไม่ส่งทางข้อความ');
  });

  test('may give the year of birth in the common era', async () => {
    const person = somebody();
    const caller = await call();
    await caller.say(QUESTION);
    await caller.press(person.nationalId);
    const [year, month, day] = person.birthDate.split('-');
    expect(await caller.press(`${day}${month}${year}`)).toContain('ส่งรหัส');
  });

  test('hears what needs a face check only elsewhere', async () => {
    const person = somebody();
    const caller = await call();
    await identify(caller, person);
    await caller.press('1');
    expect(await caller.say('เรื่องเบิกถึงไหนแล้ว')).toMatch(/ทางโทรศัพท์ไม่ได้.*คุยกับเจ้าหน้าที่ กดหนึ่ง/s);
    expect((await stage.state()).requests['lookup.claim']).toBeUndefined();
  });

  test('is nobody any more when the call is over, and in another call', async () => {
    const person = somebody();
    const caller = await call();
    await identify(caller, person);
    await caller.press('1');
    await caller.hangUp();
    expect((await stage.conversations.session(conversationOf(idOf())))?.signedIn).toBeUndefined();
    const another = await call();
    expect(await another.say(QUESTION)).toContain('เลขบัตรประชาชน');
  });

  test('leaves no number anywhere: session, answers kept, transcript, log, audit trail, what is heard', async () => {
    const person = somebody();
    const caller = await call();
    const heard: string[] = [];
    await caller.say(QUESTION);
    for (const keys of [person.nationalId, born(person)]) {
      heard.push(await caller.press(keys));
      heard.push(JSON.stringify(await stage.conversations.session(conversationOf(idOf()))));
    }
    const password = await passwordSent();
    heard.push(await caller.press(password), JSON.stringify(await stage.conversations.session(conversationOf(idOf()))));
    const conversationId = conversationOf(idOf());
    const kept = [
      ...heard,
      ...(await Promise.all(
        ['start', 'turn-1', 'turn-2', 'turn-3', 'turn-4'].map(async (event) => JSON.stringify(await stage.conversations.answerTo(conversationId, event, 100))),
      )),
      ...posted,
      JSON.stringify(await stage.records.transcripts.of(conversationId)),
      JSON.stringify(await stage.records.audit.list({ conversationId, limit: 100 })),
      logged.join(''),
    ].join('\n');
    for (const secret of [person.nationalId, born(person), person.birthDate, password, person.phone as string, '0812345678'])
      expect(kept).not.toContain(secret);
    expect(kept).toContain('ส่งรหัส');
    // and nothing personal is heard before the password
    expect(heard.slice(0, -2).join()).not.toContain(person.givenName);
  });
});

describe('three tries, then a person', () => {
  test('for a national ID', async () => {
    const caller = await call();
    await caller.say(QUESTION);
    expect(await caller.press('1234567890123')).toContain('เลขนี้ไม่ถูก');
    expect(await caller.press('123')).toContain('เลขนี้ไม่ถูก');
    expect(await caller.press('1990000131009')).toContain('ครบสามครั้ง');
    expect(caller.transfers).toBe(true);
  });

  test('for a birth date that is none', async () => {
    const caller = await call();
    await caller.say(QUESTION);
    await caller.press(somebody().nationalId);
    for (const wrong of ['31022528', '1']) expect(await caller.press(wrong)).toContain('วันเกิดนี้ไม่ถูก');
    expect(await caller.press('99999999')).toContain('ครบสามครั้ง');
    expect(caller.transfers).toBe(true);
  });

  test('for a birth date of somebody else, answered like a number that nobody has', async () => {
    const person = somebody();
    const caller = await call();
    await caller.say(QUESTION);
    const tried: string[] = [];
    for (const id of [person.nationalId, NOBODY]) {
      await caller.press(id);
      tried.push(await caller.press('01012500'));
    }
    expect(tried[0]).toBe(tried[1]);
    expect(tried[0]).toContain('ไม่ตรง');
    await caller.press(person.nationalId);
    expect(await caller.press('02012500')).toContain('ครบสามครั้ง');
    expect((await stage.state()).messages).toEqual([]);
  });

  test('for a password, and the right one is then too late', async () => {
    const person = somebody();
    const caller = await call();
    await toPassword(caller, person);
    const password = await passwordSent();
    for (let wrong = 0; wrong < 2; wrong++) expect(await caller.press(wrongFor(password))).toContain('รหัสไม่ถูก');
    expect(await caller.press(wrongFor(password))).toContain('ครบสามครั้ง');
    expect(caller.transfers).toBe(true);
    await caller.send({ event: 'transferfailed' });
    await caller.press(password);
    expect((await stage.conversations.session(conversationOf(idOf())))?.signedIn).toBeUndefined();
    const refused = await stage.records.audit.list({ conversationId: conversationOf(idOf()), action: 'sign-in.refused', limit: 10 });
    expect(refused.map(({ detail }) => detail)).toEqual(['wrong-password', 'wrong-password', 'wrong-password']);
  });
});

describe('a password', () => {
  test('is good for five minutes, then a new one can be asked for', async () => {
    const person = somebody();
    const caller = await call();
    await toPassword(caller, person);
    const password = await passwordSent();
    stage.setClock('2026-11-24T10:05:01+07:00');
    expect(await caller.press(password)).toMatch(/หมดเวลา.*ขอรหัสใหม่ กดหนึ่ง/s);
    expect(await caller.press('1')).toContain('เลขบัตรประชาชน');
    await caller.press(person.nationalId);
    await caller.press(born(person));
    expect(await passwordSent()).not.toBe(password);
    expect(await caller.press(await passwordSent())).toContain('ความยินยอม');
  });

  test('is asked for at most five times an hour about one person, whoever asks', async () => {
    const person = somebody();
    for (let time = 0; time < 5; time++) {
      await toPassword(await call(), person);
      expect((await stage.state()).messages).toHaveLength(time + 1);
    }
    const sixth = await call();
    await toPassword(sixth, person);
    expect(sixth.heard).toContain('บ่อยเกินไป');
    expect((await stage.state()).messages).toHaveLength(5);
  });

  test('of one call is not good in another', async () => {
    const person = somebody();
    const first = await call();
    await toPassword(first, person);
    const password = await passwordSent();
    const second = await call();
    await toPassword(second, person);
    expect(await passwordSent()).not.toBe(password);
    expect(await second.press(password)).toContain('รหัสไม่ถูก');
  });

  test('is sent once, also when the platform sends the same request again', async () => {
    const person = somebody();
    const caller = await call();
    await caller.say(QUESTION);
    await caller.press(person.nationalId);
    const turn = new URL(caller.next).searchParams.get('turn') as string;
    const heard = await caller.press(born(person));
    expect(await caller.send({ turn, dtmf: born(person) })).toBe(heard);
    expect((await stage.state()).messages).toHaveLength(1);
  });
});

describe('when something is missing or out of order', () => {
  test('somebody without a telephone in the records gets a person', async () => {
    const caller = await call();
    await toPassword(caller, PEOPLE.find(({ phone, kind }) => phone === null && kind === 'section33') as Person);
    expect(caller.heard).toContain('ยังไม่มีเบอร์มือถือ');
    expect(caller.transfers).toBe(true);
  });

  test.each(['down', 'error', 'wrong'])('the registry (%s): general questions go on, and a callback is offered', async (mode) => {
    const caller = await call();
    await caller.say(QUESTION);
    await caller.press(somebody().nationalId);
    await stage.setBackEnd(mode);
    expect(await caller.press('01012500')).toMatch(/ระบบยืนยันตัวตนไม่ตอบ.*โทรกลับ กดหนึ่ง/s);
    expect(await caller.say('ทำฟันได้เท่าไหร่')).toContain('เก้าร้อยบาท');
  });

  test('the messages alone: the same, and nobody is let in', async () => {
    const person = somebody();
    const caller = await call();
    await caller.say(QUESTION);
    await caller.press(person.nationalId);
    await fetch(`${stage.sandbox}/sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode: 'down', target: 'sms' }),
    });
    expect(await caller.press(born(person))).toContain('ระบบยืนยันตัวตนไม่ตอบ');
  });

  test('somebody who says the number aloud is asked to press it, and it is kept nowhere', async () => {
    const person = personOf('section33');
    const caller = await call();
    await caller.say(QUESTION);
    expect(await caller.say(person.nationalId)).toContain('ใช้ปุ่มกดแทน');
    expect(JSON.stringify(await stage.records.transcripts.of(conversationOf(idOf())))).not.toContain(person.nationalId);
  });

  test('somebody may ask something else instead, or go back, or have a person', async () => {
    const caller = await call();
    await caller.say(QUESTION);
    expect(await caller.say('ทำฟันได้เท่าไหร่')).toContain('เก้าร้อยบาท');
    await caller.say(QUESTION);
    expect(await caller.press('*')).toContain('เก้าร้อยบาท');
    await caller.say(QUESTION);
    await caller.press('0');
    expect(caller.transfers).toBe(true);
  });
});
