import { beforeAll, describe, expect, test } from '@jest/globals';
import type { messagingApi } from '@line/bot-sdk';
import { checkMessages } from '../../../../sandbox/line/spec/check-request.ts';
import { loadPhrases } from '../../../content/read-locales.ts';
import type { Card, Reply, ReplyChoice } from '../../reply.ts';
import { lineWords } from './line-words.ts';
import { plainOf } from './plain-of.ts';
import { readPostback } from './postback.ts';
import { renderForLine } from './render-for-line.ts';
import type { RenderOptions } from './render-options.ts';

let options: RenderOptions;
beforeAll(async () => {
  options = { lang: 'th', largeText: false, stepId: 'step-1', words: lineWords(await loadPhrases(), 'th'), publicUrl: 'https://1506.example' };
});

/** Renders, and what LINE would refuse fails at once. */
function render(replies: Reply[], more: Partial<RenderOptions> = {}): messagingApi.Message[] {
  const messages = renderForLine(replies, { ...options, ...more });
  expect(checkMessages(messages)).toEqual([]);
  return messages;
}

const offer = (...labels: string[]): ReplyChoice[] => labels.map((label, index) => ({ id: `topic:${index}`, label }));
const actionsOf = (message: messagingApi.Message | undefined): messagingApi.Action[] =>
  (message?.quickReply?.items ?? []).map(({ action }) => action as messagingApi.Action);
const textOf = (message: messagingApi.Message | undefined): string | undefined => (message as messagingApi.TextMessage | undefined)?.text;
const flexOf = (message: messagingApi.Message | undefined): messagingApi.FlexMessage => message as messagingApi.FlexMessage;
const card = (more: Partial<Card> = {}): Card => ({
  kind: 'answer',
  topic: 't',
  title: 'ทำฟัน',
  lead: ['ได้ปีละ 900 บาท'],
  parts: [],
  sources: [],
  spoken: [],
  ...more,
});

describe('texts', () => {
  test('a plain reply is a text', () => expect(render([{ text: 'สวัสดี' }])).toEqual([{ type: 'text', text: 'สวัสดี' }]));

  test('a text beyond 5,000 units is split at a word', () => {
    const messages = render([{ text: 'ประกันสังคม '.repeat(600) }]);
    expect(messages).toHaveLength(2);
    expect(messages.map(textOf).join(' ')).toBe('ประกันสังคม '.repeat(600).trim());
  });

  test('nothing to say still says something', () => {
    expect(textOf(render([])[0])).toBe(options.words.nothing);
    expect(textOf(render([{ text: ' ' }])[0])).toBe(options.words.nothing);
  });
});

describe('choices', () => {
  const choices = offer('ว่างงาน', 'สิทธิหลังออกจากงานของผู้ประกันตนที่ลาออก');

  test('stand as quick replies on the last message only, short, and said in full', () => {
    const messages = render([{ text: 'หนึ่ง' }, { text: 'สอง', choices }]);
    expect(messages.slice(0, -1).map(actionsOf)).toEqual([[], []]);
    expect(actionsOf(messages.at(-1))[1]).toEqual({
      type: 'postback',
      label: 'สิทธิหลังออกจากงานของผู้…',
      data: `s=step-1&c=${encodeURIComponent('topic:1')}`,
      displayText: choices[1]?.label,
    });
  });

  test('stay as numbered rows with the whole label, also in the alternative text', () => {
    const messages = render([{ text: 'เรื่องไหน', choices }]);
    const { altText, contents } = flexOf(messages.at(-1));
    expect(altText).toBe(`${options.words.choose}\n1. ว่างงาน\n2. ${choices[1]?.label}`);
    expect(plainOf([{ type: 'flex', altText: '-', contents } as messagingApi.Message])).toContain(`2. ${choices[1]?.label}`);
  });

  test('have no numbers when a number is the answer, and none above 9, which the dialog does not understand', () => {
    expect(flexOf(render([{ text: 'กี่คน', choices }], { expects: 'number' }).at(-1)).altText).toContain('\n• ว่างงาน');
    const many = offer(...Array.from({ length: 15 }, (_, index) => `ข้อ ${index}`));
    const message = render([{ text: 'เลือก', choices: many }]).at(-1);
    expect(flexOf(message).altText).toContain('\n9. ข้อ 8\n• ข้อ 9\n');
    expect(flexOf(message).altText).toContain('ข้อ 14');
    expect(actionsOf(message)).toHaveLength(13);
  });

  test('the only one beside typing is named in the question itself', () => {
    const messages = render([{ text: 'เบอร์ไหน', choices: offer('ยกเลิก') }], { expects: 'phone' });
    expect(messages.map(textOf)).toEqual(['เบอร์ไหน\n\nหรือพิมพ์ ยกเลิก']);
    expect(actionsOf(messages[0]).map(({ label }) => label)).toEqual(['ยกเลิก', options.words.type]);
  });
});

