import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import express, { json } from 'express';
import { pino } from 'pino';
import { TestDatabases } from '../../../test/helpers/records-databases.ts';
import { type SmallContent, smallKnowledge } from '../../../test/helpers/small-knowledge.ts';
import { knowledgeBench } from '../../content/knowledge-bench/knowledge-bench.ts';
import { loadContent } from '../../content/load-content.ts';
import type { DialogContent } from '../../dialog/dialog.ts';
import { dayInBangkok } from '../../knowledge/calendar.ts';
import { newKeyRingText, parseKeyRing } from '../../storage/records/key-ring.ts';
import { openRecords } from '../../storage/records/open-records.ts';
import { DEFAULT_RETENTION, type Records } from '../../storage/records/records.ts';
import type { Cluster, Draft, ListedDraft, Role } from '../api.ts';
import type { DeskParts, Notice } from '../desk-parts.ts';
import { type KnowledgeParts, knowledgeRoutes } from '../routes/knowledge.ts';
import type { KnowledgeBench } from './knowledge-bench.ts';

/** Trains several times, on a machine that does other things meanwhile. */
jest.setTimeout(300_000);

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-11-18T02:00:00Z');
const TODAY = '2026-11-25';

/** What nobody has written an answer to: loans to buy a house. */
const ASKED = [
  'กู้ซื้อบ้าน ปกส ได้มั้ย',
  'สินเชื่อบ้านประกันสังคม ยังมีอยู่ปะ',
  'อยากกู้บ้านกับประกันสังคม ดอกเบี้ยถูกจริงมั้ยอะ',
  'โครงการกู้บ้านผู้ประกันตน สมัครไง',
  'ผู้ประกันตนกู้ซื้อบ้านดอกเบี้ยต่ำ ลงทะเบียนที่ไหน',
  'สินเชื่อบ้าน ผู้ประกันตน ต้องใช้เอกสารไรบ้าง',
  'กู้บ้านของประกันสังคม ธนาคารไหนบ้าง',
  'ม.33 กู้ซื้อบ้านได้ป่าวคับ',
  'รีไฟแนนซ์บ้านกับโครงการประกันสังคมได้มั้ย',
  'ขอสินเชื่อบ้านประกันสังคม ต้องส่งมากี่เดือน',
];
/** Nobody else asks the same. */
const SMALL_TALK = [
  'วันนี้ฝนจะตกไหม',
  'หวยงวดนี้ออกอะไร',
  'ร้านข้าวมันไก่แถวนี้มีไหม',
  'แมนยูเมื่อคืนชนะเปล่า',
  'แนะนำหนังหน่อย',
  'ทำไข่เจียวให้ฟูทำยังไง',
  'ปวดหัวกินยาอะไรดี',
  'ดวงราศีเมษเดือนนี้',
];

/** Besides, an editor adds how others may ask. */
const MORE = [
  'กู้เงินซื้อบ้านผ่านประกันสังคม',
  'อยากมีบ้าน ประกันสังคมมีเงินกู้ไหม',
  'สินเชื่อเพื่อที่อยู่อาศัยของผู้ประกันตน',
  'เงินกู้บ้านประกันสังคมสมัครยังไง',
  'ประกันสังคมปล่อยกู้ซื้อบ้านหรือเปล่า',
  'กู้ซื้อคอนโดกับโครงการผู้ประกันตนได้ไหม',
  'กู้สร้างบ้านประกันสังคม',
  'ผ่อนบ้านดอกเบี้ยต่ำของผู้ประกันตน',
  'สินเชื่อบ้านผู้ประกันตนหมดเขตหรือยัง',
  'ขอกู้บ้านโครงการประกันสังคมที่ธนาคาร',
  'home loan for insured persons',
  'housing loan social security thailand',
];

const TOPIC = {
  kind: 'topic',
  id: 'housing.loan',
  title: { th: 'สินเชื่อบ้าน', en: 'Home loan' },
  answer: {
    th: 'ผู้ประกันตนขอสินเชื่อบ้านกับธนาคารในโครงการได้\nถามธนาคารก่อนว่ายังเปิดรับอยู่หรือไม่',
    en: 'Insured persons can ask a bank of the scheme for a home loan.\nAsk the bank first whether it is still open.',
  },
  parts: {
    conditions: { th: ['เป็นผู้ประกันตนที่ยังส่งเงินอยู่'], en: ['You are insured and still paying'] },
    documents: { th: ['บัตรประชาชน', 'หลักฐานรายได้'], en: ['ID card', 'Proof of income'] },
    where: { th: ['ธนาคารที่ร่วมโครงการ'], en: ['A bank of the scheme'] },
  },
  source: 'เว็บไซต์สำนักงานประกันสังคม https://www.sso.go.th',
};

const databases = new TestDatabases();
const small = smallKnowledge();
const told: [conversationId: string, eventId: string, notice: Notice][] = [];
let records: Records;
let before: SmallContent;
let weigher: KnowledgeBench['weigher'];
let now = START;
let role: Role = 'editor';
const servers: Server[] = [];

