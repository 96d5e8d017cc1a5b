/// <reference lib="dom" />
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { TurnService } from '../src/channels/turn-service.ts';
import { WebChat } from '../src/channels/web/web-chat.ts';
import { loadContent } from '../src/content/load-content.ts';
import { loadPhrases } from '../src/content/read-locales.ts';
import { createApp } from '../src/server/app.ts';
import { Metrics } from '../src/server/metrics.ts';
import { MemoryLiveUpdates } from '../src/storage/live/live-updates.ts';
import { MemorySessions } from '../src/storage/sessions/memory-sessions.ts';

const SHOTS = 'test-results/screens';
const live = new MemoryLiveUpdates();
let server: Server;
let base: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  const turns = new TurnService({ content: await loadContent(), phrases: await loadPhrases(), sessions: new MemorySessions(600), today: () => '2026-11-24' });
  const app = createApp({
    chat: new WebChat(turns),
    live,
    metrics: new Metrics(),
    log: pino({ level: 'silent' }),
    dependencies: [],
    stopping: () => false,
    requestsPerMinute: 10_000,
    trustProxy: 0,
    webFolder: 'web/dist',
  });
  server = createServer(app).listen(0);
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disk-cache-dir=${mkdtempSync(join(tmpdir(), 'chromium-'))}`,
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});
beforeEach(async () => {
  errors.length = 0;
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'th-TH' });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(base);
  await page.getByRole('log').getByText('ผมคือผู้ช่วยถาม 1506').waitFor();
});
afterEach(async () => {
  expect(errors).toEqual([]);
  await context.close();
});

async function ask(question: string): Promise<void> {
  await page.getByRole('textbox').fill(question);
  await page.keyboard.press('Enter');
  await page.locator('.bubble.mine').last().getByText(question).waitFor();
}

async function expectAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

async function shoot(name: string): Promise<void> {
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

describe('the chat page', () => {
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
    await ask('สงเคราะห์บุตรได้เท่าไหร่');
    const card = page.locator('.card').last();
    await card.getByText('1,000 บาท').first().waitFor();
    expect(await card.getByText('ใช้ตั้งแต่ 1 มกราคม 2568').isVisible()).toBe(true);
    expect(await card.getByText('มาตรา 74 และ 75').isVisible()).toBe(true);
    await card.getByText('เอกสาร', { exact: true }).click();
    expect(await card.getByText('ใบเกิดของลูก').isVisible()).toBe(true);
    await shoot('answer');
    await expectAccessible();
    await page.getByRole('button', { name: 'ยื่นสงเคราะห์บุตร' }).click();
    await page.locator('.card').last().getByText('สปส.2-01').first().waitFor();
  });

  test('a calculation asks for what is missing and shows its arithmetic', async () => {
    await ask('ช่วยคำนวณเงินว่างงานหน่อย');
    await page.getByRole('button', { name: 'ถูกเลิกจ้าง' }).click();
    await page.getByText('เดือนละกี่บาท').waitFor();
    await ask('22000');
    await page.locator('.card').last().getByText('17,500 × 60% = เดือนละ 10,500 บาท').waitFor();
    await shoot('calculation');
    await expectAccessible();
  });

  test('large text is larger, and stays so after a reload', async () => {
    const size = () =>
      page
        .locator('.bubble')
        .first()
        .evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
    const before = await size();
    await page.getByRole('button', { name: 'ตัวหนังสือใหญ่' }).click();
    expect(await size()).toBeGreaterThan(before * 1.25);
    await page.reload();
    await page.locator('.bubble').first().waitFor();
    expect(await size()).toBeGreaterThan(before * 1.25);
    await ask('ทำฟันได้เท่าไหร่');
    await page.locator('.card').last().waitFor();
    await shoot('large-text');
    await expectAccessible();
  });

  test('English: page and answers', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('I speak English now').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await ask('how much is dental care');
    await page.locator('.card').last().getByText('900 baht').first().waitFor();
    await shoot('english');
    await expectAccessible();
  });

  test.each([320, 390, 1280])('nothing is cut off or scrolls sideways at %d px', async (width) => {
    await page.setViewportSize({ width, height: 720 });
    await ask('ตกงาน');
    await page.locator('.card').last().getByText('ขึ้นทะเบียนว่างงานภายใน 30 วัน').waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const targets = await page.locator('button').evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
    expect(Math.round(Math.min(...targets))).toBeGreaterThanOrEqual(44);
    await shoot(`width-${width}`);
  });

  test('the keyboard alone is enough', async () => {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('question');
    await page.keyboard.type('ค่าทำศพได้เท่าไหร่');
    await page.keyboard.press('Enter');
    await page.locator('.card').last().getByText('50,000 บาท').first().waitFor();
    const choice = page.locator('.choices button').first();
    await choice.focus();
    await page.keyboard.press('Enter');
    await page.locator('.card').nth(1).waitFor();
  });

  test("an answer is read aloud with the browser's voice, in plain spoken words", async () => {
    await page.evaluate(() => {
      const spoken: string[] = [];
      (window as unknown as { spoken: string[] }).spoken = spoken;
      speechSynthesis.speak = (utterance) => void spoken.push(`${utterance.lang}: ${utterance.text}`);
    });
    await ask('ทำฟันได้เท่าไหร่');
    await page.locator('.card').last().getByRole('button', { name: 'ฟังเสียง' }).click();
    const [spoken] = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
    expect(spoken).toMatch(/^th-TH: .*900 บาท/);
  });

  test('a message of an agent appears by itself', async () => {
    const seen = page.waitForResponse((response) => response.url().endsWith('/api/chat'));
    await ask('สวัสดี');
    const { conversationId } = await (await seen).json();
    live.publish(conversationId, { text: 'เจ้าหน้าที่มาแล้ว' });
    await page.getByText('เจ้าหน้าที่มาแล้ว').waitFor();
  });

  test('when the server cannot be reached the question is kept and the person is told', async () => {
    await page.route('**/api/chat', (route) => route.abort());
    await page.getByRole('textbox').fill('ทำฟันได้เท่าไหร่');
    await page.keyboard.press('Enter');
    await page.getByText('ส่งไม่สำเร็จ').waitFor();
    expect(await page.getByRole('textbox').inputValue()).toBe('ทำฟันได้เท่าไหร่');
    errors.length = 0; // the browser itself reports the failed request
  });

  test('text that looks like markup is shown as text', async () => {
    await page.getByRole('textbox').fill('<img src=x onerror=alert(1)> ทำฟัน');
    await page.keyboard.press('Enter');
    await page.locator('.bubble.mine').last().waitFor();
    expect(await page.locator('.bubble.mine img').count()).toBe(0);
  });

  test('dark mode is readable', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await ask('มาตรา 39 จ่ายเดือนละเท่าไหร่');
    await page.locator('.card').last().getByText('432 บาท').first().waitFor();
    await shoot('dark');
    await expectAccessible();
  });
});