describe('what is to be typed', () => {
  test.each(['text', 'phone', 'number'] as const)('%s: the last button opens the keyboard and chooses nothing', (expects) => {
    const action = actionsOf(render([{ text: 'เท่าไหร่' }], { expects }).at(-1)).at(-1) as messagingApi.PostbackAction;
    expect(action.inputOption).toBe('openKeyboard');
    expect(readPostback(action.data as string)).toEqual({ stepId: 'step-1', typing: true });
  });

  test('the keyboard keeps its place beside 13 choices', () => {
    const many = offer(...Array.from({ length: 13 }, (_, index) => `ข้อ ${index}`));
    expect(actionsOf(render([{ text: 'เลือก', choices: many }], { expects: 'text' }).at(-1)).map(({ label }) => label)).toEqual([
      ...many.slice(0, 12).map(({ label }) => label),
      options.words.type,
    ]);
  });

  test('a day and time has LINE’s picker, as a quick reply and as a row that stays', () => {
    const dateTime = { min: '2026-11-24T10:00', max: '2026-12-08T16:30', initial: '2026-11-25T09:00' };
    const messages = render([{ text: 'เมื่อไหร่', choices: offer('พรุ่งนี้เช้า') }], { expects: 'date-time', dateTime });
    expect(actionsOf(messages.at(-1)).at(-1)).toEqual({
      type: 'datetimepicker',
      mode: 'datetime',
      label: options.words.pickTime,
      data: 's=step-1&t=1',
      ...dateTime,
    });
    expect(JSON.stringify(flexOf(messages.at(-1)).contents)).toContain('"type":"datetimepicker"');
  });
});

describe('links', () => {
  test('are a button; the address, which may sign somebody in, stands in no text', () => {
    const messages = render([{ text: 'เข้าสู่ระบบก่อน', link: { label: 'เข้าสู่ระบบด้วย ThaiD', url: '/auth/begin?link=secret' } }]);
    expect(plainOf(messages)).toContain('เข้าสู่ระบบด้วย ThaiD');
    expect(plainOf(messages)).not.toContain('secret');
    expect(JSON.stringify(messages)).toContain('"uri":"https://1506.example/auth/begin?link=secret"');
  });

  test('an address that is too long for a button is a text, which LINE lets tap', () => {
    const url = `https://sso.example/${'ก'.repeat(200)}`;
    expect(render([{ text: 'เปิดหน้านี้', link: { label: 'เปิด', url } }]).map(textOf)).toEqual([`เปิดหน้านี้\nเปิด\n${url}`]);
  });
});

