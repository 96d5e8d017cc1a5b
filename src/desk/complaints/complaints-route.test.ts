import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type DeskWorkStage, openDeskWorkStage } from '../../../test/helpers/desk-work-stage.ts';
import type { ComplaintDetail, ComplaintItem } from '../api.ts';
import { tellWaiting } from '../callbacks/person-notice.ts';

const FILED = '2026-11-24T09:00:00+07:00';
const VALUES = { about: 'employer', who: 'บริษัท ตัวอย่าง จำกัด', what: 'หักเงินแล้วไม่นำส่งสามเดือน', phone: '0812341234' };
const ANSWER = 'นายจ้างนำส่งครบแล้ว ตรวจได้ที่สำนักงาน โทร 02-956-2345';

let stage: DeskWorkStage;
let reference: string;
beforeEach(async () => {
  stage = await openDeskWorkStage(FILED);
  reference = await file('web-1');
});
afterEach(() => stage.close());

async function file(conversationId: string, values: Record<string, string | number> = VALUES): Promise<string> {
  return (await stage.parts.records.complaints.file({ key: conversationId, conversationId, personKey: 'person', values })).reference;
}
const post = (who: string, what: string, body: object, of = reference) => stage.ask(who, 'POST', `/complaints/${of}/${what}`, body);
const open = (who: string, of = reference) => post(who, 'open', { reason: 'complaint' }, of);
const listed = async () => (await stage.ask('nok', 'GET', '/complaints')).body.complaints as unknown as ComplaintItem[];
const audited = async () =>
  (await stage.parts.records.audit.list({ limit: 50 })).map(({ actor, action, detail, personKey }) => `${actor} ${action} ${detail} ${personKey}`);
const answerIt = async (of = reference, text = ANSWER) => {
  await open('nok', of);
  return post('nok', 'answer', { text }, of);
};

describe('the list', () => {
  test('shows when an answer is due and whom it is about, and nothing that was written', async () => {
    expect(await listed()).toEqual([
      { reference, state: 'received', filedAt: '2026-11-24T02:00:00.000Z', dueAt: '2026-12-01T02:00:00.000Z', about: 'employer', overdue: false },
    ]);
  });

  test('is by due time, whether that was set or follows from filing, with closed ones behind', async () => {
    stage.now('2026-11-24T10:00:00+07:00');
    const [sooner, closed] = [await file('web-2'), await file('web-3')];
    await post('sup', 'due', { dueAt: '2026-11-25T16:30:00+07:00' }, sooner);
    await answerIt(closed);
    await post('nok', 'state', { state: 'closed' }, closed);
    expect((await listed()).map((item) => item.reference)).toEqual([sooner, reference, closed]);
  });

  test('says what is overdue, until it is answered', async () => {
    stage.now('2026-12-01T09:00:01+07:00');
    expect((await listed())[0]).toMatchObject({ overdue: true });
    await answerIt();
    expect((await listed())[0]).toMatchObject({ state: 'answered', overdue: false });
  });
});

describe('opening', () => {
  test('needs a reason, shows what was written, and is audited', async () => {
    expect(await post('nok', 'open', {})).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    expect(await post('nok', 'open', { reason: 'curious' })).toMatchObject({ status: 400 });
    expect(await audited()).toEqual([]);
    expect((await open('nok')).body).toMatchObject({ reference, values: VALUES, notes: [] });
    expect(await audited()).toEqual([`agent:agent-nok view.complaint ${reference} complaint person`]);
  });

  test('comes before notes and answers, for each agent, each complaint and each session', async () => {
    const other = await file('web-1-other');
    await open('nok');
    const refused = { status: 403, body: { code: 'not_opened' } };
    expect(await post('lek', 'notes', { text: 'จดไว้' })).toMatchObject(refused);
    expect(await post('lek', 'answer', { text: ANSWER })).toMatchObject(refused);
    expect(await post('nok', 'notes', { text: 'จดไว้' }, other)).toMatchObject(refused);
    stage.now('2026-11-24T19:00:01+07:00');
    expect(await post('nok', 'answer', { text: ANSWER })).toMatchObject(refused);
    expect(await stage.parts.records.desk.complaints.get(reference)).toMatchObject({ state: 'received', notes: [] });
  });

  test('a change by who has not opened it shows nothing that was written', async () => {
    await open('nok');
    await post('nok', 'notes', { text: 'รอเอกสาร' });
    const { body } = await post('lek', 'assign', { to: 'agent-lek' });
    expect(body).toMatchObject({ assignee: { id: 'agent-lek', name: 'เล็ก' }, values: {}, notes: [] });
    expect((await post('nok', 'assign', {})).body).toMatchObject({ values: VALUES, notes: [{ agent: 'นก', text: 'รอเอกสาร' }] });
  });
});

