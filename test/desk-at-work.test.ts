import { setTimeout as wait } from 'node:timers/promises';
/// <reference lib="dom" />
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { personOf } from '../sandbox/sso/people.ts';
import { DeskBrowser, type DeskPage } from '../web/desk/testing/desk-browser.ts';
import { type ChatPage, TestBrowser } from './helpers/open-page.ts';
import { type ServedStage, serveStage } from './helpers/serve-stage.ts';

/** Six pages in one browser, on a busy machine. */
jest.setTimeout(180_000);

let stage: ServedStage;
let desks: DeskBrowser;
let chats: TestBrowser;
const openDesks: DeskPage[] = [];
const openChats: ChatPage[] = [];

beforeAll(async () => {
  stage = await serveStage({ desk: true, line: true, signIn: true });
  // pages go by the clock of the machine
  stage.setClock(new Date().toISOString());
  desks = await DeskBrowser.launch();
  chats = await TestBrowser.launch();
}, 120_000);
afterEach(async () => {
  await Promise.all([
    ...openDesks.splice(0).map((desk) => desk.close().then(() => expect(desk.errors).toEqual([]))),
    ...openChats.splice(0).map((chat) => chat.close()),
  ]);
  stage.setClock(new Date().toISOString());
  for (const open of await stage.records.desk.handoffs.open()) await stage.records.desk.handoffs.end(open.id, 'nobody');
});
afterAll(async () => {
  await desks?.close();
  await chats?.close();
  await stage?.close();
});

/** Somebody of the sandbox's staff comes to work. */
async function comesToWork(name: string): Promise<DeskPage> {
  const desk = await desks.open(`${stage.base}/desk/sign-in`);
  openDesks.push(desk);
  await desk.page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await desk.page.getByRole('navigation').first().waitFor();
  return desk;
}

async function person(): Promise<ChatPage> {
  const chat = await chats.open(stage.base);
  openChats.push(chat);
  return chat;
}

/** A phone with the account on it. */
async function phone(name: string): Promise<Page> {
  const desk = await desks.open(`${stage.line?.baseUrl}/sandbox/line`);
  openDesks.push(desk);
  const { page } = desk;
  await page.getByLabel('ชื่อในโปรไฟล์').fill(name);
  await page.getByLabel('ภาษาของโทรศัพท์').selectOption('th');
  await page.getByRole('button', { name: 'เพิ่มเพื่อน (Add)', exact: true }).click();
  await page.getByRole('textbox', { name: 'พิมพ์ข้อความ (type a message)' }).waitFor();
  return page;
}
async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'พิมพ์ข้อความ (type a message)' }).fill(text);
  await page.keyboard.press('Enter');
}

const row = (desk: DeskPage, text: string) => desk.rows.filter({ hasText: text });
async function take(desk: DeskPage, text: string): Promise<void> {
  await row(desk, text).click();
  await desk.press('Alt+t');
  await desk.thread.waitFor();
}

