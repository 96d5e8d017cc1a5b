import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { VOICE_PREFIX } from '../src/channels/channel-of.ts';
import { readConfig } from '../src/server/config.ts';
import { keyedHash } from '../src/storage/records/hash.ts';
import { JambonzCaller, postJambonz, signed } from './helpers/jambonz-caller.ts';
import { openVoiceStage, type VoiceStage } from './helpers/voice-stage.ts';

jest.setTimeout(120_000);

let stage: VoiceStage;
beforeAll(async () => {
  stage = await openVoiceStage();
});
afterEach(async () => {
  await stage.resetBackEnd();
  await stage.setAgents('free');
});
afterAll(() => stage.close());

const QUESTION = 'ตกงานได้เงินเท่าไหร่';
const ANSWER = 'หกสิบเปอร์เซ็นต์';
let calls = 0;
const call = (from?: string, query?: string): Promise<JambonzCaller> => JambonzCaller.begin(stage.base, `jambonz-${++calls}`, from, query);
const sessionOf = (sid: string) => stage.conversations.session(VOICE_PREFIX + keyedHash(stage.keyRing, 'call', sid));

describe('a call through jambonz', () => {
  test('greets, answers, takes a key, goes on after silence, and dials a person with what was asked', async () => {
    const caller = await call();
    expect(caller.heard).toMatch(/หนึ่งห้าศูนย์หก.*ถามได้เลย.*กดศูนย์/s);
    expect(caller.gather?.recognizer?.hints).toContain('พูดอีกที');
    expect(await caller.say(['ตกงานได้เงินเท่าไร', 0.7], [QUESTION, 0.6])).toContain(ANSWER);
    const again = await caller.press('#');
    expect(again).toContain(ANSWER);
    expect((await caller.silent()).length).toBeLessThan(again.length);
    await caller.press('0');
    expect(caller.transfers).toBe(true);
    expect(caller.dial?.target).toEqual([{ type: 'phone', number: '+6621506' }]);
    expect(caller.dial?.tag?.summary).toMatch(/ถาม.*ตกงาน/s);
    await caller.dialled('completed');
    expect(caller.ends).toBe(true);
  });

  test('hears the same figures as by VoiceXML', async () => {
    const questions = [QUESTION, 'ทำฟันได้เท่าไหร่', 'ค่าคลอดบุตรได้เท่าไหร่', 'มาตรา 40 ตายแล้วได้ค่าทำศพเท่าไหร่'];
    for (const question of questions) {
      const [byVoiceXml, byJambonz] = [await stage.call(`vxml-${++calls}`), await call()];
      const words = (heard: string): string => heard.replace(/\s+/g, ' ').trim();
      const answer = words(await byVoiceXml.say(question));
      expect(answer).toMatch(/บาท|เปอร์เซ็นต์/);
      expect(words(await byJambonz.say(question))).toBe(answer);
    }
  });

  test('takes the reading that makes sense', async () => {
    const caller = await call();
    expect(await caller.say(['เงินว่าวนาน', 0.6], ['ว่างงานได้เงินเท่าไหร่', 0.5])).toContain(ANSWER);
  });

  test('is slower and louder on request', async () => {
    const caller = await call();
    await caller.say(QUESTION);
    await caller.say('เว้าซ้า ๆ แหน่');
    expect(caller.ssml).toContain('<prosody rate="slow">');
    expect(caller.gather?.timeout).toBe(10);
  });

  test('fills a form by keys, a number ended by #', async () => {
    const caller = await call();
    await caller.say('ช่วยคำนวณเงินว่างงานหน่อย');
    await caller.press('1');
    expect(caller.gather).toMatchObject({ finishOnKey: '#', minDigits: 1 });
    expect(await caller.press('20000#')).toContain('หกหมื่นสามพันบาท');
  });

  test('goes to a person by a lone 0 also where a number is waited for', async () => {
    const caller = await call();
    await caller.say('ช่วยคำนวณเงินว่างงานหน่อย');
    await caller.press('1');
    await caller.press('0');
    expect(caller.transfers).toBe(true);
  });

  test.each(['busy', 'no-answer', 'failed'])('comes back to a callback when the person is %s', async (status) => {
    const caller = await call();
    await caller.press('0');
    expect(await caller.dialled(status)).toMatch(/ต่อเจ้าหน้าที่ไม่ได้.*โทรกลับ/s);
  });

  test('that is silent for long ends kindly', async () => {
    const caller = await call();
    for (let step = 0; step < 4; step++) await caller.silent();
    expect(caller.heard).toContain('ขอบคุณ');
    expect(caller.ends).toBe(true);
  });

  test('that is not understood three times goes to a person', async () => {
    const caller = await call();
    for (const reason of ['error', 'stt-low-confidence', 'speechDetected']) await caller.gathered({ reason });
    expect(caller.transfers).toBe(true);
  });

  test('knows its caller: a callback goes to the number that calls', async () => {
    const caller = await call('+66898765432');
    for (let step = 0; step < 3; step++) await caller.silent();
    await caller.press('1');
    expect((await stage.state()).callbacks).toMatchObject([{ phone: '0898765432', state: 'open' }]);
  });

  test('is in English for an application whose address says so', async () => {
    const caller = await call(undefined, '?lang=en');
    expect(caller.gather).toMatchObject({ recognizer: { language: 'en-US' }, actionHook: expect.stringContaining('lang=en') });
    await caller.say('how much is the unemployment benefit');
    expect(caller.heard).toMatch(/60 ?%|60 percent/);
  });
});