/** The desk of a process that was started with this content. */
async function serve(content: SmallContent): Promise<(method: string, path: string, body?: unknown) => Promise<{ status: number; body: unknown }>> {
  const parts: KnowledgeParts = {
    content: content as unknown as DialogContent,
    records,
    // clusters as of the whole knowledge; checked and measured on a small part of it, in seconds
    knowledgeBench: { ...knowledgeBench(content.understanding, small.root), weigher },
    settings: { knowledge: { days: 30 } } as DeskParts['settings'],
    tell: async (conversationId, eventId, notice) => {
      if (conversationId.startsWith('voice-')) return 'unreachable';
      // as the turn service does: an event is told once
      if (!told.some(([id, event]) => id === conversationId && event === eventId)) told.push([conversationId, eventId, notice]);
      return 'told';
    },
    live: { publish: () => {} } as unknown as DeskParts['live'],
    log: pino({ level: 'silent' }),
    clock: () => new Date(now),
  };
  const app = express();
  app.use((request, _response, next) => {
    Object.assign(request, { staff: { id: 'ed-1', name: 'บรรณาธิการ', roles: [role] } });
    next();
  });
  app.use(json(), knowledgeRoutes(parts));
  const server = createServer(app).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/desk/knowledge`;
  return async (method, path, body) => {
    const response = await fetch(`${base}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return { status: response.status, body: await response.json() };
  };
}

let desk: Awaited<ReturnType<typeof serve>>;
let gap: Cluster;
let draft: Draft;
const questions = [...ASKED, ...MORE];

beforeAll(async () => {
  const { place } = await databases.newDatabase('SQLite');
  records = await openRecords({ ...place, keyRing: parseKeyRing(newKeyRingText()), retention: DEFAULT_RETENTION, now: () => new Date(now) });
  // as it runs today
  before = await loadContent();
  weigher = knowledgeBench(before.understanding).weigher;
  desk = await serve(before);
});
afterAll(async () => {
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  await records.close();
  await databases.stop();
  small.remove();
});

test('for a week people ask something that has no answer, and some agree to be told', async () => {
  for (const [index, text] of ASKED.entries()) {
    const conversationId = `${['web', 'line', 'voice'][index % 3]}-${index}`;
    const line = { conversationId, eventId: `e-${index}`, personKey: undefined, topic: 'none', disposition: 'declined_off_topic' };
    await records.transcripts.add([
      { ...line, who: 'person', text },
      { ...line, who: 'assistant', text: 'เรื่องนี้ผมช่วยไม่ได้' },
    ]);
    if (index < 4) await records.desk.awaited.await({ key: `w-${index}`, conversationId, personKey: undefined, lang: 'th', utterance: text, topic: 'none' });
    const talk = SMALL_TALK[index];
    if (talk) await records.transcripts.add([{ ...line, eventId: `t-${index}`, conversationId: `talk-${index}`, who: 'person', text: talk }]);
    now += 17 * HOUR_MS;
  }
  // one of them asks again, in the same words and in others
  const again = { conversationId: 'web-0', personKey: undefined, lang: 'th' as const, topic: 'none' };
  await records.desk.awaited.await({ ...again, key: 'w-again', utterance: 'กู้บ้านประกันสังคมสมัครที่ธนาคารไหน' });
  await records.desk.awaited.await({ ...again, key: 'w-other', conversationId: 'web-other', utterance: 'ร้านข้าวมันไก่แถวนี้มีไหม' });
  await records.desk.knowledge.open({
    id: 't-1',
    kind: 'gap',
    conversationId: 'web-0',
    utterance: ASKED[0] as string,
    topic: 'none',
    note: undefined,
    reportedBy: 'a',
  });
});

test('the gap is one cluster, before all small talk, with who waits', async () => {
  const { status, body } = await desk('GET', '/clusters');
  expect(status).toBe(200);
  const { clusters } = body as { clusters: Cluster[] };
  gap = clusters[0] as Cluster;
  expect(gap.utterances.map(({ text }) => text).sort()).toEqual([...ASKED].sort());
  expect(gap.waiting).toBe(4);
  expect(ASKED).toContain(gap.example);
  expect(gap.nearest).toHaveLength(3);
  expect(gap.utterances.find(({ text }) => text === ASKED[2])).toMatchObject({ channel: 'voice', why: 'unanswered' });
  expect((await desk('GET', '/clusters?days=1')).body).toEqual({ clusters: [expect.objectContaining({ utterances: expect.not.arrayContaining([ASKED[0]]) })] });
});