describe('two agents and three people at once', () => {
  test('each person speaks with one agent, sees only their own conversation, and goes on with the assistant afterwards', async () => {
    const [mali, somying] = await Promise.all([comesToWork('มาลี'), comesToWork('สมหญิง')]);
    const [anan, busaba, phoneOfChai] = await Promise.all([person(), person(), phone('ชัย')]);

    await anan.ask('ค่าทำศพได้เท่าไหร่');
    await anan.lastCard.getByText('50,000').first().waitFor();
    await busaba.ask('คลอดลูกเบิกได้เท่าไหร่');
    await busaba.lastCard.getByText('15,000').first().waitFor();
    await write(phoneOfChai, 'ทำฟันได้เท่าไหร่');
    await phoneOfChai.getByRole('log').getByText('900').first().waitFor();
    await anan.ask('ขอคุยกับเจ้าหน้าที่');
    await anan.seeText('ลำดับที่ 1');
    await busaba.ask('ขอคุยกับเจ้าหน้าที่');
    await busaba.seeText('ลำดับที่ 2');
    await write(phoneOfChai, 'ขอคุยกับเจ้าหน้าที่');
    await phoneOfChai.getByRole('log').getByText('ลำดับที่ 3').waitFor();

    // both see all three; each takes one, and a third is left
    for (const desk of [mali, somying]) await row(desk, 'ทำฟัน').waitFor();
    // the news of it may be here before the answer to the click
    await mali.page.route(
      '**/take',
      async (route) => {
        const response = await route.fetch();
        await wait(1000);
        await route.fulfill({ response });
      },
      { times: 1 },
    );
    await take(mali, 'ค่าทำศพ');
    await anan.seeText('คุณมาลี');
    await take(somying, 'คลอดลูก');
    await busaba.seeText('คุณสมหญิง');

    // what the person asks has its three answers beside it; the first is sent by two keys
    await anan.ask('แล้วใช้เอกสารอะไรบ้าง');
    await anan.seeText('ส่งถึงเจ้าหน้าที่แล้ว');
    await mali.thread.getByText('แล้วใช้เอกสารอะไรบ้าง').waitFor();
    await mali.suggestions.filter({ hasText: 'ใบมรณะ' }).first().waitFor();
    await mali.press('Alt+1');
    await mali.press('Control+Enter');
    await anan.log.locator('.bubble.agent', { hasText: 'ใบมรณะ' }).waitFor();

    // nobody else sees it, and the other conversation goes its own way
    await busaba.ask('ตอนนี้ท้องแปดเดือนค่ะ');
    await somying.thread.getByText('ตอนนี้ท้องแปดเดือนค่ะ').waitFor();
    await somying.write.fill('ยินดีด้วยค่ะ ขอถามเลขมาตราด้วยนะคะ');
    await somying.press('Control+Enter');
    await busaba.log.locator('.bubble.agent', { hasText: 'ยินดีด้วยค่ะ' }).waitFor();
    expect(await anan.log.getByText('ยินดีด้วยค่ะ').count()).toBe(0);
    expect(await busaba.log.getByText('ใบมรณะ').count()).toBe(0);

    // two reach for the last one: one has it
    await Promise.all([row(mali, 'ทำฟัน').click(), row(somying, 'ทำฟัน').click()]);
    await Promise.all([mali.press('Alt+t'), somying.press('Alt+t')]);
    await phoneOfChai.getByRole('log').getByText('รับเรื่องแล้ว').waitFor();
    const chai = (await stage.records.desk.handoffs.open()).find(({ channel }) => channel === 'line');
    expect(['staff-mali', 'staff-somying']).toContain(chai?.agentId);
    const [has, other] = chai?.agentId === 'staff-mali' ? [mali, somying] : [somying, mali];
    await has.thread.getByText('ทำฟันได้เท่าไหร่').waitFor();
    expect(await other.thread.getByText('ทำฟันได้เท่าไหร่').count()).toBe(0);
    await has.write.fill('ทำฟันใช้สิทธิได้เลยค่ะ');
    await has.press('Control+Enter');
    await phoneOfChai.getByRole('log').getByText('ทำฟันใช้สิทธิได้เลยค่ะ').waitFor();
    await phoneOfChai.locator('.sender', { hasText: has === mali ? 'มาลี' : 'สมหญิง' }).waitFor();
    await phoneOfChai.screenshot({ path: 'test-results/screens/desk-on-line.png' });

    // given back, the assistant answers
    await take(mali, 'ค่าทำศพ');
    await mali.press('Alt+r');
    await anan.seeText('คืนให้ผู้ช่วย');
    await anan.ask('ทำฟันได้เท่าไหร่');
    await anan.lastCard.getByText('900').first().waitFor();

    const used = (await stage.records.desk.suggestions.between('2026-01-01T00:00:00Z', '2126-01-01T00:00:00Z')).filter(({ state }) => state === 'used');
    expect(used.map(({ topic, agentId }) => `${topic} ${agentId}`)).toEqual(['death.funeral staff-mali']);
  });

  test('an agent whose connection is lost loses nothing: the person is back in the queue, and a colleague goes on', async () => {
    const [mali, somying, anan] = await Promise.all([comesToWork('มาลี'), comesToWork('สมหญิง'), person()]);
    await anan.ask('ขอคุยกับเจ้าหน้าที่');
    await anan.seeText('ลำดับที่ 1');
    await row(mali, 'ขอคุยกับ').first().waitFor();
    await take(mali, 'ขอคุยกับ');
    await anan.seeText('คุณมาลี');
    await mali.page.context().setOffline(true);
    await stage.records.desk.agents.seen('staff-mali');
    stage.setClock(new Date(Date.now() + 120_000).toISOString());
    await stage.records.desk.agents.seen('staff-somying');
    await anan.ask('ยังอยู่ไหมคะ');
    await stage.service.work.round();
    await anan.seeText('กลับเข้าคิวให้แล้ว');
    await row(somying, 'ขอคุยกับ').first().waitFor();
    await take(somying, 'ขอคุยกับ');
    await somying.thread.getByText('ยังอยู่ไหมคะ').waitFor();
    await anan.seeText('คุณสมหญิง');
    await mali.page.context().setOffline(false);
    // back again, she sees that it is her colleague's
    await mali.page.getByText(/สมหญิง/).first().waitFor();
    mali.errors.length = 0;
  });

  test('who reloads the page finds what the agent wrote meanwhile', async () => {
    const [mali, anan] = await Promise.all([comesToWork('มาลี'), person()]);
    await anan.ask('ขอคุยกับเจ้าหน้าที่');
    await row(mali, 'ขอคุยกับ').first().waitFor();
    await take(mali, 'ขอคุยกับ');
    await anan.seeText('คุณมาลี');
    await anan.page.goto('about:blank');
    await mali.write.fill('ส่งเอกสารมาได้เลยค่ะ');
    await mali.press('Control+Enter');
    await mali.thread.getByText('ส่งเอกสารมาได้เลยค่ะ').waitFor();
    await anan.page.goBack();
    await anan.seeText('ส่งเอกสารมาได้เลยค่ะ');
    expect(await anan.log.getByText('ส่งเอกสารมาได้เลยค่ะ').count()).toBe(1);
  });
});

