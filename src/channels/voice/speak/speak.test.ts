import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFacts, readTopics } from '../../../content/read-content.ts';
import { loadPhrases } from '../../../content/read-locales.ts';
import { readSpoken } from '../../../content/read-spoken.ts';
import type { Say } from '../../../dialog/say.ts';
import type { Day, Lang } from '../../../knowledge/calendar.ts';
import { composeAnswer } from '../../../knowledge/compose-answer.ts';
import { voiceSeconds } from '../../../knowledge/plainness.ts';
import { ASPECTS, type Aspect, type Section } from '../../../knowledge/topic.ts';
import { inWords } from '../../in-words.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import type { Card, Reply } from '../../reply.ts';
import { speak } from './speak.ts';
import type { SpokenReply } from './spoken-reply.ts';

const TODAY = '2026-11-24';
const words = readSpoken();
const facts = readFacts();
const topics = readTopics();
let phrases: Phrases;
beforeAll(async () => {
  phrases = await loadPhrases();
});

const say = (reply: Reply, lang: Lang = 'th'): SpokenReply => speak(reply, { lang, words, phrases });

function answer(id: string, request: { aspect?: Aspect; section?: Section; day?: Day; lang?: Lang } = {}): Reply | undefined {
  const topic = topics.get(id);
  if (!topic) throw new Error(`no topic ${id}`);
  const { lang = 'th', day = TODAY, ...rest } = request;
  const composed = composeAnswer(facts, { topic, day, lang, ...rest });
  if (!composed.ok) return undefined;
  return inWords({ phrases, topics, lang, today: TODAY }, [{ say: 'answer', answer: composed.answer }], [])[0];
}

function spoken(id: string, request: Parameters<typeof answer>[1] = {}): SpokenReply {
  const reply = answer(id, request);
  if (!reply) throw new Error(`no answer for ${id}`);
  return say(reply, request.lang);
}

const card = (part: Partial<Card>): Reply => ({
  text: 'ข้อความ',
  card: { kind: 'answer', topic: 'a.topic', title: 'เรื่อง', lead: [], parts: [], sources: [], spoken: [], ...part },
});

describe('an answer', () => {
  test('is what the topic says for the telephone, with its law and since when, each by itself', () => {
    const { sentences, source, validity, parts } = spoken('child.allowance');
    expect(sentences).toEqual(['เงินสงเคราะห์บุตร ได้เดือนละหนึ่งพันบาท ต่อลูกหนึ่งคน', 'ได้ตั้งแต่เกิดจนลูกอายุครบหกขวบ ครั้งละไม่เกินสามคน']);
    expect(source).toMatch(/^พอรอบอ ประกันสังคม พุทธศักราชสองพันห้าร้อยสามสิบสาม/);
    expect(validity).toBe('ใช้ตั้งแต่วันที่หนึ่งมกราคมสองพันห้าร้อยหกสิบแปด');
    expect(parts?.map(({ title }) => title)).toContain('เอกสาร');
  });

  test('for another day names the day first', () => {
    const { sentences } = spoken('section33.contribution', { day: '2029-02-01' });
    expect(sentences.join(' ')).toMatch(/^ข้อมูลของวันที่หนึ่งกุมภาพันธ์สองพันห้าร้อยเจ็ดสิบสอง .*หนึ่งพันบาท/);
  });

  test('asked for its documents is a list: how many, the first, and all of them one by one', () => {
    const { sentences, steps, stepsSaid } = spoken('child.allowance', { aspect: 'documents' });
    expect(sentences).toEqual(['เงินสงเคราะห์บุตร มีห้าข้อ', 'แบบฟอร์ม สอปอสอ สองศูนย์หนึ่ง']);
    expect(steps).toHaveLength(5);
    expect(steps?.[1]).toBe('บัตรประชาชน');
    expect(stepsSaid).toBe(1);
  });

  test("a section's own rule is said before the general list", () => {
    const { sentences, steps, stepsSaid } = spoken('child.allowance', { aspect: 'steps', section: '40' });
    expect(sentences[0]).toMatch(/^มาตราสี่สิบ ได้เฉพาะทางเลือกที่สาม/);
    expect(steps?.[0]).toBe('กรอกแบบ สอปอสอ สองศูนย์หนึ่ง');
    expect(stepsSaid).toBeUndefined();
  });

  test('that has more to say than a listener keeps leaves the rest for later', () => {
    const { sentences, steps } = say(card({ spoken: ['หนึ่ง', 'สอง', 'สาม'] }));
    expect(sentences).toEqual(['หนึ่ง', 'สอง']);
    expect(steps).toEqual(['สาม']);
  });

  test.each(['th', 'en'] as const)('of any topic, part and section is at most 25 seconds (%s)', (lang) => {
    let longest = 0;
    for (const [id, topic] of topics) {
      for (const section of [undefined, ...(Object.keys(topic.sections ?? {}) as Section[])]) {
        for (const aspect of [undefined, ...ASPECTS]) {
          const reply = answer(id, { lang, ...(aspect ? { aspect } : {}), ...(section ? { section } : {}) });
          if (!reply?.card) continue;
          const { sentences } = say({ text: '', card: { ...reply.card, parts: [] } }, lang);
          expect(sentences.length).toBeGreaterThan(0);
          longest = Math.max(longest, voiceSeconds(sentences, lang));
        }
      }
    }
    expect(longest).toBeLessThanOrEqual(25);
  });
});

