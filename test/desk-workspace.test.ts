/// <reference lib="dom" />
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { DeskBrowser, type DeskPage } from '../web/desk/testing/desk-browser.ts';
import { FakeServer } from '../web/desk/testing/fake-server.ts';
import { handoff, minutesAgo } from '../web/desk/testing/fake-state.ts';

/** axe takes long on a busy machine. */
jest.setTimeout(120_000);

const WEB = 'web/dist';
const ANSWER = 'ถูกเลิกจ้างได้ 60% ของค่าจ้าง';

let browser: DeskBrowser;
let server: FakeServer;
let desk: DeskPage;

beforeAll(async () => {
  server = await FakeServer.start(WEB);
  browser = await DeskBrowser.launch();
  desk = await browser.open('about:blank');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(() => {
  server.reset();
  server.fill(6);
});
afterEach(async () => {
  await desk.leave(server.base);
  expect(desk.errors.splice(0)).toEqual([]);
});

/** A conversation that I have. */
const MINE = { state: 'taken', agent: { id: 'somsri', name: 'สมศรี ใจเย็น' }, takenAt: minutesAgo(5), lastAt: minutesAgo(7) } as const;

async function open(path = ''): Promise<void> {
  await desk.page.goto(`${server.base}/desk/${path}`);
  await desk.rows.first().waitFor();
}

/** Until it is so. */
async function until(what: () => unknown): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await what())) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe('a conversation from the queue to the answer', () => {
  test('by the keyboard alone: open, take, insert the first suggestion, edit, send; the suggestion is reported as edited', async () => {
    await open();
    await desk.press('j');
    await desk.see('กดรับ (Alt+T)');
    expect(await desk.thread.count()).toBe(0);
    await desk.press('Alt+t');
    await desk.thread.getByText('อยากรู้ว่าโดนเลิกจ้างได้เงินเท่าไหร่').waitFor();
    await desk.suggestions.first().getByText(ANSWER).waitFor();
    await desk.press('Alt+1');
    await until(async () => (await desk.write.inputValue()).startsWith(ANSWER));
    await desk.page.keyboard.type(' นะคะ');
    await desk.press('Control+Enter');
    await desk.thread.getByText('นะคะ').waitFor();
    expect(await desk.write.inputValue()).toBe('');
    await until(() => server.uses.length > 0);
    expect(server.messages).toEqual([expect.objectContaining({ suggestionId: server.uses[0]?.id, text: expect.stringMatching(/^ถูกเลิกจ้าง.*นะคะ$/s) })]);
    expect(server.uses).toEqual([{ id: expect.stringMatching(/-1$/), what: 'edited' }]);
  });

  test('an answer sent as it is counts as used, one that was written by oneself reports nothing', async () => {
    server.change('c0', MINE);
    await open('conversations/c0');
    await desk.suggestions.first().waitFor();
    await desk.press('Alt+2');
    await desk.press('Enter');
    await until(() => server.uses.length > 0);
    expect(server.uses).toEqual([{ id: expect.stringMatching(/-2$/), what: 'used' }]);
    await desk.write.fill('สวัสดีค่ะ');
    await desk.press('Enter');
    await until(() => server.messages.length > 1);
    expect(server.messages[1]).toEqual({ messageId: expect.any(String), text: 'สวัสดีค่ะ' });
  });

  test('when a colleague was quicker, it says so and shows who', async () => {
    server.tooLate = true;
    await open();
    await desk.press('j');
    await desk.page.getByRole('button', { name: 'รับ', exact: true }).click();
    await desk.page.getByRole('alert').getByText('เพื่อนรับรายนี้ไปก่อนแล้ว').waitFor();
    await desk.see('กำลังคุยกับ วิชัย ตั้งใจ');
  });

  test('a transfer goes to the colleague with the note; who is on a break cannot be chosen', async () => {
    server.change('c0', MINE);
    await open('conversations/c0');
    await desk.page.getByRole('button', { name: 'ส่งต่อ' }).click();
    expect(await desk.page.getByRole('radio', { name: /มาลี/ }).isDisabled()).toBe(true);
    await desk.page.getByRole('radio', { name: /วิชัย/ }).check();
    await desk.page.getByRole('textbox', { name: 'บอกเพื่อน' }).fill('ขอเอกสารแล้ว');
    await desk.page.getByRole('dialog').getByRole('button', { name: 'ส่งต่อ' }).click();
    await desk.see('ส่งต่อแล้ว');
    expect(server.transfers).toEqual([{ to: 'wichai', note: 'ขอเอกสารแล้ว' }]);
  });

  test('what is written stays with its conversation, and is not given back to the bot unsent', async () => {
    server.change('c0', MINE);
    server.change('c1', MINE);
    await open('conversations/c0');
    await desk.write.fill('ขอตรวจสอบ');
    await desk.press('Alt+ArrowDown');
    await until(async () => desk.page.url().endsWith('/c1') && (await desk.write.inputValue()) === '');
    await desk.press('Alt+ArrowUp');
    await until(async () => (await desk.write.inputValue()) === 'ขอตรวจสอบ');
    await desk.press('Alt+r');
    await desk.see('ยังมีข้อความที่ไม่ได้ส่ง');
    expect(server.items).toHaveLength(6);
    await desk.write.fill('');
    await desk.press('Alt+r');
    await desk.see('คืนให้บอทแล้ว');
    expect(server.items).toHaveLength(5);
  });
});

