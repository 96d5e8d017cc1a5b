/// <reference lib="dom" />
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { messagingApi, type webhook } from '@line/bot-sdk';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type RunningLinePlatform, startLinePlatform } from '../sandbox/line/platform/start-line-platform.ts';

/** A picture and axe take long on a busy machine. */
jest.setTimeout(120_000);

const EXAMPLES = 'test/data/line/flex';
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let line: RunningLinePlatform;
let webhooks: Server;
let events: webhook.Event[];
let api: messagingApi.MessagingApiClient;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  webhooks = createServer((request, response) => {
    void readText(request).then((body) => {
      events.push(...JSON.parse(body).events);
      response.end();
    });
  }).listen(0);
  await once(webhooks, 'listening');
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
});
afterAll(async () => {
  await browser?.close();
  webhooks?.closeAllConnections();
  webhooks?.close();
});
beforeEach(async () => {
  events = [];
  errors = [];
  const webhookUrl = `http://localhost:${(webhooks.address() as AddressInfo).port}/`;
  line = await startLinePlatform({ channelSecret: 'secret', channelToken: 'token', webhookUrl });
  api = new messagingApi.MessagingApiClient({ channelAccessToken: 'token', baseURL: line.baseUrl });
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'th-TH', reducedMotion: 'reduce' });
  // nothing is fetched from the world outside
  await context.route(/^https:/, (route) => route.fulfill({ contentType: 'image/png', body: PIXEL }));
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${line.baseUrl}/sandbox/line`);
  await addFriend('สมหญิง', 'th');
});
afterEach(async () => {
  await context.close();
  await line.stop();
  expect(errors).toEqual([]);
});

describe('a person on the LINE page', () => {
  test('adds the account as a friend, with a name and a language', async () => {
    await press('เพิ่มคน (add a person)');
    await addFriend('John', 'en');
    const follow = await event('follow', 2);
    const profile = await api.getProfile(follow.source?.userId as string);
    expect(profile).toMatchObject({ displayName: 'John', language: 'en' });
    expect(await page.getByLabel('โทรศัพท์ของใคร (whose phone)').locator('option').allTextContents()).toEqual(['สมหญิง (th)', 'John (en)']);
  });

  test('types, sees the loading dots, then the answer with quick replies, and taps one', async () => {
    await say('ตกงานต้องทำยังไง');
    const asked = await event('message');
    expect(asked.message).toMatchObject({ type: 'text', text: 'ตกงานต้องทำยังไง' });
    await api.showLoadingAnimation({ chatId: userId(asked), loadingSeconds: 20 });
    await page.getByRole('status', { name: 'กำลังพิมพ์ (loading)' }).waitFor();
    await api.replyMessage({ replyToken: asked.replyToken as string, messages: [{ type: 'text', text: 'ขึ้นทะเบียนก่อน', quickReply: quick('เอกสาร', 'ที่ไหน') }] });
    await page.getByRole('log').getByText('ขึ้นทะเบียนก่อน').waitFor();
    expect(await page.getByRole('status', { name: 'กำลังพิมพ์ (loading)' }).count()).toBe(0);
    expect(await quickReplies()).toEqual(['เอกสาร', 'ที่ไหน']);
    await press('เอกสาร');
    expect((await event('message', 2)).message).toMatchObject({ text: 'เอกสาร' });
    await page.locator('.mine').getByText('เอกสาร').waitFor();
    expect(await quickReplies()).toEqual([]);
  });

  test('loses quick replies when a newer message comes', async () => {
    await push({ type: 'text', text: 'เลือก', quickReply: quick('ก') }, { type: 'text', text: 'มีอีกข้อความ' });
    await page.getByRole('log').getByText('มีอีกข้อความ').waitFor();
    expect(await quickReplies()).toEqual([]);
  });

  test('taps a postback button: its text is shown and the input opens, filled in', async () => {
    await pushButton({
      type: 'postback',
      label: 'แก้เงินเดือน',
      data: 'slot=wage',
      displayText: 'ขอแก้เงินเดือน',
      inputOption: 'openKeyboard',
      fillInText: 'เงินเดือน ',
    });
    await press('แก้เงินเดือน');
    expect((await event('postback')).postback).toEqual({ data: 'slot=wage' });
    await page.locator('.mine').getByText('ขอแก้เงินเดือน').waitFor();
    expect(await input().inputValue()).toBe('เงินเดือน ');
    expect(await input().evaluate((node) => node === document.activeElement)).toBe(true);
  });

  test('chooses a day, a time and both', async () => {
    const choices = [
      ['date', '2026-11-02', '2026-12-31'],
      ['time', '08:30', '09:45'],
      ['datetime', '2026-11-02t08:30', '2026-12-31T09:45'],
    ] as const;
    for (const [at, [mode, initial, chosen]] of choices.entries()) {
      await pushButton({ type: 'datetimepicker', label: mode, data: 'when', mode, initial });
      await press(mode);
      const field = page.getByLabel('เลือกวันหรือเวลา (choose)');
      expect(await field.inputValue()).toBe(initial.toUpperCase());
      await field.fill(chosen);
      await press('ตกลง (OK)');
      expect((await event('postback', at + 1)).postback).toEqual({ data: 'when', params: { [mode]: chosen } });
    }
  });

  test('opens an address in a new tab, and none that is a script', async () => {
    await pushButton({ type: 'uri', label: 'เว็บ', uri: 'https://www.sso.go.th/' });
    const [opened] = await Promise.all([context.waitForEvent('page'), press('เว็บ')]);
    await opened.waitForURL('https://www.sso.go.th/');
    await opened.close();
    // not through the API, which refuses such an address as LINE does
    line.platform.bring(line.platform.people.all[0] as never, 'push', [button({ type: 'uri', label: 'ร้าย', uri: 'javascript:document.title="x"' })]);
    await press('ร้าย');
    await page.getByRole('alert').getByText('LINE เปิดที่อยู่นี้ไม่ได้').waitFor();
    expect(context.pages()).toHaveLength(1);
  });

  test('taps a tile of the rich menu and folds it by its bar', async () => {
    await giveMenu();
    await page.locator('#menu img').waitFor();
    await press('ติดต่อ');
    expect((await event('message')).message).toMatchObject({ text: 'ติดต่อเจ้าหน้าที่' });
    await press('เมนูถาม 1506');
    expect(await page.locator('#menu').isVisible()).toBe(false);
    await press('เมนูถาม 1506');
    expect(await page.locator('#menu').isVisible()).toBe(true);
    await input().focus();
    expect(await page.locator('#menu').isVisible()).toBe(false);
  });

  test('attaches a sticker, a picture and a place', async () => {
    const choices = [
      [['สติกเกอร์ (sticker)', '446 · 1988'], { type: 'sticker', packageId: '446', stickerId: '1988' }],
      [['รูปภาพ (image)'], { type: 'image' }],
      [['ตำแหน่ง (location)', 'เชียงใหม่ (Chiang Mai)'], { type: 'location', title: 'เชียงใหม่', latitude: 18.79, longitude: 98.985 }],
    ] as const;
    for (const [at, [presses, message]] of choices.entries()) {
      await press('แนบ (attach)');
      for (const label of presses) await press(label);
      expect((await event('message', at + 1)).message).toMatchObject(message);
      await page.locator(`.mine[data-type=${message.type}]`).waitFor();
    }
  });

  test('takes a message back', async () => {
    await say('พิมพ์ผิด');
    const { message } = await event('message');
    await press('ยกเลิกข้อความ (unsend)');
    expect((await event('unsend')).unsend).toEqual({ messageId: message.id });
    await page.getByText('คุณยกเลิกข้อความแล้ว').waitFor();
    expect(await page.locator('.bubble').getByText('พิมพ์ผิด').count()).toBe(0);
  });

  test('blocks the account and adds it again', async () => {
    await press('บล็อก Block');
    await event('unfollow');
    await input().waitFor({ state: 'hidden' });
    await press('เพิ่มเพื่อน Add');
    expect((await event('follow', 2)).follow).toEqual({ isUnblocked: true });
    await input().waitFor();
  });

  test('finds the conversation again after a reload', async () => {
    await say('ยังอยู่ไหม');
    await event('message');
    await push({ type: 'text', text: 'อยู่ครับ', quickReply: quick('ดี') });
    await page.reload();
    await page.getByRole('log').getByText('อยู่ครับ').waitFor();
    expect(await page.locator('.bubble').allTextContents()).toEqual(['ยังอยู่ไหม', 'อยู่ครับ']);
    expect(await quickReplies()).toEqual(['ดี']);
  });

  test('sees markup in a text as text', async () => {
    const text = '<img src=x onerror="document.title=1"><b>หนา</b>';
    await push({ type: 'text', text }, flex(text));
    await page.locator('.flex-text').getByText(text, { exact: true }).waitFor();
    expect(await page.locator('#log :is(b, img)').count()).toBe(0);
  });
});

describe('the developer beside the phone', () => {
  beforeEach(() => page.setViewportSize({ width: 1280, height: 900 }));

  test('sees deliveries and which came again, and what the bot sent how', async () => {
    await say('สวัสดี');
    const { replyToken } = await event('message');
    await api.replyMessage({ replyToken: replyToken as string, messages: [{ type: 'text', text: 'สวัสดีครับ' }] });
    const deliveries = page.locator('#webhooks li');
    await deliveries.getByText('message/text').waitFor();
    await deliveries.first().getByRole('button').click();
    await deliveries.getByText('redelivered').waitFor();
    expect((await event('message', 2)).deliveryContext.isRedelivery).toBe(true);
    const sent = page.locator('#sent li');
    expect(await sent.locator('summary').allTextContents()).toEqual(['reply text']);
    await sent.locator('summary').click();
    expect(await sent.locator('pre').textContent()).toContain('"text": "สวัสดีครับ"');
  });

  test('makes LINE fail as often as asked', async () => {
    await page.getByLabel('แบบ (mode)').selectOption('server-error');
    await page.getByLabel('ครั้ง times').fill('1');
    await press('ตั้ง (set)');
    await page.getByText('ตั้งแล้ว (set): server-error').waitFor();
    await expect(push({ type: 'text', text: 'หนึ่ง' })).rejects.toMatchObject({ status: 500 });
    await push({ type: 'text', text: 'สอง' });
    await page.getByRole('log').getByText('สอง').waitFor();
  });

  test('has a page without findings of axe, but for the colours that are LINE’s own', async () => {
    await giveMenu();
    await push(flex('การ์ด'), { type: 'text', text: 'ดู https://www.sso.go.th', quickReply: quick('ก') });
    await page.locator('.quick-reply').waitFor();
    const { violations } = await new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      .setLegacyMode()
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'])
      .exclude('.flex-bubble')
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });
});

describe('Flex Messages', () => {
  test('LINE’s own examples are drawn with all of their texts, each inside its bubble', async () => {
    const names = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) await push({ type: 'flex', altText: name, contents: read(name) });
    const rows = page.locator('#log > [data-type=flex]');
    await rows.nth(names.length - 1).waitFor();
    const drawn = await rows.evaluateAll((nodes) =>
      nodes.map((row) => {
        const texts = [...row.querySelectorAll('.flex-text > p, .flex-button')];
        const outside = texts.filter((node) => {
          const box = node.getBoundingClientRect();
          const room = (node.closest('.flex-bubble') as Element).getBoundingClientRect();
          // a separator of one pixel may shift what is below it
          const inside = box.left >= room.left && box.right <= room.right + 1 && box.top >= room.top && box.bottom <= room.bottom + 1;
          return !inside || box.width === 0 || box.height === 0;
        });
        const flat = [...row.querySelectorAll('.flex-bubble')].filter((bubble) => bubble.getBoundingClientRect().height < 50).length;
        return { texts: texts.map((node) => node.textContent).toSorted(), outside: outside.map((node) => node.textContent), flat };
      }),
    );
    const expected = names.map((name) => ({ texts: textsOf(read(name)).toSorted(), outside: [], flat: 0 }));
    expect(drawn.map((one, at) => [names[at], one])).toEqual(expected.map((one, at) => [names[at], one]));
    expect(await page.locator('.unknown').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  test('a bubble is as wide as on a phone of 390 px', async () => {
    const widths = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 376 };
    const sizes = Object.keys(widths) as (keyof typeof widths)[];
    for (const size of sizes) await push(flex(size, size));
    await page
      .locator('.flex-bubble')
      .nth(sizes.length - 1)
      .waitFor();
    const drawn = await page.locator('.flex-bubble').evaluateAll((nodes) => nodes.map((node) => [node.textContent, node.getBoundingClientRect().width]));
    expect(Object.fromEntries(drawn)).toEqual(widths);
  });

  test('a Thai text is wrapped between words, and cut after its lines', async () => {
    const text = 'ผู้ประกันตนที่ถูกเลิกจ้างได้เงินทดแทนระหว่างว่างงานร้อยละหกสิบของค่าจ้าง';
    const component = { type: 'text', text, wrap: true } as const;
    await push({
      type: 'flex',
      altText: 'x',
      contents: { type: 'bubble', size: 'micro', body: { type: 'box', layout: 'vertical', contents: [component, { ...component, maxLines: 2 }] } },
    });
    const heights = await page.locator('.flex-text > p').evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().height));
    expect(heights[0]).toBeGreaterThan(3 * 22);
    expect(Math.round(heights[1] as number)).toBe(45);
  });
});

async function addFriend(name: string, language: string): Promise<void> {
  await page.getByLabel('ชื่อในโปรไฟล์').fill(name);
  await page.getByLabel('ภาษาของโทรศัพท์').selectOption(language);
  await press('เพิ่มเพื่อน (Add)');
  await input().waitFor();
}

const input = () => page.getByRole('textbox', { name: 'พิมพ์ข้อความ (type a message)' });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const quickReplies = () => page.locator('#quick-replies button').allTextContents();

async function say(text: string): Promise<void> {
  await input().fill(text);
  await page.keyboard.press('Enter');
}

/** Waits for the bot's n-th webhook event of a type, 1 being the first. */
async function event<Type extends webhook.Event['type']>(type: Type, count = 1): Promise<Extract<webhook.Event, { type: Type }>> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = events.filter((one) => one.type === type)[count - 1];
    if (found) return found as Extract<webhook.Event, { type: Type }>;
    if (Date.now() > deadline) throw new Error(`The bot got no ${type} number ${count}, but ${JSON.stringify(events.map((one) => one.type))}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const userId = ({ source }: { source?: webhook.Source }) => source?.userId as string;

