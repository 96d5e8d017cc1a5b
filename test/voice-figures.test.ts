import { describe, expect, test } from '@jest/globals';
import { readFacts, readTopics } from '../src/content/read-content.ts';
import { composeAnswer, sentences } from '../src/knowledge/compose-answer.ts';
import { BODY_FIELDS, bodyOn, type Section } from '../src/knowledge/topic.ts';

const facts = readFacts();
const topics = readTopics();
const DAY = '2026-11-24';

function voiceOf(id: string, lang: 'th' | 'en', section?: Section): string[] {
  const topic = topics.get(id);
  if (!topic) throw new Error(`no topic ${id}`);
  return sentences(bodyOn(topic, DAY, section).voice[lang]);
}

/** Facts that are the same matter for different people: who hears one of them has to hear the other. */
const TOGETHER: [topic: string, section: Section | undefined, facts: string[]][] = [
  ['death.survivors', undefined, ['survivors.short.wages', 'survivors.long.wages']],
  ['death.survivors', '40', ['section40.death.12', 'section40.death.3']],
  ['death.funeral', '40', ['section40.death.12', 'section40.death.3']],
  ['unemployment.benefit', undefined, ['unemp.laidoff.rate', 'unemp.resigned.rate']],
  ['disability.benefit', undefined, ['disability.severe.rate', 'disability.mild.rate']],
  ['disability.benefit', '40', ['section40.disability.12.to', 'section40.disability.3.to']],
  ['maternity.leave', undefined, ['maternity.leave.rate', 'maternity.leave.s39']],
  ['sickness.cash', '40', ['section40.sickness.inpatient', 'section40.sickness.rest']],
];

describe('a figure that depends on months, on why or on the section', () => {
  test.each(TOGETHER)('is said in one breath with its neighbours (%s, section %s)', (id, section, ids) => {
    for (const lang of ['th', 'en'] as const) {
      const [first = ''] = voiceOf(id, lang, section);
      expect(ids.filter((fact) => !first.includes(`{${fact}}`))).toEqual([]);
    }
  });

  test('is heard whatever line of the entry a question is about', () => {
    const topic = topics.get('death.survivors');
    if (!topic) throw new Error('no topic');
    for (const field of BODY_FIELDS) {
      for (const index of topic[field]?.th.keys() ?? []) {
        for (const first of [true, false]) {
          const composed = composeAnswer(facts, { topic, day: DAY, lang: 'th', telling: { field, index, first } });
          expect(composed.ok && composed.answer.voice.join(' ')).toMatch(/ค่าจ้าง 2 เดือน.*ค่าจ้าง 6 เดือน/);
        }
      }
    }
  });

  test('names the section that it is for, where each section has another', () => {
    expect(voiceOf('sickness.cash', 'th')[0]).toContain('มาตรา 33');
    expect(voiceOf('oldage.pension', 'th')[0]).toContain('เงินก้อน');
    expect(voiceOf('oldage.lumpsum', 'th')[0]).toContain('รายเดือน');
  });
});

describe('who asks how much', () => {
  const amountOf = (id: string, section?: Section): string[] => {
    const topic = topics.get(id);
    if (!topic) throw new Error(`no topic ${id}`);
    const composed = composeAnswer(facts, { topic, day: DAY, lang: 'th', aspect: 'amount', section });
    return composed.ok ? composed.answer.voice : [];
  };

  test.each([
    ['sickness.special', /1,500 บาท/],
    ['maternity.claim', /15,000 บาท/],
    ['child.claim', /1,000 บาท/],
    ['oldage.lumpsum', /ส่งไม่ถึง 12 เดือน/],
  ])('hears it first, also where the direct answer names none (%s)', (id, figure) => {
    expect(amountOf(id)[0]).toMatch(figure);
    expect(amountOf(id).length).toBeGreaterThan(1);
  });

  test('hears no amount of others in a section that has no such right', () => {
    expect(amountOf('sickness.special', '40').join(' ')).not.toContain('1,500');
  });

  test('hears whom to call before any amount', () => {
    expect(amountOf('sickness.emergency')[0]).toContain('72');
  });
});