describe('suggestions', () => {
  test('what one asks oneself replaces the question, and Esc brings the question back', async () => {
    server.change('c0', MINE);
    await open('conversations/c0');
    await desk.suggestions.first().waitFor();
    await desk.press('Alt+q');
    await desk.page.keyboard.type('ไม่มีทางรู้');
    await desk.see('ไม่พบคำตอบที่ตรง');
    await desk.press('Escape');
    await desk.suggestions.first().waitFor();
    // not for every letter
    expect(server.asked.filter((text) => text.startsWith('ไม่')).length).toBeLessThan(5);
  });

  test('they come anew when the person goes on, with words marked, source, date, and what the bot has said', async () => {
    server.change('c0', MINE);
    await open('conversations/c0');
    const first = desk.suggestions.first();
    await first.waitFor();
    expect(await first.getByText('มั่นใจมาก').isVisible()).toBe(true);
    expect(await first.getByText('ใช้ตั้งแต่ 1 มกราคม 2569').isVisible()).toBe(true);
    expect(await first.getByRole('link', { name: /มาตรา 79\/1/ }).isVisible()).toBe(true);
    expect(await desk.page.locator('.asked mark').allInnerTexts()).toEqual(['เลิกจ้าง', 'เท่าไหร่', 'กี่เดือน']);
    expect(await desk.suggestions.nth(1).getByText('บอทตอบเรื่องนี้แล้ว').isVisible()).toBe(true);
    expect(await desk.suggestions.nth(1).getByText('ควรยืนยัน', { exact: false }).first().isVisible()).toBe(true);
    server.say('c0', 'แล้วลาออกเองล่ะคะ');
    server.tell({ changed: 'conversation', id: 'c0' });
    await until(() => server.asked.at(-1) === 'แล้วลาออกเองล่ะคะ');
  });

  test('a wrong answer is reported with what would be right; one that does not fit goes away', async () => {
    server.change('c0', MINE);
    await open('conversations/c0');
    await desk.suggestions.nth(1).getByRole('button', { name: 'ผิด' }).click();
    await desk.page.keyboard.type('รายงานตัวทางแอปได้แล้ว');
    await desk.page.getByRole('button', { name: 'แจ้งว่าผิด' }).click();
    await desk.see('แจ้งว่าผิดแล้ว');
    await desk.suggestions
      .nth(2)
      .getByRole('button', { name: /ไม่เกี่ยว/ })
      .click();
    await desk.see('เอาออกแล้ว');
    expect(server.uses.map(({ what, note }) => [what, note])).toEqual([
      ['wrong', 'รายงานตัวทางแอปได้แล้ว'],
      ['rejected', undefined],
    ]);
  });

  test('what an answer needs leads to the reason for opening the data; then the facts are there', async () => {
    server.change('c0', MINE);
    await open('conversations/c0');
    await desk.suggestions.first().getByRole('button', { name: 'เปิดข้อมูล' }).click();
    await until(() => desk.page.evaluate(() => document.activeElement?.tagName === 'SELECT'));
    expect(await desk.page.getByText('มาตรา 33 ถึง').count()).toBe(0);
    await desk.page.getByRole('combobox').selectOption({ label: 'ตรวจสถานะคำขอ' });
    await desk.page.getByRole('tabpanel').getByRole('button', { name: 'เปิดข้อมูล' }).click();
    await desk.see('มาตรา 33 ถึง 2 พ.ย. 69');
    expect(server.opened).toEqual(['check-claim']);
  });

  test('in a call the key shows what to read aloud, and what is heard follows the call', async () => {
    server.items = [handoff(0, { ...MINE, channel: 'voice' })];
    await open('calls/c0');
    await desk.suggestions.first().waitFor();
    await desk.press('Alt+1');
    await desk.page.getByRole('region', { name: 'อ่านให้ฟัง' }).getByText('ได้หกสิบเปอร์เซ็นต์').waitFor();
    expect(server.uses).toEqual([expect.objectContaining({ what: 'used' })]);
    server.call = { ...server.call, heard: 'แล้วต้องไปขึ้นทะเบียนที่ไหนครับ' };
    server.tell({ changed: 'call', id: 'c0' });
    await desk.page.getByRole('region', { name: 'ได้ยิน' }).getByText('ขึ้นทะเบียนที่ไหน').waitFor();
    expect(await desk.write.count()).toBe(0);
  });
});

