/// <reference lib="dom" />
import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type ChatPage, TestBrowser } from './helpers/open-page.ts';
import { type ServedStage, serveStage } from './helpers/serve-stage.ts';

/** A picture and axe take long on a busy machine. */
jest.setTimeout(120_000);

let stage: ServedStage;
let browser: TestBrowser;
let chat: ChatPage;
let page: Page;

beforeAll(async () => {
  stage = await serveStage();
  browser = await TestBrowser.launch();
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});
beforeEach(async () => {
  chat = await browser.open(stage.base);
  page = chat.page;
});
afterEach(() => chat.close());

describe('answers on the chat page', () => {
  test('Thai letters are drawn, not boxes', async () => {
    const letters = ['ก', 'ข', 'ค', 'ง', 'จ', 'ฉ'];
    const images = await Promise.all(
      letters.map((letter) =>
        page.evaluate((text) => {
          const canvas = document.createElement('canvas');
          const brush = canvas.getContext('2d') as CanvasRenderingContext2D;
          brush.font = '40px Sarabun';
          brush.fillText(text, 5, 50);
          return canvas.toDataURL();
        }, letter),
      ),
    );
    expect(new Set(images.map((image) => createHash('sha1').update(image).digest('hex'))).size).toBe(letters.length);
  });

  test('a question is answered with a card: figure first, source, date in force, choices', async () => {
    await chat.ask('สงเคราะห์บุตรได้เท่าไหร่');
    const card = chat.lastCard;
    await card.getByText('1,000 บาท').first().waitFor();
    expect(await card.getByText('ใช้ตั้งแต่ 1 มกราคม 2568').isVisible()).toBe(true);
    expect(await card.getByText('มาตรา 74 และ 75').isVisible()).toBe(true);
    await card.getByText('เอกสาร', { exact: true }).click();
    expect(await card.getByText('ใบเกิดของลูก', { exact: true }).isVisible()).toBe(true);
    await chat.expectGood('answer');
    await chat.press('ยื่นสงเคราะห์บุตร');
    await chat.lastCard.getByText('สปส.2-01').first().waitFor();
  });

  test('a calculation asks for what is missing and shows its arithmetic', async () => {
    await chat.ask('ช่วยคำนวณเงินว่างงานหน่อย');
    await chat.press('ถูกเลิกจ้าง');
    await chat.seeText('เดือนละกี่บาท');
    await chat.ask('22000');
    await chat.lastCard.getByText('17,500 × 60% = เดือนละ 10,500 บาท').waitFor();
    await chat.expectGood('calculation');
  });

  test('large text is larger, and stays so after a reload, with the conversation', async () => {
    const size = () =>
      page
        .locator('.bubble')
        .first()
        .evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
    const before = await size();
    await chat.press('ตัวหนังสือใหญ่');
    expect(await size()).toBeGreaterThan(before * 1.25);
    await chat.ask('ทำฟันได้เท่าไหร่');
    await chat.lastCard.waitFor();
    await page.reload();
    await chat.lastCard.waitFor();
    expect(await page.locator('.bubble').count()).toBe(3);
    expect(await size()).toBeGreaterThan(before * 1.25);
    await chat.expectGood('large-text');
  });

  test('starting over forgets the conversation, also in this tab', async () => {
    await chat.ask('ทำฟันได้เท่าไหร่');
    await chat.lastCard.waitFor();
    await chat.press('เริ่มใหม่');
    await chat.seeText('ผมคือผู้ช่วยถาม 1506');
    expect(await page.locator('.bubble').count()).toBe(1);
    expect(await page.evaluate(() => sessionStorage.getItem('chat'))).not.toContain('ทำฟันได้เท่าไหร่');
  });

  test('English: page and answers', async () => {
    await chat.press('English');
    await chat.seeText('I speak English now');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await chat.ask('how much is dental care');
    await chat.lastCard.getByText('900 baht').first().waitFor();
    await chat.expectGood('english');
  });

  test.each([320, 390, 1280])('nothing is cut off or scrolls sideways at %d px', async (width) => {
    await page.setViewportSize({ width, height: 720 });
    await chat.ask('ตกงาน');
    await chat.lastCard.getByText('ขึ้นทะเบียนว่างงานภายใน 30 วัน').waitFor();
    const targets = await page.locator('button:visible').evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
    expect(Math.round(Math.min(...targets))).toBeGreaterThanOrEqual(44);
    await chat.expectGood(`width-${width}`);
  });

  test('the keyboard alone is enough, and goes on where the answer begins', async () => {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('question');
    await page.keyboard.type('ค่าทำศพได้เท่าไหร่');
    await page.keyboard.press('Enter');
    await chat.lastCard.getByText('50,000 บาท').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('question');
    await page.locator('.choices button').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.card').nth(1).waitFor();
    expect(await chat.lastCard.evaluate((card) => card === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await chat.lastCard.evaluate((card) => card.contains(document.activeElement))).toBe(true);
  });

  test("an answer is read aloud with the browser's voice, in plain spoken words", async () => {
    await page.evaluate(() => {
      const spoken: string[] = [];
      (window as unknown as { spoken: string[] }).spoken = spoken;
      speechSynthesis.speak = (utterance) => void spoken.push(`${utterance.lang}: ${utterance.text}`);
    });
    await chat.ask('ทำฟันได้เท่าไหร่');
    await chat.lastCard.getByRole('button', { name: 'ฟังเสียง' }).click();
    const [spoken] = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
    expect(spoken).toMatch(/^th-TH: .*900 บาท/);
  });

  test('a message of an agent appears by itself, once, under their name', async () => {
    const seen = page.waitForResponse((response) => response.url().endsWith('/api/chat'));
    await chat.ask('สวัสดี');
    const answer = await (await seen).json();
    const { conversationId } = answer;
    const said = (eventId: string, text: string) => ({ eventId, answer: { ...answer, replies: [{ text, from: 'มาลี' }] } });
    for (const message of [said('e1', 'เจ้าหน้าที่มาแล้ว'), said('e1', 'เจ้าหน้าที่มาแล้ว'), said('e2', 'ถามได้เลยค่ะ')]) stage.live.publish(conversationId, message);
    await chat.seeText('ถามได้เลยค่ะ');
    expect(await chat.log.locator('.bubble.agent').allTextContents()).toEqual(['เจ้าหน้าที่ มาลีเจ้าหน้าที่มาแล้ว', 'เจ้าหน้าที่ มาลีถามได้เลยค่ะ']);
  });

  test('text that looks like markup is shown as text', async () => {
    await chat.ask('<img src=x onerror=alert(1)> ทำฟัน');
    expect(await page.locator('.bubble.mine img').count()).toBe(0);
  });

  test('dark mode is readable', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await chat.ask('มาตรา 39 จ่ายเดือนละเท่าไหร่');
    await chat.lastCard.getByText('432 บาท').first().waitFor();
    await chat.expectGood('dark');
  });
});

