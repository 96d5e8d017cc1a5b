import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { openVoiceStage, type VoiceStage } from './helpers/voice-stage.ts';

let stage: VoiceStage;
beforeAll(async () => {
  stage = await openVoiceStage();
}, 60_000);
afterEach(async () => {
  await stage.resetBackEnd();
  await stage.setAgents('free');
});
afterAll(() => stage.close());

let calls = 0;
const call = (caller?: string, lang?: string) => stage.call(`manners-${++calls}`, caller, lang);
const QUESTION = 'ตกงานได้เงินเท่าไหร่';
const ANSWER = 'หกสิบเปอร์เซ็นต์';

describe('at any time', () => {
  test('the greeting says who we are, that one may ask, and how to reach a person', async () => {
    const caller = await call();
    expect(caller.heard).toMatch(/หนึ่งห้าศูนย์หก.*ถามได้เลย.*กดศูนย์ คุยกับเจ้าหน้าที่/s);
    expect(await caller.grammarFaults()).toEqual([]);
  });

  test('"say it again", by words or #, says the same; "slower" and "louder" hold for the rest of the call', async () => {
    const caller = await call();
    const answer = await caller.say(QUESTION);
    expect(await caller.say('พูดอีกทีค่ะ')).toBe(answer);
    expect(await caller.press('#')).toBe(answer);
    expect(caller.document).not.toContain('<prosody');
    expect(await caller.say('เว้าซ้า ๆ แหน่')).toContain(answer);
    expect(caller.document).toContain('rate="slow"');
    expect(await caller.say('ดัง ๆ กำ บ่ได้ยิน')).toContain(answer);
    await caller.say('ทำฟันได้เท่าไหร่');
    expect(caller.document).toMatch(/rate="slow" volume="loud"/);
    await caller.say('พูดปกติ');
    expect(caller.document).not.toContain('rate="slow"');
  });

  test('0 is a person, with a summary of what was asked and answered', async () => {
    const caller = await call();
    await caller.say('มาตรา 40 ตายแล้วได้ค่าทำศพเท่าไหร่');
    expect(await caller.press('0')).toContain('กำลังต่อเจ้าหน้าที่');
    expect(caller.transfers).toBe(true);
    const summary = /aai="([^"]*)"/.exec(caller.document)?.[1];
    expect(summary).toMatch(/ถาม.*ค่าทำศพ.*มาตรา.*ตอบแล้ว/s);
    expect((await stage.state()).handoffs).toMatchObject([{ summary: expect.stringContaining('ค่าทำศพ') }]);
  });

  test('nothing personal is in the summary', async () => {
    const caller = await call();
    await caller.say('เลขบัตร 1990000131008 เบอร์ 0812345678 ตกงานได้เงินเท่าไหร่');
    await caller.press('0');
    const everything = caller.document + JSON.stringify((await stage.state()).handoffs);
    for (const personal of ['1990000131008', '0812345678']) expect(everything).not.toContain(personal);
  });

  test('* goes back, also out of a form and to its earlier question', async () => {
    const caller = await call();
    const answer = await caller.say(QUESTION);
    const first = await caller.say('ช่วยคำนวณเงินว่างงานหน่อย');
    await caller.press('2');
    expect(await caller.press('*')).toBe(first);
    // the form waits for the reason again
    expect(await caller.press('1')).toContain('เงินเดือน');
    expect(await caller.press('20000#')).toContain('หกหมื่นสามพันบาท');
    await caller.press('*');
    await caller.press('*');
    expect(await caller.press('*')).toBe(answer);
  });

  test('where an answer comes from, and since when it holds, is told on request', async () => {
    const caller = await call();
    expect(await caller.say('มาจากไหน')).toContain('ถามมาก่อน');
    await caller.say(QUESTION);
    expect(await caller.say('ข้อมูลมาจากไหนคะ')).toMatch(/ประกันสังคม.*ใช้ตั้งแต่/s);
  });

  test('goodbye is said kindly, and the call ends', async () => {
    const caller = await call();
    await caller.say(QUESTION);
    expect(await caller.say('แค่นี้ค่ะ')).toContain('ขอบคุณ');
    expect(caller.ends).toBe(true);
  });

  test('everything is in English for somebody who speaks English', async () => {
    const caller = await call(undefined, 'en');
    expect(caller.heard).toContain('press 0 for a person');
    await caller.say('how much is the unemployment benefit');
    expect(caller.heard).toMatch(/60 ?%|60 percent/);
    expect(caller.heard).toContain('press 1');
    expect(caller.heard).not.toMatch(/[ก-๙]/);
    expect(await caller.say('could you speak slowly please')).toContain('more slowly');
  });
});

