import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadContent } from '../content/load-content.ts';
import type { DialogContent } from './dialog.ts';
import type { Say } from './say.ts';
import { newSession, type Session } from './session.ts';
import { ownFacts, type Proposed, suggest } from './suggest.ts';
import { takeTurn } from './take-turn.ts';

const AT = { today: '2026-11-24', now: '2026-11-24T10:00' };
let content: DialogContent;
let from: (text: string, session?: Session, lang?: 'th' | 'en') => Proposed;
beforeAll(async () => {
  const loaded = await loadContent();
  content = loaded;
  const rank = (text: string) => loaded.understanding.rank(text);
  from = (text, session = newSession(), lang) => suggest(content, rank, session, { text, ...AT, lang });
});

const topics = ({ proposals }: Proposed): string[] => proposals.map(({ topic }) => topic);
const answerOf = (says: Say[] | undefined) => says?.find((say) => say.say === 'answer')?.answer;
const having = (...texts: string[]): Session => texts.reduce((session, text) => takeTurn(content, session, { text, ...AT }).session, newSession());

describe('suggestions', () => {
  test('are three different topics, the answer of the dialog first', () => {
    const proposed = from('ทำฟันได้เท่าไหร่');
    expect(proposed.outcome).toBe('answer');
    expect(topics(proposed)[0]).toBe('sickness.dental');
    expect(new Set(topics(proposed)).size).toBe(3);
    expect(proposed.proposals[0]?.confidence).toBeGreaterThan(0.9);
  });

  test('have the papers on top when papers are asked for, in every one', () => {
    const { proposals } = from('คลอดลูกใช้เอกสารอะไรบ้าง');
    expect(proposals[0]?.topic).toBe('maternity.claim');
    for (const { aspect, says } of proposals) {
      expect(aspect).toBe('documents');
      expect(answerOf(says)).toMatchObject({ aspectFound: true });
    }
    expect(answerOf(proposals[0]?.says)?.lead[0]).toContain('สปส.2-01');
  });

  test('are for the section and the year of the text', () => {
    const [first] = from('ปี 2572 มาตรา 33 หักเท่าไร').proposals;
    expect(first).toMatchObject({ topic: 'section33.contribution', section: '33', aspect: 'amount' });
    expect(answerOf(first?.says)?.day).toBe('2029-01-01');
  });

  test('come in the order of likelihood when it is not clear what is meant', () => {
    const { outcome, proposals } = from('คลอดลูกใช้เอกสารอะไรบ้าง');
    expect(outcome).toBe('clarify');
    const confidences = proposals.map(({ confidence }) => confidence);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
  });

  test('are none for what is off topic, and none for talk that only the assistant can answer', () => {
    for (const text of ['วันนี้ฝนตกไหม', 'สวัสดีค่ะ', 'ขอบคุณมากครับ', 'ขอคุยกับเจ้าหน้าที่', 'พูดอีกทีได้ไหม']) {
      expect({ text, ...from(text) }).toMatchObject({ text, outcome: 'none', proposals: [] });
    }
  });

  test('are about the question behind a greeting', () => {
    expect(topics(from('สวัสดีค่ะ อยากสอบถามหน่อยว่าเงินสงเคราะห์บุตรเข้าวันไหนคะ'))[0]).toBe('child.allowance');
  });

  test('are a calculation when its values are there, and the rule of a calculator when they are not', () => {
    const [sum] = from('โดนเลิกจ้าง เงินเดือน 22000 ได้เท่าไหร่').proposals;
    expect(sum?.topic).toBe('calculate.unemployment');
    expect(sum?.says[0]).toMatchObject({ say: 'calculation' });
    const [rule] = from('คำนวณบำนาญให้หน่อย').proposals;
    expect(rule?.topic).toBe('calculate.pension');
    expect(rule?.says[0]).toMatchObject({ say: 'answer' });
  });

  test('are a checklist for a happening in life', () => {
    expect(from('ตกงานทำไงดี').proposals[0]?.says[0]).toMatchObject({ say: 'checklist' });
  });

  test('go on with the last answer of the conversation', () => {
    const session = having('เงินสงเคราะห์บุตรได้เท่าไหร่');
    expect(from('ใช้เอกสารอะไรบ้าง', session).proposals[0]).toMatchObject({ topic: 'child.allowance', aspect: 'documents' });
    expect(from('แล้วมาตรา 39 ล่ะ', session).proposals[0]).toMatchObject({ topic: 'child.allowance', section: '39' });
    const sum = from('แล้วถ้าลาออกเองล่ะ', having('โดนเลิกจ้าง เงินเดือน 22000 ได้เท่าไหร่')).proposals[0];
    expect(sum?.says[0]).toMatchObject({ say: 'calculation' });
    expect(sum?.confidence).toBeGreaterThan(0.5);
  });

  test('change nothing in the session, and do not fill in the form that waits there', () => {
    const session = having('ขอให้โทรกลับ');
    expect(session.flow).toBeDefined();
    const before = structuredClone(session);
    expect(topics(from('ทำฟันได้เท่าไหร่', session))[0]).toBe('sickness.dental');
    expect(session).toEqual(before);
  });

  test('speak the language of the conversation, whatever the agent types', () => {
    expect(answerOf(from('ทำฟัน วงเงิน', newSession(), 'en').proposals[0]?.says)?.lead[0]).toMatch(/baht a year/);
    expect(from('how much for dental care').lang).toBe('en');
  });

  test("are refused for another person's data, and say which lookup the person's own would be", () => {
    expect(from('เช็คยอดเงินสมทบของผมหน่อย').proposals[0]).toMatchObject({ topic: 'lookup.contributions', lookup: 'contributions' });
    const [other] = from('เช็คยอดเงินสมทบของแม่').proposals;
    expect(other).toMatchObject({ topic: 'claim.proxy' });
    expect(other?.lookup).toBeUndefined();
  });

  test('have the own data in place of the general answer, once they are given', () => {
    const [proposal] = from('ทำฟันเหลือเท่าไหร่ของผม').proposals.filter(({ lookup }) => lookup === 'dental');
    if (!proposal) throw new Error('the lookup is not among the suggestions');
    const filled = ownFacts(content, proposal, { dental: { year: 2026, limitBaht: 900, usedBaht: 400 } }, { today: AT.today, lang: 'th' });
    expect(filled.says).toEqual([{ say: 'personal', personal: expect.objectContaining({ topic: 'lookup.dental' }) }]);
    expect(ownFacts(content, proposal, {}, { today: AT.today, lang: 'th' })).toBe(proposal);
  });
});