async function push(...messages: messagingApi.Message[]): Promise<void> {
  await api.pushMessage({ to: userId(await event('follow')), messages });
}

function quick(...labels: string[]): messagingApi.QuickReply {
  return { items: labels.map((label) => ({ type: 'action', action: { type: 'message', label, text: label } })) };
}

function flex(text: string, size: messagingApi.FlexBubble['size'] = 'mega'): messagingApi.FlexMessage {
  return {
    type: 'flex',
    altText: 'x',
    contents: { type: 'bubble', size, body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text, wrap: true }] } },
  };
}

function button(action: messagingApi.Action): messagingApi.FlexMessage {
  return { type: 'flex', altText: 'x', contents: { type: 'bubble', footer: { type: 'box', layout: 'vertical', contents: [{ type: 'button', action }] } } };
}

const pushButton = (action: messagingApi.Action) => push(button(action));

/** A menu of two tiles, with a picture that the browser makes. */
async function giveMenu(): Promise<void> {
  const size = { width: 800, height: 540 };
  const areas = [
    { bounds: { x: 0, y: 0, width: 400, height: 540 }, action: { type: 'message' as const, label: 'ถาม', text: 'ถาม' } },
    { bounds: { x: 400, y: 0, width: 400, height: 540 }, action: { type: 'message' as const, label: 'ติดต่อ', text: 'ติดต่อเจ้าหน้าที่' } },
  ];
  const { richMenuId } = await api.createRichMenu({ size, selected: true, name: 'menu', chatBarText: 'เมนูถาม 1506', areas });
  const painter = await context.newPage();
  await painter.setViewportSize(size);
  const picture = await painter.screenshot();
  await painter.close();
  const blob = new messagingApi.MessagingApiBlobClient({ channelAccessToken: 'token', baseURL: line.baseUrl });
  await blob.setRichMenuImage(richMenuId, new Blob([new Uint8Array(picture)], { type: 'image/png' }));
  await api.linkRichMenuIdToUser(userId(await event('follow')), richMenuId);
}

const read = (name: string) => JSON.parse(readFileSync(`${EXAMPLES}/${name}`, 'utf8'));

/** Every text and label of a Flex container. What stands in for a video is left out, since this page can show one. */
function textsOf(component: unknown): string[] {
  if (Array.isArray(component)) return component.flatMap(textsOf);
  if (typeof component !== 'object' || component === null) return [];
  const { type, text, contents, action, altContent: _, ...rest } = component as Record<string, unknown>;
  if (type === 'text') return [(contents as { text: string }[] | undefined)?.map((span) => span.text).join('') || String(text)];
  if (type === 'button') return [String((action as { label?: string }).label)];
  return [contents, ...Object.values(rest)].flatMap(textsOf);
}
