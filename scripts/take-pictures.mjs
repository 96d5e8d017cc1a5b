// Takes the pictures of docs/pictures from the built page, with the sandbox behind it: scripts/node.sh scripts/take-pictures.mjs
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { personOf } from '../sandbox/sso/people.ts';
import { serveStage } from '../test/helpers/serve-stage.ts';

const FOLDER = 'docs/pictures';
mkdirSync(FOLDER, { recursive: true });
const stage = await serveStage({ signIn: true, desk: true });
stage.setClock(new Date().toISOString());
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });

async function open(height) {
  const context = await browser.newContext({ viewport: { width: 390, height }, deviceScaleFactor: 2, locale: 'th-TH', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${stage.base}/`);
  await page.getByText('ผมคือผู้ช่วยถาม 1506').waitFor();
  return page;
}

async function ask(page, question) {
  await page.getByRole('textbox').fill(question);
  await page.keyboard.press('Enter');
}

async function take(page, name) {
  await page.getByRole('textbox').blur();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}

const chat = await open(844);
await ask(chat, 'โดนเลิกจ้าง เงินเดือน 22000 ได้เท่าไหร่');
await chat.locator('.card').waitFor();
await take(chat, 'chat');

const person = personOf('arrears', 1);
const personal = await open(980);
await ask(personal, 'ทำฟันปีนี้ของฉันเหลือเท่าไหร่');
await personal.getByRole('link', { name: 'เข้าสู่ระบบด้วย ThaiD' }).click();
await personal.getByRole('button', { name: person.nationalId }).click();
await personal.getByRole('button', { name: 'ยินยอม', exact: true }).click();
await personal.locator('.card.personal').waitFor();
await ask(personal, 'นายจ้างส่งเงินสมทบให้ฉันครบไหม');
await personal.locator('.card.personal').nth(1).waitFor();
await take(personal, 'personal');

const office = await browser.newContext({ viewport: { width: 1440, height: 860 }, deviceScaleFactor: 1.5, locale: 'th-TH', reducedMotion: 'reduce' });
const desk = await office.newPage();
await desk.goto(`${stage.base}/desk/sign-in`);
await desk.getByRole('button', { name: /^มาลี/ }).click();
await desk.getByRole('navigation').first().waitFor();
const waiting = [
  ['เปลี่ยนโรงพยาบาลได้ถึงเมื่อไหร่', 'ขอคุยกับเจ้าหน้าที่'],
  ['มาตรา 39 ขาดส่งกี่เดือนถึงหลุด', 'ขอคุยกับเจ้าหน้าที่'],
  ['เบิกค่าคลอดลูกยังไง', 'คลอดเดือนที่แล้วค่ะ', 'ขอคุยกับเจ้าหน้าที่'],
];
for (const questions of waiting) {
  const page = await open(844);
  for (const question of questions) {
    const before = await page.locator('.bubble, .card').count();
    await ask(page, question);
    await page
      .locator('.bubble, .card')
      .nth(before + 1)
      .waitFor();
  }
}
await desk.getByRole('option').filter({ hasText: 'คลอด' }).click();
await desk.keyboard.press('Alt+t');
await desk.getByRole('log').getByText('เบิกค่าคลอดลูกยังไง').waitFor();
const [, , mother] = browser
  .contexts()
  .slice(-3)
  .map((context) => context.pages()[0]);
await ask(mother, 'แล้วเงินสงเคราะห์บุตรได้เดือนละเท่าไหร่คะ');
await desk.getByRole('article').first().waitFor();
await desk.waitForTimeout(1500);
await desk.screenshot({ path: `${FOLDER}/desk.png` });

await browser.close();
await stage.close();