describe('a person’s own data', () => {
  test('stay shut until they signed in and agreed and the agent said why; then the answer has their figures, and the look is on record', async () => {
    const insured = personOf('section33', 40);
    const [mali, anan] = await Promise.all([comesToWork('มาลี'), person()]);
    await anan.ask('ขอคุยกับเจ้าหน้าที่');
    await row(mali, 'ขอคุยกับ').first().waitFor();
    await take(mali, 'ขอคุยกับ');
    await anan.seeText('คุณมาลี');
    await anan.ask('ทำฟันปีนี้ของฉันเหลือเท่าไหร่');
    const own = mali.suggestions.filter({ has: mali.page.getByRole('button', { name: 'ชวนเข้าสู่ระบบ' }) });
    await own.first().waitFor();
    await own.first().getByRole('button', { name: 'ชวนเข้าสู่ระบบ' }).click();

    await anan.press('เข้าสู่ระบบให้เจ้าหน้าที่ดูข้อมูล');
    await anan.page.getByRole('link', { name: 'เข้าสู่ระบบด้วย ThaiD' }).click();
    await anan.page.getByRole('button', { name: insured.nationalId }).click();
    await anan.page.waitForURL(`${stage.base}/`);
    await anan.press('ยินยอม');
    await anan.seeText('เจ้าหน้าที่ดูข้อมูลของคุณ');

    // a letter and a level is all that the agent sees until she says why
    await mali.page.getByText('(2.3)').first().waitFor();
    expect(await mali.page.getByText(insured.nationalId).count()).toBe(0);
    expect(await mali.page.getByText(insured.givenName).count()).toBe(0);
    await mali.page.getByRole('tabpanel').getByRole('combobox').selectOption({ label: 'ตอบคำถามของผู้ถาม' });
    await mali.page.getByRole('tabpanel').getByRole('button', { name: 'เปิดข้อมูล' }).click();
    await mali.page.getByRole('tabpanel').getByText('เงินสมทบ').first().waitFor();
    expect(await mali.findings('desk-opened')).toEqual([]);
    const looks = await stage.records.audit.list({ action: 'view.person', limit: 10 });
    expect(looks.map(({ actor, detail }) => `${actor} ${detail}`)).toEqual(['agent:staff-mali answer-question']);
  });
});