describe('the connection', () => {
  test('what changed while the stream was down is there after it, and the page says that it reconnects', async () => {
    server.change('c0', MINE);
    await open('conversations/c0');
    await desk.thread.waitFor();
    server.away = true;
    server.dropStreams();
    await desk.see('กำลังเชื่อมต่อใหม่');
    server.say('c0', 'ยังอยู่ไหมคะ');
    server.items = [...server.items, handoff(7, { conversationId: 'c7', summary: 'คนใหม่ที่มาตอนสายหลุด', queuedAt: minutesAgo(60) })];
    server.away = false;
    await desk.thread.getByText('ยังอยู่ไหมคะ').waitFor();
    await desk.see('คนใหม่ที่มาตอนสายหลุด');
    await desk.page.getByText('กำลังเชื่อมต่อใหม่').waitFor({ state: 'detached' });
  });

  test('a message sent while the server is away is kept, over a reload too, and delivered once', async () => {
    server.change('c0', MINE);
    await open('conversations/c0');
    await desk.thread.waitFor();
    server.away = true;
    server.dropStreams();
    await desk.write.fill('รอสักครู่นะคะ');
    await desk.press('Enter');
    await desk.see('ยังส่งไม่ได้ เก็บไว้แล้ว');
    await desk.page.reload();
    server.away = false;
    await until(() => server.messages.length > 0);
    await desk.thread.getByText('รอสักครู่นะคะ').waitFor();
    await desk.page.getByText('ยังส่งไม่ได้ เก็บไว้แล้ว').waitFor({ state: 'detached' });
    expect(server.tries).toBeGreaterThan(1);
    expect(server.messages.map(({ text }) => text)).toEqual(['รอสักครู่นะคะ']);
    expect(await desk.thread.getByText('รอสักครู่นะคะ').count()).toBe(1);
  });
});

