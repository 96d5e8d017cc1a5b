import { describe, expect, test } from '@jest/globals';
import { FactBook } from '../facts.ts';
import type { Topic } from '../topic.ts';
import { type CheckContext, checkTopics, formatFinding } from './index.ts';

const facts = new FactBook({
  'a.amount': { unit: 'baht', en: 'an amount', values: [{ value: 100, from: '2020-01-01', until: null, source: [{ law: 'a law' }] }] },
  'an.ended': { unit: 'baht', en: 'an ended amount', values: [{ value: 50, from: '2020-01-01', until: '2021-12-31', source: [{ law: 'a law' }] }] },
});

const good: Topic = {
  id: 'a.topic',
  kind: 'answer',
  title: { th: 'เรื่อง', en: 'Topic' },
  answer: { th: 'ได้ {a.amount} บาท', en: 'You get {a.amount} baht' },
  conditions: { th: ['ส่งเงินครบ'], en: ['Paid in full'] },
  documents: { th: ['บัตรประชาชน'], en: ['ID card'] },
  where: { th: ['สำนักงาน'], en: ['An office'] },
  voice: { th: 'ได้ {a.amount} บาท', en: 'You get {a.amount} baht' },
  next: ['another.topic'],
  sources: [{ law: 'a law' }],
  reviewed: '2026-11-01',
  reviewEvery: 180,
};
const other: Topic = { ...good, id: 'another.topic', next: [] };

function problems(topic: Topic, questions = 30): string[] {
  const context: CheckContext = {
    topics: new Map([
      [topic.id, topic],
      [other.id, other],
    ]),
    facts,
    questionCounts: new Map([
      [topic.id, questions],
      [other.id, 30],
    ]),
    legalWords: [
      { word: 'กรณี', plain: 'ถ้า' },
      { word: 'ทายาท', meaning: 'คนในครอบครัว' },
    ],
    spoken: { words: [{ write: '7-Eleven', th: 'เซเว่น' }], insteadOfScreen: [] },
    today: '2026-11-24',
  };
  return checkTopics(context).map(formatFinding);
}

test('a good entry has no finding', () => {
  expect(problems(good)).toEqual([]);
});

describe('an entry is refused, with file, field and what is allowed, for', () => {
  const file = 'knowledge/topics/a.topic.yaml';
  test.each<[string, Topic, string]>([
    [
      'an unknown fact',
      { ...good, answer: { th: 'ได้ {a.wrong} บาท', en: 'You get {a.wrong} baht' } },
      `${file}: answer.th: unknown fact {a.wrong}. Allowed: an id of knowledge/facts.yaml`,
    ],
    [
      'a bare figure',
      { ...good, conditions: { th: ['ส่งครบ 3 เดือน'], en: ['Paid in full'] } },
      `${file}: conditions.th: bare figure "3". Allowed: a fact in braces`,
    ],
    ['a figure in Thai digits', { ...good, conditions: { th: ['ส่งครบ ๓ เดือน'], en: ['Paid in full'] } }, 'bare figure "๓"'],
    ['a spelled figure', { ...good, conditions: { th: ['ส่งครบสามเดือน'], en: ['Paid in full'] } }, 'bare figure "สามเดือน"'],
    [
      'a line missing in English',
      { ...good, where: { th: ['หนึ่งแห่ง', 'อีกแห่ง'], en: ['An office'] } },
      `${file}: where.th: 2 lines in Thai, 1 in English. Allowed: the same number of lines`,
    ],
    [
      'other facts in English',
      { ...good, answer: { th: 'ได้ {a.amount} บาท', en: 'You get money' } },
      `${file}: answer.th: Thai and English name different facts. Allowed: the same facts`,
    ],
    ['a broken cross-reference', { ...good, next: ['no.topic'] }, `${file}: next: unknown topic "no.topic". Allowed: ids of files in knowledge/topics`],
    ['a topic that offers itself', { ...good, next: ['a.topic'] }, 'a topic cannot offer itself'],
    ['a lapsed review', { ...good, reviewed: '2026-01-01' }, `${file}: reviewed: the review lapsed on 2026-06-30. Allowed: read the entry`],
    ['a review in the future', { ...good, reviewed: '2027-01-01' }, 'lies in the future'],
    ['too many sentences first', { ...good, answer: { th: 'หนึ่ง\nสอง\nสาม', en: 'One\nTwo\nThree' } }, `${file}: answer.th: 3 sentences. Allowed: 2`],
    ['a sentence too long', { ...good, answer: { th: 'ได้เงิน {a.amount} บาท', en: `You get {a.amount} ${'and more '.repeat(20)}` } }, 'a sentence of 43 words'],
    ['a voice text too long', { ...good, voice: { th: 'พูดยาวมาก'.repeat(60), en: 'Short' } }, `${file}: voice.th: about`],
    [
      'a word of the law',
      { ...good, conditions: { th: ['กรณีเจ็บป่วย'], en: ['When ill'] } },
      `${file}: conditions.th: "กรณี" is a word of the law. Allowed: "ถ้า"`,
    ],
    [
      'a word without its meaning',
      { ...good, conditions: { th: ['จ่ายให้ทายาท'], en: ['Paid to heirs'] } },
      `${file}: conditions.th: "ทายาท" is not explained at its first use. Allowed: "ทายาท (คนในครอบครัว)"`,
    ],
    ['too few parts', { ...good, conditions: undefined, documents: undefined } as unknown as Topic, 'only 1 of them. Allowed: three or more'],
    [
      'a name that nobody says how to read aloud',
      { ...good, where: { th: ['แอป SSO Plus'], en: ['The SSO Plus app'] } },
      `${file}: where.th: nobody says how "Plus" is read aloud. Allowed: a spelling of knowledge/spoken.yaml`,
    ],
    [
      'a figure that is not known today',
      { ...good, answer: { th: 'ได้ {an.ended} บาท', en: 'You get {an.ended} baht' } },
      '{an.ended} is not known on 2026-11-24. Allowed: facts known today',
    ],
    ['no source', { ...good, sources: undefined } as unknown as Topic, `${file}: sources: missing. Allowed: a law or a public page`],
  ])('%s', (_name, topic, message) => {
    expect(problems(topic).join('\n')).toContain(message);
  });

  test('too few questions', () => {
    expect(problems(good, 3).join('\n')).toContain('3 questions in knowledge/questions/a.topic.txt. Allowed: 20 utterances or more');
  });

  test('sentences that nobody can follow', () => {
    const long = `${'ผู้มีสิทธิได้รับเงินตามที่กำหนดไว้ในประกาศของสำนักงานซึ่งออกตามความในกฎหมายที่เกี่ยวข้อง'.repeat(4)}`;
    expect(
      problems({ ...good, conditions: { th: [long], en: ['x'] }, documents: { th: [long], en: ['x'] }, where: { th: [long], en: ['x'] } }).join('\n'),
    ).toMatch(/plainness \d+.*Allowed: 60 or more/);
  });
});

test('names that contain a figure are no bare figures', () => {
  const names = { th: ['มาตรา 33 และ 39 โทร 1506 ที่ 7-Eleven ทางเลือกที่ 1 และ 2'], en: ['Sections 33 and 39, call 1506, at 7-Eleven, options 1 and 2'] };
  expect(problems({ ...good, where: names })).toEqual([]);
});