describe('cards', () => {
  const long = card({
    parts: Array.from({ length: 6 }, (_, part) => ({
      title: `ส่วน ${part}`,
      lines: Array.from({ length: 5 }, (_, line) => `ข้อความที่ ${part}.${line} ${'ยาว'.repeat(10)}`),
    })),
  });

  test('the alternative text is the reply and the parts that it does not hold', () => {
    const [message] = render([
      {
        text: 'ได้ปีละ 900 บาท\n• บัตร',
        card: card({
          parts: [
            { title: 'เอกสาร', lines: ['บัตร'] },
            { title: 'ที่ไหน', lines: ['คลินิก'] },
          ],
        }),
      },
    ]);
    expect(flexOf(message).altText).toBe('ได้ปีละ 900 บาท\n• บัตร\n\nที่ไหน\nคลินิก');
  });

  test('the alternative text says which section the answer is for', () => {
    const [message] = render([{ text: 'ได้ปีละ 900 บาท', card: card({ section: 'มาตรา 39' }) }]);
    expect(flexOf(message).altText).toBe('มาตรา 39\nได้ปีละ 900 บาท');
  });

  test('a short one is one bubble; the parts of a long one lie beside it, and the first bubble names them', () => {
    expect(flexOf(render([{ text: 'ได้ปีละ 900 บาท', card: card({ parts: [{ title: 'ที่ไหน', lines: ['คลินิก'] }] }) }])[0]).contents.type).toBe('bubble');
    const { contents } = flexOf(render([{ text: 'ได้ปีละ 900 บาท', card: long }])[0]);
    const [first, second] = (contents as messagingApi.FlexCarousel).contents;
    const plain = (bubble: unknown): string => plainOf([{ type: 'flex', altText: '-', contents: bubble } as messagingApi.Message]);
    expect(plain(first)).toContain(`${options.words.swipe}: ส่วน 0 · ส่วน 1`);
    expect(plain(second)).toMatch(/^-\nทำฟัน\nส่วน 0\n• ข้อความที่ 0\.0/);
  });

  test('an alternative text that is too long says that the rest is in the chat', () => {
    const { altText } = flexOf(render([{ text: 'ก'.repeat(1600), card: card({ lead: ['ก'.repeat(1600)] }) }])[0]);
    expect(altText.length).toBeLessThanOrEqual(1500);
    expect(altText).toMatch(new RegExp(`…\n${options.words.readOn}$`));
  });

  test('large text is larger everywhere, and letters follow what the person has set in LINE', () => {
    const reply: Reply = { text: 'ได้ปีละ 900 บาท', card: card({ validity: 'ใช้ตั้งแต่วันนี้', sources: [{ title: 'กฎหมาย', url: 'https://sso.example' }] }) };
    const sizes = (largeText: boolean): string[] =>
      [...JSON.stringify(render([reply], { largeText })).matchAll(/"wrap":true,"size":"(\w+)"/g)].map(([, size]) => size as string);
    expect(sizes(false)).toEqual(['lg', 'lg', 'md', 'sm']);
    expect(sizes(true)).toEqual(['xl', 'xl', 'xl', 'lg']);
    expect(JSON.stringify(render([reply])).match(/"wrap":true/g)).toHaveLength(JSON.stringify(render([reply])).match(/"scaling":true/g)?.length ?? 0);
  });

  test('feedback are two buttons with their choices', () => {
    const feedback = { ask: 'ช่วยได้ไหม', choices: [{ id: 'feedback:yes:t', label: 'ช่วยได้' }] };
    expect(JSON.stringify(render([{ text: 'ได้ปีละ 900 บาท', card: card({ feedback }) }]))).toContain(`s=step-1&c=${encodeURIComponent('feedback:yes:t')}`);
  });
});

describe('more than five messages', () => {
  test('neighbouring texts are joined, in order', () => {
    const replies = ['ก', 'ข', 'ค', 'ง', 'จ', 'ฉ'].map((text) => ({ text }));
    expect(render(replies).map(textOf)).toEqual(['ก\n\nข\n\nค\n\nง\n\nจ\n\nฉ']);
  });

  test('texts between cards go into bubbles beside them', () => {
    const replies: Reply[] = Array.from({ length: 8 }, (_, index) => [{ text: `คำ ${index}` }, { text: '', card: card({ title: `เรื่อง ${index}` }) }]).flat();
    const plain = plainOf(render(replies));
    for (let index = 0; index < 8; index++) expect(plain).toMatch(new RegExp(`คำ ${index}\nเรื่อง ${index}`));
  });

  test('what is beyond everything that LINE takes is refused, not cut', () => {
    expect(() =>
      renderForLine(
        Array.from({ length: 60 }, () => ({ text: 'ก'.repeat(4999) })),
        options,
      ),
    ).toThrow(/need \d+ messages\. Allowed: 5/);
  });
});