describe('the status of a call', () => {
  test('completed is a hang-up: whatever comes afterwards, the call is over', async () => {
    const caller = await call();
    await caller.say('อยากร้องเรียน');
    const hook = caller.gather?.actionHook;
    expect(await caller.status('completed', { duration: 12, call_termination_by: 'caller' })).toBe(204);
    expect(await caller.status('completed')).toBe(204);
    await caller.send(hook ?? '', { call_sid: `jambonz-${calls}`, reason: 'speechDetected', speech: { alternatives: [{ transcript: QUESTION }] } });
    expect(caller.ends).toBe(true);
  });

  test('of a call that rings, or of the call to a person, begins no conversation', async () => {
    const caller = await call();
    expect([await caller.status('in-progress'), await caller.status('completed', { call_sid: 'leg-b', direction: 'outbound' })]).toEqual([204, 204]);
    expect(await sessionOf('leg-b')).toBeUndefined();
    expect(await caller.say(QUESTION)).toContain(ANSWER);
  });
});

test('a request that comes again gets the same verbs, and nothing is done twice', async () => {
  const caller = await call('+66812345678');
  await caller.say(QUESTION);
  await caller.press('2');
  const hook = caller.gather?.actionHook ?? '';
  const confirm = { call_sid: `jambonz-${calls}`, reason: 'dtmfDetected', digits: '1' };
  const [first, second] = await Promise.all([1, 2].map(async () => (await postJambonz(stage.base, hook, confirm)).json()));
  expect(second).toEqual(first);
  expect((await stage.state()).messages).toHaveLength(1);
});

test('every step of walks through menus, forms and silence is valid, and reaches a person', async () => {
  const beginnings = ['', QUESTION, 'ให้เจ้าหน้าที่โทรกลับหาหน่อย', 'อยากร้องเรียน', 'อยากรู้ว่าตัวเองส่งมากี่เดือนแล้ว', 'โดนเลิกจ้าง ต้องทำอะไรบ้าง', 'พรุ่งนี้หวยออกอะไร'];
  for (const beginning of beginnings) {
    for (const keys of ['1', '2', '9', '*', '#', '19', '11', '99']) {
      const caller = await call();
      // what is not valid throws
      if (beginning) await caller.say(beginning);
      for (const key of keys) if (caller.gather) await caller.press(key);
      if (caller.gather) await caller.silent();
      if (caller.gather) await caller.press('0');
      expect(caller.transfers || caller.ends || caller.heard.includes('โทรกลับ')).toBe(true);
    }
  }
});

test('when our own code fails, the caller hears an apology and can be called back by one key', async () => {
  const caller = await call();
  const { transcripts } = stage.records;
  const add = transcripts.add;
  transcripts.add = () => Promise.reject(new Error('disk full'));
  const sorry = await caller.say(QUESTION);
  transcripts.add = add;
  expect(sorry).toMatch(/ขอโทษ.*โทรกลับ กดหนึ่ง.*กดศูนย์/s);
  expect(await caller.press('1')).toContain('โทรกลับที่ศูนย์แปดหนึ่ง');
});

describe('proof', () => {
  const body = { call_sid: 'stranger', from: '+66812345678' };

  test.each([
    ['without a signature', {}],
    ['with a wrong one', { 'jambonz-signature': signed('{}') }],
    ['with the secret of another account', { 'jambonz-signature': signed(JSON.stringify(body), 'wh_secret_of_another') }],
  ])('a request %s is refused', async (_name, headers) => {
    for (const path of ['start', 'turn', 'status']) {
      const response = await postJambonz(stage.base, `/channels/voice/jambonz/${path}`, body, headers);
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([401, 'unproven']);
    }
    expect(await sessionOf('stranger')).toBeUndefined();
  });

  test('a body without a call, or that is no JSON, is refused in plain words', async () => {
    const headers = (text: string) => ({ 'jambonz-signature': signed(text) });
    const post = (text: string) => fetch(`${stage.base}/channels/voice/jambonz/turn`, { method: 'POST', headers: headers(text), body: text });
    for (const text of ['{}', 'no json', '']) expect((await post(text)).status).toBe(400);
  });

  test('neither the id of the call nor the number that calls is in the conversation', async () => {
    await call();
    const session = JSON.stringify(await sessionOf(`jambonz-${calls}`));
    expect(session).toContain('"call":');
    for (const personal of [`jambonz-${calls}`, '812345678']) expect(session).not.toContain(personal);
  });
});

test('the secret, or several with a comma between, serves jambonz alone', () => {
  expect(readConfig({ VOICE_JAMBONZ_SECRET: 'wh_secret_new_one, wh_secret_old_one' }).voice).toMatchObject({
    secret: undefined,
    jambonzSecrets: ['wh_secret_new_one', 'wh_secret_old_one'],
    transferTo: 'tel:1506',
  });
  expect(readConfig({ VOICE_JAMBONZ_SECRET: '' }).voice).toBeUndefined();
});