describe('an answer', () => {
  test('offers details, a message and other questions: never more than three options at once', async () => {
    const caller = await call();
    const heard = await caller.say(QUESTION);
    expect(heard).toMatch(/รายละเอียด กดหนึ่ง\n.*เอสเอ็มเอส กดสอง\n.*เรื่องอื่น กดเก้า\nถามเรื่องอื่นพูดได้เลย$/s);
    expect(await caller.press('9')).toMatch(/กดหนึ่ง/);
    expect(caller.heard).not.toContain('กดสี่');
  });

  test('tells a list line by line, as it is asked for', async () => {
    const caller = await call();
    const first = await caller.say('ค่าทำศพต้องใช้เอกสารอะไรบ้าง');
    expect(first).toMatch(/มีห้าข้อ\nแบบ สอปอสอ สองศูนย์หนึ่ง\n.*กดหนึ่ง/s);
    // the first was said with the answer
    const second = await caller.press('1');
    expect(second).toMatch(/^บัตรประชาชน/);
    const third = await caller.say('ถัดไป');
    expect(third).toMatch(/^ใบมรณะ/);
    expect(await caller.say('กลับ')).toBe(second.split('\n')[0]);
    expect(await caller.say('กลับ')).toBe('แบบ สอปอสอ สองศูนย์หนึ่ง');
    const other = await call();
    await other.say('ค่าทำศพต้องใช้เอกสารอะไรบ้าง');
    expect(await other.say('ต่อไป')).toBe(second);
  });

  test('is sent by SMS once the number that calls was confirmed, and the next one without asking', async () => {
    const caller = await call();
    await caller.say(QUESTION);
    expect(await caller.press('2')).toMatch(/ศูนย์แปดหนึ่ง.*ถูกต้อง กดหนึ่ง/s);
    expect((await stage.state()).messages).toEqual([]);
    expect(await caller.press('1')).toContain('ส่งข้อความแล้ว');
    await caller.say('ทำฟันได้เท่าไหร่');
    expect(await caller.press('2')).toContain('ส่งข้อความแล้ว');
    const { messages } = await stage.state();
    expect(messages.map(({ to }) => to)).toEqual(['0812345678', '0812345678']);
    expect(messages[0]?.text).toContain('60%');
    for (const { text } of messages) expect(text.length).toBeLessThanOrEqual(700);
  });

  test('goes to another number when the caller types one, which is read back in groups', async () => {
    const caller = await call('sip:anonymous@anonymous.invalid');
    await caller.say(QUESTION);
    await caller.press('2');
    expect(await caller.press('021234567#')).toContain('มือถือ');
    expect(await caller.press('0899999999#')).toContain('ศูนย์แปดเก้า เก้าเก้าเก้า เก้าเก้าเก้าเก้า');
    await caller.press('2');
    await caller.press('0899999998#');
    expect(await caller.press('1')).toContain('ส่งข้อความแล้ว');
    expect((await stage.state()).messages.map(({ to }) => to)).toEqual(['0899999998']);
  });

  test('that cannot be sent is said to be so, with a way to try again', async () => {
    const caller = await call();
    await caller.say(QUESTION);
    await caller.press('2');
    await stage.setBackEnd('down');
    expect(await caller.press('1')).toContain('ยังส่งข้อความไม่ได้');
    await stage.setBackEnd('none');
    await caller.press('1');
    expect(await caller.press('1')).toContain('ส่งข้อความแล้ว');
  });
});