test('an agent may not see it', async () => {
  role = 'agent';
  for (const [method, path] of [
    ['GET', '/clusters'],
    ['GET', '/topics'],
    ['GET', '/tickets'],
    ['POST', '/tickets/t-1'],
    ['GET', '/drafts'],
    ['POST', '/drafts'],
    ['GET', '/drafts/x'],
    ['POST', '/drafts/x/answered'],
  ] as const)
    expect(await desk(method, path, method === 'POST' ? {} : undefined)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  role = 'editor';
});

test('a draft that cannot be read, or that knowledge:check refuses, says what and where', async () => {
  const detail = async (change: object): Promise<unknown> => {
    const { status, body } = await desk('POST', '/drafts', { ...TOPIC, clusterId: gap.id, questions, ...change });
    return [status, (body as { detail: string }).detail];
  };
  expect(await detail({ kind: 'other' })).toEqual([400, 'kind: send "questions" or "topic".']);
  expect(await detail({ id: '../x' })).toEqual([400, expect.stringContaining('id: send a topic')]);
  expect(await detail({ questions: [] })).toEqual([400, 'questions: send 1 to 100 ways of asking.']);
  expect(await detail({ clusterId: 'gone' })).toEqual([404, expect.any(String)]);
  expect(await detail({ answer: { th: 'กู้ได้ 2 ล้านบาท', en: 'Up to 2 million baht' } })).toEqual([
    422,
    expect.stringContaining('knowledge/topics/housing.loan.yaml: answer.th: bare figure "2". Allowed: a fact in braces'),
  ]);
  expect(await detail({ questions: ASKED, parts: undefined })).toEqual([
    422,
    expect.stringMatching(/10 questions in knowledge\/questions\/housing\.loan\.txt\. Allowed: 20 .*\n.*only 0 of them\. Allowed: three or more/),
  ]);
  expect(await detail({ id: 'child.allowance' })).toEqual([422, expect.stringContaining('there is a topic of this id')]);
});

test('an editor drafts a topic; it is measured, and the patch applies', async () => {
  const made = await desk('POST', '/drafts', { ...TOPIC, clusterId: gap.id, questions });
  expect(made).toMatchObject({ status: 201, body: { state: 'measuring', check: { ok: true, messages: [] } } });
  draft = made.body as Draft;
  expect((await desk('GET', '/tickets')).body).toMatchObject({ tickets: [{ id: 't-1', state: 'drafted', by: 'a' }] });
  while (draft.state === 'measuring') {
    await wait(200);
    draft = (await desk('GET', `/drafts/${draft.id}`)).body as Draft;
  }
  const { before: without, after } = draft.evaluation as NonNullable<Draft['evaluation']>;
  expect(without.cluster).toBe(0);
  expect(after.cluster).toBeGreaterThanOrEqual(0.6);
  expect(after.right).toBeGreaterThan(without.right - 0.02);
  expect(((await desk('GET', '/drafts')).body as { drafts: ListedDraft[] }).drafts).toEqual([
    { ...draft, topic: 'housing.loan', example: gap.example, at: new Date(now).toISOString(), by: 'ed-1' },
  ]);
});

test('nobody is told before it is live', async () => {
  expect(await desk('POST', `/drafts/${draft.id}/answered`, { topic: 'housing.loan' })).toMatchObject({ status: 409, body: { code: 'not_live' } });
  expect(await desk('POST', `/drafts/${draft.id}/answered`, { topic: 'child.allowance' })).toMatchObject({ status: 409 });
  expect(told).toEqual([]);
});

test('with the patch in place the content answers, and who waited is told once', async () => {
  for (const check of [['--check'], []]) {
    const applied = spawnSync('git', ['apply', '--whitespace=error', ...check, '-'], { cwd: small.root, input: draft.patch, encoding: 'utf8' });
    expect([applied.status, applied.stderr]).toEqual([0, '']);
  }
  const after = await small.load();
  expect(after.understand('อยากกู้ซื้อบ้านกับประกันสังคม', TODAY)).toMatchObject({ topic: 'housing.loan' });
  const live = await serve(after);
  // two editors at once, and again
  const answers = await Promise.all([1, 2].map(() => live('POST', `/drafts/${draft.id}/answered`, { topic: 'housing.loan' })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(answers.reduce((sum, { body }) => sum + (body as { told: number }).told, 0)).toBe(3);
  expect(await live('POST', `/drafts/${draft.id}/answered`, { topic: 'housing.loan' })).toEqual({ status: 200, body: { told: 0 } });
  const notice = { happened: 'answered', topic: 'housing.loan' };
  expect(told.sort()).toEqual(['line-1', 'web-0', 'web-3'].map((conversationId) => [conversationId, `awaited.${draft.id}`, notice]));
  // the caller could not be reached, and the other asked something else
  expect((await records.desk.awaited.waiting()).map(({ key }) => key).sort()).toEqual(['w-2', 'w-other']);
  expect((await live('GET', `/drafts/${draft.id}`)).body).toMatchObject({ state: 'answered', evaluation: draft.evaluation });
  expect((await live('GET', '/tickets')).body).toMatchObject({ tickets: [{ state: 'answered' }] });
});

test('the gap is gone', async () => {
  const after = await small.load();
  const { clusters } = (await (await serve(after))('GET', '/clusters')).body as { clusters: Cluster[] };
  const left = clusters.flatMap(({ utterances }) => utterances.map(({ text }) => text)).filter((text) => ASKED.includes(text));
  expect(left.length).toBeLessThanOrEqual(2);
  expect(dayInBangkok(new Date(now))).toBe(TODAY);
});