const STORY =
  'สวัสดีค่ะ คือดิฉันทำงานโรงงานอยู่ที่ชลบุรีมาเจ็ดปีแล้วนะคะ แล้วก็เมื่อเดือนที่แล้วเพิ่งย้ายบ้านมาอยู่กับแม่ที่โคราช สามีก็ทำงานก่อสร้าง ' +
  'ไม่ค่อยมีเวลา ลูกคนแรกก็เข้าโรงเรียนแล้ว ทีนี้ท้องคนที่สองได้แปดเดือนแล้ว หมอนัดคลอดเดือนหน้า ก็เลยอยากจะถามเจ้าหน้าที่ว่า ';

describe('a long speech', () => {
  test.each([
    ['ถ้าคลอดแล้วเนี่ยจะเบิกค่าคลอดต้องใช้เอกสารอะไรบ้างคะ', 'maternity.claim', 'documents'],
    ['เงินสงเคราะห์บุตรนี่จะเข้าวันไหน ขอบคุณค่ะ', 'child.allowance', undefined],
    ['แล้วถ้าทำฟันเนี่ย ปีหนึ่งได้กี่บาทคะ', 'sickness.dental', 'amount'],
  ])('is about the question at its end: %s', (question, topic, aspect) => {
    const { proposals } = from(STORY + question);
    expect(proposals[0]?.topic).toBe(topic);
    expect(proposals[0]?.aspect).toBe(aspect);
  });

  test('that ends with something off topic has no suggestions', () => {
    expect(from(`${STORY}วันนี้ที่โคราชฝนตกหนักไหมคะ อากาศเป็นอย่างไรบ้าง`)).toMatchObject({ outcome: 'none', proposals: [] });
  });

  test('needs no spaces and no stops for that', () => {
    expect(topics(from(`${STORY}ถ้าคลอดแล้วเนี่ยจะเบิกค่าคลอดต้องใช้เอกสารอะไรบ้างคะ`.replaceAll(' ', '')))[0]).toBe('maternity.claim');
  });

  test('is read to its end where it is longer than understanding takes at once', () => {
    expect(topics(from(`${STORY.repeat(4)}อยากรู้ว่าทำฟันเบิกได้ปีละเท่าไหร่`))[0]).toBe('sickness.dental');
  });

  test('tells the section in passing, and times that nobody asks about', () => {
    const [first] = from(`ผมส่งประกันสังคมมาตรา 39 มาตั้งแต่ปี 2555 ${STORY}ป่วยต้องนอนโรงพยาบาลได้เงินชดเชยการขาดรายได้วันละกี่บาท`).proposals;
    expect(first).toMatchObject({ topic: 'sickness.cash', section: '39', aspect: 'amount' });
    expect(answerOf(first?.says)?.day).toBe(AT.today);
  });
});