describe('a bad connection', () => {
  test('a message whose answer was lost is sent again with the same id, and answered once', async () => {
    const ids: string[] = [];
    await page.route('**/api/chat', async (route) => {
      ids.push((route.request().postDataJSON() as { messageId: string }).messageId);
      // the server takes it; the way back is broken
      if (ids.length === 1) await route.fetch();
      return ids.length === 1 ? route.abort() : route.continue();
    });
    await chat.ask('ทำฟันได้เท่าไหร่');
    await chat.lastCard.getByText('900 บาท').first().waitFor();
    expect(ids).toHaveLength(2);
    expect(ids[0]).toMatch(/^[\w-]{8,64}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(await page.locator('.bubble.mine').count()).toBe(1);
    expect(await page.locator('.card').count()).toBe(1);
    chat.forgive();
  });

  test('what is written while an answer is on its way is seen at once, goes out after it, and outlives a reload', async () => {
    const sent: string[] = [];
    let held: (() => Promise<void>) | undefined;
    await page.route('**/api/chat', async (route) => {
      sent.push((route.request().postDataJSON() as { text: string }).text);
      if (sent.length === 1) held = () => route.continue();
      else await route.continue();
    });
    await chat.ask('ทำฟันได้เท่าไหร่');
    await chat.ask('แล้วมาตรา 39 จ่ายเดือนละเท่าไหร่');
    expect(sent).toEqual(['ทำฟันได้เท่าไหร่']);
    await held?.();
    await chat.lastCard.getByText('432 บาท').first().waitFor();
    expect(sent).toEqual(['ทำฟันได้เท่าไหร่', 'แล้วมาตรา 39 จ่ายเดือนละเท่าไหร่']);
    await page.locator('.card').first().getByText('900 บาท').first().waitFor();

    await page.unroute('**/api/chat');
    await page.route('**/api/chat', () => undefined);
    await chat.ask('คลอดลูกได้เท่าไหร่');
    await chat.ask('ขอบคุณค่ะ');
    await page.reload();
    expect(await page.getByText('ส่งไม่สำเร็จ').count()).toBe(2);
    await page.unroute('**/api/chat');
    await page.getByRole('button', { name: 'ลองอีกครั้ง' }).first().click();
    await chat.lastCard.getByText('15,000 บาท').first().waitFor();
    expect(await page.getByText('ส่งไม่สำเร็จ').count()).toBe(1);
    chat.forgive();
  });

  test('a server that still works is asked again', async () => {
    let asked = 0;
    await page.route('**/api/chat', (route) =>
      asked++ === 0 ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"still_working"}' }) : route.continue(),
    );
    await chat.ask('ทำฟันได้เท่าไหร่');
    await chat.lastCard.getByText('900 บาท').first().waitFor();
    expect(asked).toBe(2);
    chat.forgive();
  });

  test('when the server cannot be reached the person is told, nothing is lost, and one press tries again', async () => {
    const ids = new Set<string>();
    let broken = true;
    await page.route('**/api/chat', (route) => {
      ids.add((route.request().postDataJSON() as { messageId: string }).messageId);
      return broken ? route.abort() : route.continue();
    });
    await chat.ask('ทำฟันได้เท่าไหร่');
    await chat.seeText('ส่งไม่สำเร็จ');
    await chat.expectGood('not-reached');
    await page.reload();
    await chat.seeText('ส่งไม่สำเร็จ');
    expect(await page.locator('.bubble.mine').textContent()).toContain('ทำฟันได้เท่าไหร่');
    broken = false;
    await chat.press('ลองอีกครั้ง');
    await chat.lastCard.getByText('900 บาท').first().waitFor();
    expect(await page.getByText('ส่งไม่สำเร็จ').count()).toBe(0);
    expect(ids.size).toBe(1);
    chat.forgive();
  });
});