test('notes are kept once per request, with what identifies a person masked', async () => {
  await open('nok');
  const note = { text: 'คุณสมชายให้เบอร์ 081-999-9999', requestId: 'page-request-1' };
  await post('nok', 'notes', note);
  const { body } = await post('nok', 'notes', note);
  expect((body as unknown as ComplaintDetail).notes).toEqual([{ at: '2026-11-24T02:00:00.000Z', agent: 'นก', text: 'คุณสมชายให้เบอร์ [เบอร์โทรศัพท์]' }]);
});

test('it is given only to somebody of the desk, and taken back', async () => {
  expect(await post('sup', 'assign', { to: 'nobody-we-know' })).toMatchObject({ status: 400, body: { code: 'unknown_agent' } });
  expect((await post('sup', 'assign', { to: 'agent-nok' })).body).toMatchObject({ assignee: { id: 'agent-nok', name: 'นก' } });
  expect((await post('sup', 'assign', { to: null })).body).not.toHaveProperty('assignee');
});

test('every change is audited', async () => {
  await open('nok');
  await post('nok', 'notes', { text: 'จดไว้' });
  await post('nok', 'assign', { to: 'agent-nok' });
  await post('nok', 'assign', {});
  await post('nok', 'due', { dueAt: '2026-11-26T16:30:00+07:00' });
  await post('nok', 'state', { state: 'working' });
  await post('nok', 'answer', { text: ANSWER });
  await post('sup', 'state', { state: 'closed' });
  expect((await audited()).reverse()).toEqual([
    `agent:agent-nok view.complaint ${reference} complaint person`,
    `agent:agent-nok complaint.note ${reference} person`,
    `agent:agent-nok complaint.assign ${reference} agent-nok person`,
    `agent:agent-nok complaint.assign ${reference} nobody person`,
    `agent:agent-nok complaint.due ${reference} 2026-11-26T09:30:00.000Z person`,
    `agent:agent-nok complaint.state ${reference} working person`,
    `agent:agent-nok complaint.answer ${reference} person`,
    `agent:sup complaint.state ${reference} closed person`,
  ]);
  expect(stage.heard).toHaveLength(7);
});

describe('the state', () => {
  test('goes only forward: nothing is closed without an answer, and what is closed stays so', async () => {
    const refused = { status: 409, body: { code: 'not_allowed' } };
    expect(await post('nok', 'state', { state: 'closed' })).toMatchObject(refused);
    expect((await post('nok', 'state', { state: 'working' })).body).toMatchObject({ state: 'working' });
    expect((await post('nok', 'state', { state: 'working' })).status).toBe(200);
    expect(await post('nok', 'state', { state: 'closed' })).toMatchObject(refused);
    await answerIt();
    expect((await post('nok', 'state', { state: 'closed' })).body).toMatchObject({ state: 'closed' });
    for (const [what, body] of [
      ['state', { state: 'working' }],
      ['assign', { to: 'agent-nok' }],
      ['due', { dueAt: '2026-11-26T16:30:00+07:00' }],
      ['notes', { text: 'สาย' }],
      ['answer', { text: 'อีกคำตอบ' }],
    ] as const) {
      expect(await post('nok', what, body)).toMatchObject(refused);
    }
  });

  test('of an answered one goes back to working, and the new answer is told again', async () => {
    await answerIt();
    expect(await post('nok', 'answer', { text: 'อีกคำตอบ' })).toMatchObject({ status: 409, body: { code: 'answered' } });
    await post('nok', 'state', { state: 'working' });
    expect((await post('nok', 'answer', { text: 'อีกคำตอบ' })).body).toMatchObject({ state: 'answered', answer: 'อีกคำตอบ' });
    expect(stage.told).toHaveLength(2);
  });
});