describe('two hundred conversations', () => {
  test('the page holds a screenful of them, and a key still does at once what it should', async () => {
    server.fill(200);
    await open();
    await until(async () => (await desk.rows.count()) > 5);
    expect(await desk.rows.count()).toBeLessThan(30);
    for (let step = 0; step < 40; step++) await desk.press('j');
    const selected = desk.page.getByRole('option', { selected: true });
    await until(async () => (await selected.getAttribute('aria-posinset')) === '40');
    expect(await selected.getAttribute('aria-setsize')).toBe('200');
    expect(await desk.rows.count()).toBeLessThan(30);
    await desk.page.getByRole('listbox').evaluate((list) => list.scrollTo(0, list.scrollHeight));
    await until(async () => (await desk.rows.last().getAttribute('aria-posinset')) === '200');
    expect(await desk.rows.count()).toBeLessThan(30);
    await desk.page.getByRole('textbox', { name: 'ค้นหา' }).fill('ทำฟัน');
    await until(async () => (await desk.rows.first().getAttribute('aria-setsize')) === '40');
  });

  test('who is mine and wrote comes first, then who waits longest, then what colleagues have', async () => {
    server.items = [
      handoff(1, { queuedAt: minutesAgo(1), summary: 'รอหนึ่ง' }),
      handoff(2, { queuedAt: minutesAgo(9), summary: 'รอเก้า' }),
      handoff(3, { state: 'taken', agent: { id: 'wichai', name: 'วิชัย' }, summary: 'ของเพื่อน' }),
      handoff(4, { ...MINE, unread: 1, summary: 'เขียนมาแล้ว' }),
      handoff(5, { ...MINE, unread: 0, summary: 'ตอบแล้ว' }),
      handoff(6, { wanted: { id: 'somsri', name: 'สมศรี' }, summary: 'ส่งมาให้' }),
    ];
    await open();
    expect(await desk.page.locator('.row-summary').allInnerTexts()).toEqual(['ส่งมาให้', 'เขียนมาแล้ว', 'รอเก้า', 'รอหนึ่ง', 'ตอบแล้ว', 'ของเพื่อน']);
    await desk.page.locator('.tab-label', { hasText: 'ของฉัน' }).click();
    await until(async () => (await desk.rows.count()) === 3);
  });
});

describe('for every eye', () => {
  test('axe finds nothing in the light and in the dark, which the desk takes from the computer', async () => {
    server.change('c0', MINE);
    server.conversations.get('c0')?.lines.push({ id: 90, at: minutesAgo(1), who: 'agent', agent: 'สมศรี ใจเย็น', text: 'สวัสดีค่ะ' });
    await desk.page.emulateMedia({ colorScheme: 'dark' });
    await open('conversations/c0');
    expect(await desk.page.evaluate(() => document.documentElement.dataset.mantineColorScheme)).toBe('dark');
    await desk.suggestions.first().waitFor();
    await desk.page.getByRole('tab', { name: 'ผู้ถาม' }).click();
    await desk.press('Alt+1');
    expect(await desk.findingsInBothSchemes('desk')).toEqual([]);
    await desk.write.blur();
    await desk.press('?');
    await desk.page.getByRole('dialog').getByText('คืนให้บอทดูแลต่อ').waitFor();
    expect(await desk.findingsInBothSchemes('desk-help')).toEqual([]);
    await desk.press('Escape');
    await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('English, dark, and how Enter works are remembered', async () => {
    server.change('c0', MINE);
    await open('conversations/c0');
    await desk.page.getByRole('button', { name: 'English' }).click();
    await desk.page.getByRole('button', { name: 'Colours of this computer' }).click();
    await desk.page.getByRole('button', { name: 'Light' }).click();
    await desk.page.getByRole('switch', { name: 'Enter sends' }).click();
    await desk.page.reload();
    await desk.see('Suggested answers');
    expect(await desk.page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.mantineColorScheme])).toEqual(['en', 'dark']);
    const box = desk.page.getByRole('textbox', { name: 'Write to the person' });
    await box.fill('one');
    await desk.press('Enter');
    expect(await box.inputValue()).toBe('one\n');
  });
});
