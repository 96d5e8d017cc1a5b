/// <reference lib="dom" />
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { personOf } from '../sandbox/sso/people.ts';
import type { Person } from '../sandbox/sso/person.ts';
import { loadContent } from '../src/content/load-content.ts';
import type { FactBook } from '../src/knowledge/facts.ts';
import { type ChatPage, TestBrowser } from './helpers/open-page.ts';
import { type ServedStage, serveStage } from './helpers/serve-stage.ts';

/** A picture and axe at many steps take long on a busy machine. */
jest.setTimeout(120_000);

const REFERENCE = /C-[A-Z0-9]{4}-[A-Z0-9]{4}/;
/** Nobody comes twice: who consented is not asked again. */
let nth = 3;

let person: Person;
let stage: ServedStage;
let facts: FactBook;
let browser: TestBrowser;
let chat: ChatPage;
let page: Page;

beforeAll(async () => {
  stage = await serveStage({ signIn: true });
  facts = (await loadContent()).facts;
  browser = await TestBrowser.launch();
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});
beforeEach(async () => {
  await stage.setBackEnd('none');
  person = personOf('section33', nth++);
  chat = await browser.open(stage.base, { permissions: ['clipboard-read', 'clipboard-write'] });
  page = chat.page;
});
afterEach(() => chat.close());

/** By the link in the chat, over the page of the provider, back into the chat. */
async function signIn(): Promise<void> {
  await page.getByRole('link', { name: 'เข้าสู่ระบบด้วย ThaiD' }).click();
  await page.getByRole('button', { name: person.nationalId }).click();
  await page.waitForURL(`${stage.base}/`);
  await chat.seeText(`สวัสดีคุณ${person.givenName}`);
}

async function signInAndConsent(): Promise<void> {
  await chat.ask('ทำฟันปีนี้ของฉันเหลือเท่าไหร่');
  await signIn();
  await chat.press('ยินยอม');
  await page.locator('.card.personal').waitFor();
}

describe('forms', () => {
  test('a callback is booked by typing; a wrong number is asked for again, and a value is corrected at the end', async () => {
    await chat.ask('อยากให้เจ้าหน้าที่โทรกลับ');
    await chat.seeText('ให้โทรกลับเรื่องอะไร');
    await chat.ask('เงินว่างงานยังไม่เข้า');
    await chat.seeText('ให้โทรกลับที่เบอร์ไหน');
    await chat.ask('12345');
    await chat.seeText('ขอเบอร์โทรศัพท์ไทย');
    await chat.ask('081 234 5678');
    await chat.seeText('สะดวกรับสายช่วงไหน');
    await chat.expectGood('callback-window');
    await chat.ask('พรุ่งนี้บ่าย');
    await chat.seeText('ถูกต้องไหม');
    await chat.press('แก้ไข');
    await chat.press('เบอร์โทร');
    await chat.ask('089-999-8888');
    await chat.seeText('โทรกลับที่ 089-999-8888');
    await chat.press('ถูกต้อง');
    await chat.seeText('นัดแล้ว');
    expect(await page.locator('.bubble').last().textContent()).toMatch(REFERENCE);
    await chat.expectGood('callback-booked');
  });

  test('a callback is booked by buttons alone but for the number', async () => {
    await chat.ask('ทำฟันได้เท่าไหร่');
    await chat.lastCard.getByText('900 บาท').first().waitFor();
    await chat.ask('อยากให้เจ้าหน้าที่โทรกลับ');
    await chat.seeText('ให้โทรกลับเรื่องอะไร');
    await page.locator('.choices button').first().click();
    await chat.ask('0812345678');
    await chat.seeText('สะดวกรับสายช่วงไหน');
    await page.locator('.choices button').first().click();
    await chat.seeText('ถูกต้องไหม');
    await chat.press('ถูกต้อง');
    await chat.seeText('นัดแล้ว');
  });

  test('a complaint gets a number to copy, and the number tells how it stands', async () => {
    await chat.ask('จะร้องเรียน');
    await chat.press('โรงพยาบาล');
    await chat.ask('โรงพยาบาลตัวอย่าง');
    await chat.seeText('เล่าสั้น ๆ');
    await chat.ask('ไม่ยอมให้ใช้สิทธิ บอกว่าไม่มีชื่อในระบบ');
    for (const prompt of ['เกิดขึ้นเมื่อไหร่', 'อยู่จังหวัดหรือสาขาไหน', 'ให้เจ้าหน้าที่ติดต่อกลับที่เบอร์ไหน']) {
      await chat.seeText(prompt);
      await chat.press('ข้าม');
    }
    await chat.seeText('ส่งเรื่องเลยไหม');
    await chat.press('ถูกต้อง');
    await chat.seeText('รับเรื่องร้องเรียนแล้ว');
    const number = REFERENCE.exec((await chat.log.textContent()) ?? '')?.[0] as string;
    await page.getByRole('button', { name: `คัดลอกเลขที่ ${number}` }).click();
    await page.getByRole('status').getByText(`คัดลอกเลขที่ ${number} แล้ว`).waitFor({ state: 'attached' });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.locator('.choices').scrollIntoViewIfNeeded();
    await chat.expectGood('complaint-filed');
    await chat.ask(number.toLowerCase());
    await chat.seeText('กำลังรอเจ้าหน้าที่');
  });
});

