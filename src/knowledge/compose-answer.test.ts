import { describe, expect, test } from '@jest/globals';
import { readFacts, readTopics } from '../content/read-content.ts';
import { composeAnswer } from './compose-answer.ts';
import type { Topic } from './topic.ts';

const facts = readFacts();
const topics = readTopics();
const compose = (id: string, request: Omit<Parameters<typeof composeAnswer>[1], 'topic' | 'day' | 'lang'>) => {
  const composed = composeAnswer(facts, { topic: topics.get(id) as Topic, day: '2026-11-24', lang: 'th', ...request });
  if (!composed.ok) throw new Error('not known');
  return composed.answer;
};

describe('a section with a rule of its own, asked for a part that it does not have', () => {
  test('is told that it has no such right, without the papers of others', () => {
    const { lead, parts } = compose('unemployment.benefit', { section: '40', aspect: 'documents' });
    expect(lead[0]).toMatch(/^มาตรา 40 ไม่มีเงินว่างงาน/);
    expect(lead.join()).not.toMatch(/สมุดบัญชี/);
    expect(parts.map(({ field }) => field)).not.toContain('documents');
  });

  test('is told its own rule first, then the general part that holds for it as well', () => {
    const { lead, sectionLed } = compose('death.funeral', { section: '40', aspect: 'documents' });
    expect(lead[0]).toMatch(/^มาตรา 40 ทางเลือกที่ 1 และ 2/);
    expect(lead.join()).toMatch(/ใบมรณะ/);
    expect(sectionLed).toBe(true);
  });

  test('a section without an own answer is given the part', () => {
    expect(compose('maternity.claim', { section: '39', aspect: 'documents' })).toMatchObject({ aspectFound: true, sectionLed: false });
  });
});

describe('the line that was asked for', () => {
  const details = topics.get('sickness.dental')?.details?.th ?? [];
  const index = details.findIndex((line) => line.includes('จัดฟัน'));

  test('goes before the direct answer and is not said twice', () => {
    const { lead, parts } = compose('sickness.dental', { telling: { field: 'details', index, first: true } });
    expect(lead[0]).toBe(details[index]);
    expect(parts.flatMap(({ lines }) => lines)).not.toContain(details[index]);
  });

  test('or behind it', () => {
    expect(compose('sickness.dental', { telling: { field: 'details', index, first: false } }).lead.at(-1)).toBe(details[index]);
  });

  test('is heard on the telephone too, with the gist of the answer and no more', () => {
    const gist = compose('sickness.dental', {}).voice[0];
    expect(compose('sickness.dental', { telling: { field: 'details', index, first: true } }).voice).toEqual([details[index], gist]);
    expect(compose('sickness.dental', { telling: { field: 'details', index, first: false } }).voice).toEqual([gist, details[index]]);
  });

  test('stays in its part when another part leads', () => {
    const { lead } = compose('sickness.dental', { aspect: 'where', telling: { field: 'details', index, first: true } });
    expect(lead).not.toContain(details[index]);
  });
});

describe('on the telephone, a sentence whose figure is not known that day', () => {
  const topic = topics.get('child.allowance') as Topic;
  const voiced = (th: string): string[] => {
    const composed = composeAnswer(facts, { topic: { ...topic, answer: { th: 'ได้เงิน', en: 'a' }, voice: { th, en: 'a' } }, day: '1950-01-01', lang: 'th' });
    return composed.ok ? composed.answer.voice : [];
  };

  test('is left out', () => {
    expect(voiced('ได้เดือนละ {child.amount} บาท\nต่อลูกหนึ่งคน')).toEqual(['ต่อลูกหนึ่งคน']);
  });

  test('gives way to the direct answer when no other is left', () => {
    expect(voiced('ได้เดือนละ {child.amount} บาท')).toEqual(['ได้เงิน']);
  });
});