describe('who is not understood', () => {
  test('is asked again gently with an example, then offered a person or a callback, then put through', async () => {
    const caller = await call();
    expect(await caller.unclear()).toMatch(/ขอโทษ ฟังไม่ชัด.*เช่น/);
    expect(await caller.unclear()).toMatch(/โทรกลับ กดหนึ่ง\nคุยกับเจ้าหน้าที่ กดสอง/);
    await caller.unclear();
    expect(caller.transfers).toBe(true);
  });

  test('starts again from the first step of the ladder once something was understood', async () => {
    const caller = await call();
    await caller.unclear();
    await caller.say(QUESTION);
    expect(await caller.unclear()).toContain('ฟังไม่ชัด');
  });

  test('is asked which of two topics is meant when both are as likely', async () => {
    const caller = await call();
    await caller.sayOneOf(['ค่าคลอดบุตรได้เท่าไหร่', 0.6], ['ทำฟันได้เท่าไหร่', 0.6]);
    expect(caller.heard).toMatch(/หมายถึงเรื่องไหน\n.*กดหนึ่ง\n.*กดสอง\nไม่ใช่ทั้งสองเรื่อง กดสาม/s);
    expect([await caller.press('1'), await caller.press('*'), await caller.press('2')].join()).toMatch(/เก้าร้อยบาท.*หมายถึงเรื่องไหน.*หนึ่งหมื่นห้าพันบาท/s);
  });

  test('is understood by the reading that makes sense, also with words of the south', async () => {
    const caller = await call();
    await caller.sayOneOf(['เงินว่าวนาน', 0.6], ['ว่างงานได้เงินเท่าไหร่', 0.5]);
    expect(caller.heard).toContain(ANSWER);
    expect(await caller.say('แหลงใหม่ที')).toContain(ANSWER);
  });

  test('is offered no small talk to choose from', async () => {
    const caller = await call();
    const heard = [await caller.say('อือ อา เอ่อ'), await caller.say('งึมงำ งึมงำ'), await caller.say('เอ่อ คือว่า')].join('\n');
    expect(heard).not.toMatch(/(?:ทักทาย|ขอบคุณ|ไม่พอใจ) กด/);
    expect(heard).toMatch(/กดหนึ่ง/);
  });

  test('hears that a key means nothing', async () => {
    const caller = await call();
    await caller.say(QUESTION);
    expect(await caller.press('7')).toContain('ไม่มีปุ่มนี้');
    expect(await caller.press('2')).toContain('จะส่งข้อความ');
  });
});

describe('silence', () => {
  test('is met shorter, then slowly with keys, then with a callback to the number that calls, then with a kind goodbye', async () => {
    const caller = await call();
    const greeting = caller.heard;
    const first = await caller.silent();
    expect(first.length).toBeLessThan(greeting.length);
    await caller.silent();
    expect(caller.document).toContain('rate="slow"');
    expect(caller.heard).toContain('กดหนึ่ง');
    expect(await caller.silent()).toMatch(/โทรกลับที่ศูนย์แปดหนึ่ง สองสามสี่ ห้าหกเจ็ดแปด.*กดหนึ่ง/s);
    expect(caller.ends).toBe(false);
    expect(await caller.silent()).toContain('ขอบคุณ');
    expect(caller.ends).toBe(true);
  });

  test('of somebody who presses 1 at its end books the callback once, and the goodbye names it', async () => {
    const caller = await call('tel:+66898765432');
    for (let step = 0; step < 3; step++) await caller.silent();
    expect(await caller.press('1')).toMatch(/นัดแล้ว.*ศูนย์แปดเก้า/s);
    expect((await stage.state()).callbacks).toMatchObject([{ phone: '0898765432', state: 'open' }]);
    for (let step = 0; step < 4; step++) await caller.silent();
    expect(caller.heard).toContain('โทรกลับตามนัด');
    expect(caller.ends).toBe(true);
  });

  test('of a withheld number asks for one', async () => {
    const caller = await call('');
    for (let step = 0; step < 3; step++) await caller.silent();
    expect(caller.heard).toContain('ถามเบอร์โทรก่อน');
    expect(await caller.press('1')).toContain('โทรกลับเรื่องอะไร');
  });
});

describe('a person', () => {
  test.each([
    ['nobody', '0870000001'],
    ['closed', '0870000002'],
  ])('who is not there (%s) is replaced by a callback', async (state, number) => {
    await stage.setAgents(state);
    const caller = await call(number);
    await caller.say(QUESTION);
    // before the offices, which are as closed
    expect(await caller.press('0')).toMatch(/โทรกลับ กดหนึ่ง/);
    expect(caller.transfers).toBe(false);
    const key = /โทรกลับ กด(หนึ่ง|สอง|สาม)/.exec(caller.heard)?.[1];
    await caller.press({ หนึ่ง: '1', สอง: '2', สาม: '3' }[key ?? ''] ?? '');
    expect(await caller.press('1')).toContain('นัดแล้ว');
  });

  test('who does not answer brings the caller back to a callback', async () => {
    const caller = await call();
    await caller.press('0');
    await caller.send({ event: 'transferfailed' });
    expect(caller.heard).toMatch(/ต่อเจ้าหน้าที่ไม่ได้\n.*โทรกลับ/s);
  });
});

describe('who hangs up', () => {
  test('loses nothing that was booked, and leaves no form behind', async () => {
    const caller = await call('tel:+66811111111');
    for (let step = 0; step < 3; step++) await caller.silent();
    await caller.press('1');
    await caller.say('อยากร้องเรียน');
    await caller.hangUp();
    expect(caller.ends).toBe(true);
    expect((await stage.state()).callbacks).toMatchObject([{ state: 'open' }]);
    // whatever comes afterwards, the call is over
    await caller.say(QUESTION);
    expect(caller.ends).toBe(true);
  });
});
