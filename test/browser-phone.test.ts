/// <reference lib="dom" />
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type StartedPhone, startPhone } from './helpers/start-phone.ts';

/** A picture and axe take long on a busy machine. */
jest.setTimeout(120_000);

const document = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="th-TH"><property name="timeout" value="20s"/>${body}</vxml>`;
const grammar = (mode: string, ...items: string[]): string =>
  `<grammar mode="${mode}" version="1.0" root="r" xml:lang="th-TH" xmlns="http://www.w3.org/2001/06/grammar"><rule id="r" scope="public"><one-of>${items.map((item) => `<item>${item}</item>`).join('')}</one-of></rule></grammar>`;

/** A telephone service of two documents. */
const START = document(
  `<form><field name="choice">${grammar('dtmf', '1', '0')}${grammar('voice', 'ค่าทำศพ')}
  <prompt bargein="false">สวัสดีค่ะ สายด่วน</prompt>
  <prompt bargein="true"><prosody rate="80%">เรื่องค่าทำศพ กดหนึ่ง</prosody><break time="300ms"/>คุยกับเจ้าหน้าที่ กดศูนย์</prompt>
  <noinput>ไม่ได้ยินค่ะ<reprompt/></noinput>
  <filled><submit next="/turn" method="post" namelist="choice"/></filled></field></form>`,
);
const ANSWER = document('<form><block><prompt bargein="true">ค่าทำศพ ห้าหมื่นบาท &lt;b&gt;</prompt><goto next="/start"/></block></form>');
const PERSON = document(
  `<form><transfer name="t" dest="tel:1506" bridge="true" aai="ถามเรื่องค่าทำศพ"><prompt bargein="false">กำลังต่อเจ้าหน้าที่ค่ะ</prompt>
  <filled><prompt bargein="true">เจ้าหน้าที่ไม่ว่างค่ะ</prompt></filled></transfer></form>`,
);

let service: Server;
let phone: StartedPhone;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  service = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      response.setHeader('content-type', 'application/voicexml+xml');
      response.end(request.url?.startsWith('/start') ? START : body.includes('choice=0') ? PERSON : ANSWER);
    });
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
  phone = await startPhone(`http://127.0.0.1:${(service.address() as AddressInfo).port}/start`);
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
});
afterAll(async () => {
  await browser?.close();
  await phone?.stop();
  service?.closeAllConnections();
  service?.close();
});
beforeEach(async () => {
  errors = [];
  context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'th-TH', reducedMotion: 'reduce' });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${phone.base}/`);
});
afterEach(async () => {
  await context.close();
  expect(errors).toEqual([]);
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const state = (...wanted: string[]) => page.waitForFunction((all) => all.includes(window.document.body.dataset.state ?? ''), wanted);
const captions = () => page.locator('.caption').allTextContents();
const line = (kind: string) => page.locator(`#line > li.${kind} .text`).allTextContents();

/** @param fast captions only, each for a moment. */
async function dial(fast = true): Promise<void> {
  await page.getByLabel('อ่านเร็ว').setChecked(fast);
  await press('โทรออก call');
}

describe('a call from a browser', () => {
  test('is heard as captions, answered by a key, and shown with its documents and times', async () => {
    await dial();
    await state('listening');
    expect(await captions()).toEqual(['สวัสดีค่ะ สายด่วน', 'เรื่องค่าทำศพ กดหนึ่ง', 'คุยกับเจ้าหน้าที่ กดศูนย์']);
    await press('1');
    await page.locator('.caption', { hasText: 'ค่าทำศพ ห้าหมื่นบาท <b>' }).waitFor();
    await page.locator('#line > li.must-hear').nth(1).waitFor();
    expect(await line('must-hear')).toEqual(['สวัสดีค่ะ สายด่วน', 'สวัสดีค่ะ สายด่วน']);
    expect(await line('heard')).toEqual(['[1]']);
    expect(await page.locator('#documents details[open] pre').last().textContent()).toContain('\n  <form>\n    <field name="choice">');
    expect(await page.locator('#documents .fields').first().textContent()).toBe('choice = 1');
    await press('วางสาย hang up');
    await state('ended');
  });

  test('what is typed in place of speech is understood, and so is a line on which much is misheard', async () => {
    await dial();
    await state('listening');
    await page.getByLabel('ฟังผิดบ้าง').check();
    await page.getByLabel('พิมพ์แทนการพูด').fill('ค่าทำศพ');
    await page.keyboard.press('Enter');
    await page.locator('#line > li.heard').waitFor();
    expect(await line('heard')).toEqual([expect.stringMatching(/ \(0\.52\) \/ ค่าทำศพ \(0\.47\)/)]);
  });

  test('a key cuts a prompt short where that is allowed, and only there', async () => {
    await dial(false);
    await page.locator('.caption.now', { hasText: 'สวัสดีค่ะ' }).waitFor();
    await page.keyboard.press('1');
    await page.locator('#line > li.ignored').waitFor();
    await page.locator('.caption.now', { hasText: 'เรื่องค่าทำศพ' }).waitFor();
    await page.keyboard.press('1');
    await page.locator('.caption.cut', { hasText: 'เรื่องค่าทำศพ' }).waitFor();
    await page.locator('.caption', { hasText: 'ห้าหมื่นบาท' }).waitFor();
  });

  test('a transfer rings at a person, who sees what it is about and may be busy', async () => {
    await dial();
    await state('listening');
    await press('0');
    await state('ringing');
    expect(await page.locator('#ringing-summary').textContent()).toBe('ถามเรื่องค่าทำศพ');
    await press('สายไม่ว่าง busy');
    await page.locator('.caption', { hasText: 'เจ้าหน้าที่ไม่ว่างค่ะ' }).waitFor();
    await state('ended');
  });

  test('a service that does not answer is told as that', async () => {
    const lost = await startPhone('http://127.0.0.1:9/start');
    await page.goto(`${lost.base}/`);
    await dial();
    await page.getByRole('alert').getByText('สายหลุด (the call broke)').waitFor();
    await state('ended');
    await lost.stop();
  });
});

test.each([
  ['wide', { width: 1280, height: 860 }],
  ['on a phone', { width: 390, height: 844 }],
])('the page has no findings of axe and does not scroll sideways, %s', async (name, size) => {
  await page.setViewportSize(size);
  await dial();
  await state('listening');
  await press('0');
  await state('ringing');
  await page.screenshot({ path: `test-results/screens/telephone-${name.replaceAll(' ', '-')}.png` });
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => window.document.documentElement.scrollWidth - window.document.documentElement.clientWidth)).toBe(0);
});
