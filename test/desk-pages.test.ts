/// <reference lib="dom" />
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DeskBrowser, type DeskPage } from '../web/desk/testing/desk-browser.ts';
import { NOW } from '../web/desk/testing/pages-canned.ts';
import { PagesStage } from '../web/desk/testing/pages-stage.ts';

/** axe takes long on a busy machine. */
jest.setTimeout(120_000);

const WEB = process.env.WEB_FOLDER ?? 'web/dist';

let browser: DeskBrowser;
let stage: PagesStage;
let desk: DeskPage;
let page: Page;

beforeAll(async () => {
  stage = await PagesStage.start(WEB);
  browser = await DeskBrowser.launch();
  desk = await browser.open('about:blank');
  page = desk.page;
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});
beforeEach(() => stage.reset());
afterEach(async () => {
  await desk.leave(stage.base);
  expect(desk.errors.splice(0)).toEqual([]);
});

async function open(name: string): Promise<void> {
  await page.clock.install({ time: NOW });
  await page.goto(`${stage.base}/desk/${name}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const dialog = () => page.getByRole('dialog');
const sent = (ending: string) => stage.sent.filter(({ path }) => path.endsWith(ending)).map(({ body }) => body);

describe('callbacks', () => {
  test('stand by due time, the overdue ones on top in words', async () => {
    await open('callbacks');
    await desk.rows.first().waitFor();
    expect(await page.getByRole('group').evaluateAll((groups) => groups.map((group) => group.getAttribute('aria-label')))).toEqual([
      'เลยเวลานัด · 2',
      'อยู่ในเวลานัด · 3',
      'ยังไม่ถึงเวลา · 3',
      'จบแล้ว · 1',
    ]);
    const first = await desk.rows.first().textContent();
    expect(first).toContain('เลยนัด 1 ชม.');
    expect(first).toContain('08x-xxx-0011');
    expect(await desk.rows.nth(3).textContent()).toContain('วรรณา รักงาน กำลังโทร');
    await desk.see('94%');
    await button('ความหมายของ รักษาสัญญา 30 วันที่ผ่านมา').focus();
    await desk.see('ในเรื่องที่ถึงเวลานัดแล้วใน 30 วันที่ผ่านมา');
  });

  test('by the keyboard alone: take, see the number and the time, record the result, say how it ended; axe finds nothing on the way', async () => {
    await open('callbacks');
    await desk.rows.first().waitFor();
    await desk.press('j');
    await desk.press('k');
    expect(await desk.findingsInBothSchemes('desk-callbacks')).toEqual([]);
    await desk.press('Enter');
    await desk.see('081 234 5678');
    await page.clock.runFor(65_000);
    await page
      .getByRole('timer')
      .getByText(/^01:0[5-9]$/)
      .waitFor();
    expect(await desk.findingsInBothSchemes('desk-call')).toEqual([]);
    await desk.press('1');
    await dialog().waitFor();
    expect(await desk.findingsInBothSchemes('desk-callback-close')).toEqual([]);
    expect(sent('/attempts')).toEqual([{ result: 'reached', requestId: expect.any(String) }]);
    expect(await page.getByText('081 234 5678').count()).toBe(0);
    // keys belong to the dialog now, and without an outcome there is no way on
    await desk.press('2');
    expect(await button('ปิดเรื่อง').isDisabled()).toBe(true);
    await dialog().getByRole('radio', { name: 'ได้คำตอบแล้ว' }).focus();
    await desk.press('Space');
    await desk.press('Enter');
    await desk.see('ปิดเรื่อง CB-7K4M-0011 แล้ว');
    expect(sent('/close')).toEqual([{ outcome: 'answered' }]);
    expect(sent('/attempts')).toHaveLength(1);
    expect(stage.sent.every(({ csrf }) => csrf === 'token-of-the-test')).toBe(true);
  });

  test('on a Thai keyboard too, and not while one writes a note; Esc leaves the note', async () => {
    await open('callbacks');
    await desk.rows.first().click();
    await button(/^รับเรื่อง/).click();
    const note = page.getByRole('textbox', { name: 'หมายเหตุของสายนี้ (ไม่บังคับ)' });
    await note.fill('');
    await note.press('2');
    expect(sent('/attempts')).toEqual([]);
    expect(await note.inputValue()).toBe('2');
    await desk.press('Escape');
    await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', code: 'Digit2', bubbles: true })));
    await desk.see('ระบบแจ้งผู้ขอทาง LINE หรือ SMS');
    expect(sent('/attempts')).toEqual([{ result: 'no-answer', note: '2', requestId: expect.any(String) }]);
    expect(await dialog().count()).toBe(0);
  });

  test('may be given back without a call', async () => {
    await open('callbacks');
    await desk.rows.first().click();
    await button(/^รับเรื่อง/).click();
    await button('คืนเรื่อง ยังไม่โทร').click();
    await button(/^รับเรื่อง/).waitFor();
    expect(sent('/release')).toHaveLength(1);
    expect(await page.getByText('081 234 5678').count()).toBe(0);
  });

  test('refused as taken, too early, in a call or cancelled: says why and what to do, and shows no number', async () => {
    await open('callbacks');
    await desk.rows.first().click();
    for (const [code, words] of [
      ['taken', 'เพื่อนร่วมงานรับเรื่องนี้ไปแล้ว'],
      ['too_early', 'ยังโทรไม่ได้'],
      ['calling', 'กำลังมีคนโทรหาเบอร์นี้อยู่'],
      ['cancelled', 'ผู้ขอยกเลิกเรื่องนี้แล้ว'],
    ] as const) {
      stage.refuse.set('/take', { status: 409, code });
      await button(/^รับเรื่อง/).click();
      await page.getByRole('alert').getByText(words).waitFor();
      expect(await page.getByText('081 234 5678').count()).toBe(0);
    }
    expect(sent('/take')).toHaveLength(4);
  });

  test('one that a colleague has, or that is too early, can not be taken', async () => {
    await open('callbacks');
    await desk.rows.nth(3).click();
    await page.getByText('วรรณา รักงาน กำลังโทรเรื่องนี้อยู่').waitFor();
    expect(await button(/^รับเรื่อง/).isDisabled()).toBe(true);
    await desk.press('Enter');
    await desk.rows.nth(4).click();
    await page.getByText('โทรครั้งต่อไปได้ตั้งแต่ 10:38 น.').waitFor();
    await desk.press('Enter');
    expect(stage.sent).toEqual([]);
  });

  test('what changed elsewhere is seen without a reload', async () => {
    await open('callbacks');
    await desk.rows.first().waitFor();
    await stage.listened();
    Object.assign(stage.callbacks[0] as object, { takenBy: { id: 'agent-2', name: 'วรรณา รักงาน' } });
    stage.changed('callbacks');
    await desk.rows.first().getByText('วรรณา รักงาน กำลังโทร').waitFor();
  });
});

describe('complaints', () => {
  test('filter by whose they are and how late they are', async () => {
    await open('complaints');
    const rows = page.getByRole('row');
    await page.getByText('RP-4T7K2M').waitFor();
    expect(await rows.count()).toBe(1 + 5);
    await page.getByText('เกินกำหนด 2', { exact: true }).click();
    expect(await rows.count()).toBe(1 + 2);
    await page.getByText('ของฉัน 2', { exact: true }).click();
    expect(await rows.allTextContents()).toEqual([expect.anything(), expect.stringContaining('RP-4T7K2M'), expect.stringContaining('RP-9LK5VE')]);
  });

  test('what was written opens with a reason only; the answer is looked at before it goes; axe finds nothing on the way', async () => {
    await open('complaints');
    await button('เปิดเรื่อง RP-4T7K2M').waitFor();
    expect(await desk.findingsInBothSchemes('desk-complaints')).toEqual([]);
    await button('เปิดเรื่อง RP-4T7K2M').click();
    await page.getByText('เลือกเหตุผลที่ต้องอ่านเนื้อหา').waitFor();
    expect(await page.getByText('ถูกหักเงินทุกเดือน').count()).toBe(0);
    await desk.press('3');
    await page.getByText('ถูกหักเงินทุกเดือน').waitFor();
    expect(sent('/open')).toEqual([{ reason: 'complaint' }]);
    await page.getByText('หักเงินแล้วไม่ส่ง').waitFor();
    await page.getByRole('region', { name: 'สิ่งที่ผู้ร้องเขียน' }).waitFor();
    expect(await desk.findingsInBothSchemes('desk-complaint')).toEqual([]);

    await page.getByRole('textbox', { name: 'คำตอบ' }).fill('นายจ้างนำส่งครบแล้ว');
    await button('ดูก่อนส่ง').click();
    expect(sent('/answer')).toEqual([]);
    await button('ส่งคำตอบ').click();
    await page.getByRole('region', { name: 'คำตอบที่ส่งแล้ว' }).getByText('นายจ้างนำส่งครบแล้ว').waitFor();
    expect(sent('/answer')).toEqual([{ text: 'นายจ้างนำส่งครบแล้ว' }]);
    expect(await button('ดูก่อนส่ง').count()).toBe(0);
    await button('ปิดเรื่อง').click();
    await dialog().getByText('ปิดแล้ว').waitFor();
  });

  test('may be worked on by somebody, until a day, with notes', async () => {
    await open('complaints');
    await button('เปิดเรื่อง RP-6PQ1RD').click();
    await button(/ดำเนินการเรื่องร้องเรียน/).click();
    await page.getByRole('combobox', { name: 'ผู้รับผิดชอบ' }).click();
    await page.getByRole('option', { name: 'วรรณา รักงาน' }).click();
    await button('เริ่มดำเนินการ').click();
    await dialog().getByText('กำลังดำเนินการ').waitFor();
    await page.getByLabel('กำหนดตอบ').fill('2026-12-04');
    await page.getByLabel('กำหนดตอบ').blur();
    await page.getByText('4 ธ.ค. 2569').first().waitFor();
    await page.getByRole('textbox', { name: 'บันทึกใหม่' }).fill('โทรหาสาขาแล้ว');
    await button('เพิ่มบันทึก').click();
    await page.getByRole('listitem').getByText('โทรหาสาขาแล้ว').waitFor();
    expect([sent('/assign'), sent('/state'), sent('/due'), sent('/notes')]).toEqual([
      [{ to: 'agent-2' }],
      [{ state: 'working' }],
      [{ dueAt: '2026-12-04T16:59:00.000Z' }],
      [{ text: 'โทรหาสาขาแล้ว', requestId: expect.any(String) }],
    ]);
  });
});

describe('knowledge', () => {
  test('a cluster becomes questions of a topic, is measured, and who waits is told; axe finds nothing on the draft', async () => {
    await open('knowledge');
    await page.getByRole('checkbox', { name: 'ใช้คำถามที่ 4' }).uncheck();
    await page.getByRole('textbox', { name: 'คำถามที่ 2', exact: true }).fill('เข้าโรงพยาบาลที่ญี่ปุ่นเบิกได้ไหม');
    await page.getByRole('combobox', { name: 'หัวข้อ' }).fill('ฉุกเฉิน');
    await page.getByRole('option', { name: /เจ็บป่วยฉุกเฉิน/ }).click();
    await button('ทำร่างและวัดผล').click();
    await desk.see('กำลังวัดผล');
    expect(sent('/drafts')).toEqual([
      {
        kind: 'questions',
        clusterId: 'c1',
        topic: 'sickness.emergency',
        questions: ['ป่วยตอนไปเที่ยวต่างประเทศเบิกได้ไหม', 'เข้าโรงพยาบาลที่ญี่ปุ่นเบิกได้ไหม', 'รักษาเมืองนอกเบิกยังไง'],
      },
    ]);
    expect(await button('ตอบแล้ว บอกคนที่รอ').isDisabled()).toBe(true);

    stage.evaluated();
    const row = (name: string) => page.getByRole('row', { name });
    await row('คำถามในกลุ่มนี้').getByText('ดีขึ้น +60 จุด').waitFor();
    expect(await row('คำถามทั้งหมด ตอบผิด').textContent()).toContain('แย่ลง +0.2 จุด');
    expect(await row('คำถามทั้งหมด ตอบถูกหรือมีให้เลือก').textContent()).toContain('เท่าเดิม');
    expect(await desk.findingsInBothSchemes('desk-draft')).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'ดาวน์โหลด .patch' }).click();
    expect((await download).suggestedFilename()).toBe('sickness.emergency.patch');

    stage.refuse.set('/answered', { status: 409, code: 'not_live' });
    await button('ตอบแล้ว บอกคนที่รอ').click();
    await page.getByRole('alert').getByText('ยังไม่อยู่ในระบบจริง').waitFor();
    await button('ตอบแล้ว บอกคนที่รอ').click();
    await desk.see('แจ้งคนที่รอแล้ว 3 คน');
    expect(sent('/answered')).toEqual([{ topic: 'sickness.emergency' }, { topic: 'sickness.emergency' }]);
  });

  test('a cluster becomes a draft topic in both languages; axe finds nothing on the form', async () => {
    await open('knowledge');
    await page.getByRole('heading', { level: 2, name: 'ป่วยตอนไปเที่ยวต่างประเทศเบิกได้ไหม' }).waitFor();
    await desk.press('j');
    await page.getByRole('heading', { level: 2, name: 'ฟรีแลนซ์ส่งประกันสังคมได้ป่ะ' }).waitFor();
    await page.getByRole('tab', { name: 'ร่างหัวข้อใหม่' }).click();
    expect(await desk.findingsInBothSchemes('desk-knowledge')).toEqual([]);
    const type = (name: string, text: string) => page.getByRole('textbox', { name, exact: true }).fill(text);
    await type('รหัสหัวข้อ', 'Freelance');
    await desk.see('เช่น sickness.abroad');
    await type('รหัสหัวข้อ', 'section40.freelance');
    await type('ชื่อหัวข้อ', 'ฟรีแลนซ์');
    await type('ชื่อหัวข้อ (อังกฤษ)', 'Freelancers');
    await type('คำตอบ', 'สมัครมาตรา 40 ได้');
    await type('คำตอบ (อังกฤษ)', 'You may join under section 40.');
    await type('เงื่อนไข', 'ไม่มีนายจ้าง\n\nอายุตามที่กำหนด');
    await type('เงื่อนไข (อังกฤษ)', 'No employer\nOf the age given');
    expect(await button('ทำร่างและวัดผล').isDisabled()).toBe(true);
    await type('ที่มา', 'มาตรา 40');
    await button('ทำร่างและวัดผล').click();
    await desk.see('ผ่านการตรวจ พร้อมให้คนทบทวน');
    expect(sent('/drafts')).toEqual([
      {
        kind: 'topic',
        clusterId: 'c2',
        id: 'section40.freelance',
        title: { th: 'ฟรีแลนซ์', en: 'Freelancers' },
        answer: { th: 'สมัครมาตรา 40 ได้', en: 'You may join under section 40.' },
        parts: { conditions: { th: ['ไม่มีนายจ้าง', 'อายุตามที่กำหนด'], en: ['No employer', 'Of the age given'] } },
        source: 'มาตรา 40',
        questions: ['ฟรีแลนซ์ส่งประกันสังคมได้ป่ะ', 'ขายของออนไลน์สมัครได้ไหม', 'เป็นไรเดอร์สมัครมาตราไหน'],
      },
    ]);
  });

  test('a ticket is put aside', async () => {
    await open('knowledge');
    await page.getByRole('tab', { name: 'เรื่องที่แจ้งไว้ (1)' }).click();
    await page
      .getByRole('row', { name: /ผ่าฟันคุด/ })
      .getByRole('button', { name: 'ไม่ต้องแก้' })
      .click();
    await page.getByRole('tab', { name: 'เรื่องที่แจ้งไว้ (0)' }).waitFor();
    expect(sent('/t1')).toEqual([{ state: 'dismissed' }]);
  });
});

describe('the report', () => {
  test('says that there is no data where nothing was measured, never 0', async () => {
    stage.measured = false;
    await open('report');
    await desk.see('ไม่มีข้อมูล');
    expect(await page.getByText('ไม่มีข้อมูล').count()).toBe(14 + 7);
    expect(await page.getByText(/^0([.%]|$)/).count()).toBe(0);
  });

  test('shows the figures of a channel; one without promises has no data for them', async () => {
    await open('report');
    const figure = (name: string) => page.getByText(name, { exact: true }).first().locator('xpath=ancestor::div[contains(@class,"Paper")][1]');
    await figure('รักษาสัญญาโทรกลับ').getByText('83.3%').waitFor();
    await page.getByText('เว็บ', { exact: true }).click();
    await figure('รักษาสัญญาโทรกลับ').getByText('ไม่มีข้อมูล').waitFor();
    await page.getByText('โทรศัพท์', { exact: true }).click();
    await figure('พอใจคำตอบ').getByText('ไม่มีข้อมูล').waitFor();
  });

  test('a chart has a table, which a screen reader always has', async () => {
    await open('report');
    const twin = page.getByRole('table', { name: 'พร้อมใช้งานรายวัน' });
    await twin.waitFor({ state: 'attached' });
    expect(await twin.getByRole('row').count()).toBe(1 + 30);
    const toggle = button('ดูพร้อมใช้งานรายวันเป็นตาราง');
    await toggle.focus();
    await desk.press('Enter');
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    expect(await twin.getByRole('row', { name: /^3 พ.ย. 2569/ }).textContent()).toContain('98.5%');
  });

  test('is of 7, 30, 90 or own days, and the files are of the same; axe finds nothing, and it does not scroll sideways', async () => {
    await open('report');
    const hrefs = () => page.getByRole('link', { name: /^CSV/ }).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const of = (from: string, until: string) =>
      ['days', 'topics', 'stale', 'suggestions', 'handoffs'].map((part) => `/api/desk/report.csv?from=${from}&until=${until}&part=${part}`);
    await page.getByText('7 วัน', { exact: true }).click();
    await desk.see('19 พ.ย. 2569 ถึง 25 พ.ย. 2569');
    expect(await hrefs()).toEqual(of('2026-11-19', '2026-11-25'));
    // with few days: every day is a row of several tables, and axe looks at each of them
    await page.getByRole('table', { name: 'คำถามรายวัน' }).waitFor({ state: 'attached' });
    expect(await desk.findingsInBothSchemes('desk-report')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await page.getByText('กำหนดเอง', { exact: true }).click();
    await page.getByLabel('ตั้งแต่').fill('2026-11-02');
    await page.getByLabel('ถึง', { exact: true }).fill('2026-11-08');
    await desk.see('2 พ.ย. 2569 ถึง 8 พ.ย. 2569');
    expect(await hrefs()).toEqual(of('2026-11-02', '2026-11-08'));
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV ตามหัวข้อ' }).click();
    expect((await download).suggestedFilename()).toBe('topics.csv');
  });

  test('sorts topics by any column, and finds them', async () => {
    await open('report');
    const section = page.getByRole('region', { name: 'ตามหัวข้อ' });
    await button('แจ้งว่าผิด').click();
    const counts = () => section.locator('tbody tr td:last-child').allTextContents();
    expect((await counts()).slice(0, 2)).toEqual(['3', '3']);
    expect(await section.getByRole('columnheader', { name: 'แจ้งว่าผิด' }).getAttribute('aria-sort')).toBe('descending');
    await button('แจ้งว่าผิด').click();
    expect((await counts()).slice(0, 2)).toEqual(['0', '0']);
    await page.getByRole('textbox', { name: 'ค้นหาหัวข้อ' }).fill('dental');
    expect(await section.getByRole('row').count()).toBe(1 + 7);
  });
});

describe('for everyone', () => {
  test('every page has its words in English too', async () => {
    await open('callbacks');
    await button('English').or(button('EN')).first().click();
    for (const [name, title] of Object.entries({ callbacks: 'Callbacks', complaints: 'Complaints', knowledge: 'Knowledge', report: 'Report' })) {
      await page.goto(`${stage.base}/desk/${name}`);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      // a key that has no words stands as it is
      expect(await page.getByRole('main').textContent()).not.toMatch(/desk-\w+:|\w+\.\w+-\w+\.\w+/);
    }
  });
});