describe('the answer', () => {
  test('is kept for who asks with the reference, and told once, also when the page repeats itself', async () => {
    const answered = await answerIt();
    expect(answered.body).toMatchObject({ state: 'answered', answer: ANSWER });
    expect((await post('nok', 'answer', { text: ` ${ANSWER} ` })).body).toEqual(answered.body);
    stage.now('2026-11-24T09:05:00+07:00');
    await tellWaiting(stage.parts);
    expect(await stage.parts.records.complaints.find(reference)).toMatchObject({ state: 'answered', answer: ANSWER });
    // in a browser that others may use it is read with the reference
    expect(stage.told).toEqual([{ conversationId: 'web-1', notice: { happened: 'notice', key: 'complaint-answered', values: { reference } } }]);
    expect(stage.sms).toEqual([]);
  });

  test('is sent along on LINE, which is the person’s own', async () => {
    const of = await file('line-1');
    await answerIt(of);
    expect(stage.told).toEqual([
      { conversationId: 'line-1', notice: { happened: 'notice', key: 'complaint-answered-in-full', values: { reference: of, answer: ANSWER } } },
    ]);
  });

  test('of a caller is told by SMS without its text, and not at all without a number', async () => {
    const [called, silent] = [await file('voice-1'), await file('voice-2', { about: 'office', what: 'รอนาน' })];
    await answerIt(called);
    await answerIt(silent);
    expect(stage.sms).toEqual([{ to: '0812341234', text: expect.stringContaining(called), idempotencyKey: expect.any(String) }]);
    expect(stage.sms[0]?.text).not.toMatch(/นายจ้าง|ร้องเรียน|1234/);
    expect(stage.told).toEqual([]);
  });

  test('does not carry what identifies a person to who has the reference', async () => {
    const { body } = await answerIt(reference, 'ของบัตร 1101700203451 โอนแล้ว');
    expect(body).toMatchObject({ answer: 'ของบัตร [เลขบัตรประชาชน] โอนแล้ว' });
  });
});

test.each<[string, object]>([
  ['notes', {}],
  ['notes', { text: '  ' }],
  ['notes', { text: 'x'.repeat(2001) }],
  ['notes', { text: 'a', requestId: '?' }],
  ['assign', { to: 7 }],
  ['due', {}],
  ['due', { dueAt: 'tomorrow' }],
  ['state', { state: 'received' }],
  ['state', { state: 'answered' }],
  ['answer', { text: { th: 'a' } }],
])('%s with %j cannot be read', async (what, body) => {
  await open('nok');
  expect(await post('nok', what, body)).toMatchObject({ status: 400, body: { code: 'bad_request' } });
});

test.each<[string, object]>([
  ['open', { reason: 'complaint' }],
  ['notes', { text: 'a' }],
  ['assign', {}],
  ['due', { dueAt: FILED }],
  ['state', { state: 'working' }],
  ['answer', { text: 'a' }],
])('%s: editors may not, and what is not there is not found', async (what, body) => {
  expect(await post('edi', what, body)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  for (const none of ['C-AAAA-AAAA', 'nonsense']) expect(await post('sup', what, body, none)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  expect(await stage.ask('edi', 'GET', '/complaints')).toMatchObject({ status: 403 });
});