describe('feedback', () => {
  test('"yes" is thanked for where it was asked; the other choices stay', async () => {
    await chat.ask('ทำฟันได้เท่าไหร่');
    await chat.lastCard.getByRole('button', { name: 'ช่วยได้' }).click();
    await chat.lastCard.getByText('ขอบคุณ').waitFor();
    expect(await chat.lastCard.getByRole('button', { name: 'ช่วยได้' }).count()).toBe(0);
    expect(await page.locator('.choices button').count()).toBeGreaterThan(0);
    await page.reload();
    await chat.lastCard.waitFor();
    expect(await page.getByText('คำตอบนี้ช่วยได้ไหม').count()).toBe(0);
  });

  test('"no" asks for the reason', async () => {
    await chat.ask('ทำฟันได้เท่าไหร่');
    await chat.lastCard.getByRole('button', { name: 'ไม่ช่วย' }).click();
    await chat.lastCard.getByText('เพราะอะไร').waitFor();
    await chat.expectGood('feedback-why');
    await chat.lastCard.getByRole('button', { name: 'อ่านไม่เข้าใจ' }).click();
    await chat.lastCard.getByText('ขอบคุณ').waitFor();
    const conversationId = await page.evaluate(() => JSON.parse(sessionStorage.getItem('chat') ?? '{}').conversationId as string);
    const kept = await stage.records.privacy.export({ conversationId, personKey: undefined });
    expect(JSON.stringify(kept)).toContain('unclear');
  });
});

describe('personal answers', () => {
  test('a lookup leads over the sign-in and the consent to the right figures, and signing out hides them', async () => {
    const limit = facts.number('dental.limit', '2026-11-24');
    const left = limit - Math.round(limit * person.dentalUsed);
    await chat.ask('ทำฟันปีนี้ของฉันเหลือเท่าไหร่');
    await page.getByRole('link', { name: 'เข้าสู่ระบบด้วย ThaiD' }).waitFor();
    await chat.expectGood('sign-in-link');
    await signIn();
    await chat.seeText('ทำฟันปีนี้ของฉันเหลือเท่าไหร่');
    expect(await page.getByRole('link', { name: 'เข้าสู่ระบบด้วย ThaiD' }).count()).toBe(0);
    expect(await page.getByRole('banner').getByText('เข้าสู่ระบบแล้ว').isVisible()).toBe(true);
    await chat.expectGood('consent');
    await chat.press('ยินยอม');
    const card = page.locator('.card.personal');
    await card.getByText(`เหลือ ${left} บาท จาก ${limit} บาท`).waitFor();
    expect(await card.getByText('ณ 24 พฤศจิกายน 2569').isVisible()).toBe(true);
    await chat.expectGood('personal');
    expect(await page.evaluate(() => sessionStorage.getItem('chat'))).not.toContain(`${left} บาท`);

    await chat.press('ออกจากระบบ');
    await chat.seeText('ออกจากระบบแล้ว');
    expect(await page.locator('.card.personal').count()).toBe(0);
    await chat.seeText('ซ่อนแล้วเพื่อความปลอดภัย');
    expect(await page.getByRole('banner').getByText('เข้าสู่ระบบแล้ว').isVisible()).toBe(false);
    await chat.expectGood('signed-out');
  });

  test('after a reload a personal answer is a placeholder, and the person is still signed in', async () => {
    await signInAndConsent();
    await page.setViewportSize({ width: 320, height: 640 });
    await chat.press('ตัวหนังสือใหญ่');
    await chat.expectGood('personal-narrow');
    await page.reload();
    await chat.seeText('ซ่อนแล้วเพื่อความปลอดภัย');
    expect(await page.locator('.card.personal').count()).toBe(0);
    await chat.ask('โรงพยาบาลของฉันที่ไหน');
    await chat.lastCard.getByText('โรงพยาบาลของคุณคือ').waitFor();
  });

  test('what is kept is shown, downloaded and erased', async () => {
    await signInAndConsent();
    await chat.ask('คุณเก็บข้อมูลอะไรของฉันไว้');
    await chat.seeText('นี่คือทุกอย่างที่เก็บไว้เกี่ยวกับคุณที่นี่');
    await chat.expectGood('kept');
    await chat.press('ขอสำเนาข้อมูล');
    const link = page.getByRole('link', { name: 'ดาวน์โหลดข้อมูลของฉัน' });
    await link.waitFor();
    await chat.expectGood('export');
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('ask-1506-my-data.json');
    const copy = JSON.parse(await readFile(await download.path(), 'utf8')) as Record<string, unknown[]>;
    expect(JSON.stringify(copy)).toContain('ทำฟันปีนี้ของฉันเหลือเท่าไหร่');
    await chat.ask('ลบข้อมูลของฉัน');
    await chat.seeText('ลบแล้วเรียกคืนไม่ได้');
    await chat.press('ลบทั้งหมด');
    await chat.seeText('ลบแล้ว เลขที่ยืนยัน');
    expect(await page.locator('.bubble').count()).toBe(1);
    expect(await page.evaluate(() => sessionStorage.getItem('chat'))).not.toContain('ทำฟัน');
    await chat.expectGood('erased');
  });

  test('when the registry is down the person is told kindly, with ways on', async () => {
    await signInAndConsent();
    await stage.setBackEnd('down');
    await chat.ask('โรงพยาบาลของฉันที่ไหน');
    await chat.seeText('ยังไม่ตอบตอนนี้');
    await page.getByRole('button', { name: 'แจ้งผมเมื่อระบบกลับมา' }).waitFor();
    await chat.expectGood('registry-down');
  });
});