test('a calculation says the result, and the arithmetic on request', () => {
  const lead = ['เงินเดือน 22,000 บาท เกินเพดาน คิดที่ 17,500 บาท', 'ถูกเลิกจ้าง: 17,500 × 60% = เดือนละ 10,500 บาท', '10,500 ÷ 30 × 180 วัน = รวมสูงสุด 63,000 บาท'];
  const { sentences, steps } = say(card({ kind: 'calculation', lead, spoken: lead.slice(-1), parts: [{ title: 'เงื่อนไข', lines: ['เป็นตัวเลขประมาณ'] }] }));
  expect(sentences).toEqual(['ถูกเลิกจ้าง เดือนละหนึ่งหมื่นห้าร้อยบาท', 'รวมสูงสุดหกหมื่นสามพันบาท']);
  expect(steps).toEqual([
    'เงินเดือนสองหมื่นสองพันบาท เกินเพดาน คิดที่หนึ่งหมื่นเจ็ดพันห้าร้อยบาท',
    'ถูกเลิกจ้าง หนึ่งหมื่นเจ็ดพันห้าร้อย คูณหกสิบเปอร์เซ็นต์ เท่ากับเดือนละหนึ่งหมื่นห้าร้อยบาท',
    'หนึ่งหมื่นห้าร้อย หารด้วยสามสิบ คูณหนึ่งร้อยแปดสิบวัน เท่ากับรวมสูงสุดหกหมื่นสามพันบาท',
  ]);
});

test('a calculation that works nothing out has no arithmetic to offer', () => {
  expect(say(card({ kind: 'calculation', lead: ['เงินว่างงานมีเฉพาะมาตรา 33'], spoken: ['เงินว่างงานมีเฉพาะมาตรา 33'] }))).toEqual({
    sentences: ['เงินว่างงานมีเฉพาะมาตราสามสิบสาม'],
    followUps: [],
  });
});

test('a checklist says why and the first thing to do', () => {
  const lines = ['ขึ้นทะเบียนว่างงานภายใน 30 วัน', 'รับเงินว่างงาน'];
  const { sentences, steps, stepsSaid } = say(card({ kind: 'checklist', lead: ['เสียใจด้วย'], parts: [{ title: 'ขั้นตอน', lines, ordered: true }] }));
  expect(sentences).toEqual(['เสียใจด้วย', 'ขึ้นทะเบียนว่างงานภายในสามสิบวัน']);
  expect(steps).toEqual(['ขึ้นทะเบียนว่างงานภายในสามสิบวัน', 'รับเงินว่างงาน']);
  expect(stepsSaid).toBe(1);
});

test('what is known of a person is said, and its details are parts', () => {
  const reply = card({ kind: 'personal', spoken: ['ส่งแล้ว 120 เดือน'], parts: [{ title: 'รายละเอียด', lines: ['ตุลาคม 2569: ส่งแล้ว 875 บาท'] }] });
  expect(say(reply)).toMatchObject({
    sentences: ['ส่งแล้วหนึ่งร้อยยี่สิบเดือน'],
    parts: [{ title: 'รายละเอียด', lines: ['ตุลาคมสองพันห้าร้อยหกสิบเก้า ส่งแล้วแปดร้อยเจ็ดสิบห้าบาท'] }],
  });
});

describe('what the assistant itself says', () => {
  test('is said whole, without words that only fit a screen', () => {
    const { sentences } = say({ text: 'กลับมาที่นัดโทรกลับ: พิมพ์เบอร์ 081 234 5678', choices: [{ id: 'cancel', label: 'ยกเลิก C-7K3M-9QXA' }] });
    expect(sentences).toEqual(['กลับมาที่นัดโทรกลับ พูดเบอร์ศูนย์แปดหนึ่ง สองสามสี่ ห้าหกเจ็ดแปด']);
    expect(say({ text: 'Type it again.' }, 'en').sentences).toEqual(['Say it again.']);
  });

  test('choices are named in words', () => {
    expect(say({ text: 'เลือก', choices: [{ id: 'a', label: 'มาตรา 39' }] }).followUps).toEqual([{ id: 'a', label: 'มาตราสามสิบเก้า' }]);
  });

  test('a link is never read: it can be sent', () => {
    const says: Say[] = [{ say: 'link', key: 'sign-in.link', values: { minutes: 10 }, label: 'sign-in.label', url: 'https://example.org/auth/x1' }];
    const [reply] = inWords({ phrases, topics, lang: 'th', today: TODAY }, says, []);
    expect(reply && say(reply).sentences).toEqual(['เข้าสู่ระบบด้วย ไทยดี ต้องใช้ลิงก์ ซึ่งส่งให้ทาง เอสเอ็มเอส หรือ ไลน์ ได้']);
  });
});
