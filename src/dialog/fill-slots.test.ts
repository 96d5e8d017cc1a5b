import { describe, expect, test } from '@jest/globals';
import { readFacts, readTopics } from '../content/read-content.ts';
import { readDialogs } from '../content/read-dialogs.ts';
import { readOffice } from '../content/read-office.ts';
import { findEntities } from '../understanding/entities.ts';
import { fillSlot, fillSlots } from './fill-slots.ts';
import type { Flow } from './flow.ts';

const { flows } = readDialogs(readTopics(), readFacts());
const flow = (id: string): Flow => flows.find((candidate) => candidate.id === id) as Flow;
const context = (text: string) => ({ text, typed: text, entities: findEntities(text, '2026-11-24'), now: '2026-11-24T10:00', office: readOffice(readFacts()) });

describe('slots are filled from one sentence', () => {
  test.each([
    ['calculate-unemployment', 'เงินเดือน 22000 โดนเลิกจ้าง', { reason: 'laid-off', wage: 22000 }],
    ['calculate-unemployment', 'ลาออกเอง เงินเดือน 1.5 หมื่น', { reason: 'resigned', wage: 15000 }],
    ['calculate-pension', 'ส่งมา 20 ปี เงินเดือน 15000', { months: 240, wage: 15000 }],
    ['calculate-sickness', 'เงินเดือน 12000 หมอให้หยุด 45 วัน', { wage: 12000, days: 45 }],
    ['calculate-contribution', 'มาตรา 40 ทางเลือกที่ 3', { section: 40, option: 3 }],
    ['calculate-contribution', 'and section 39', { section: 39 }],
    ['calculate-unemployment', 'ส่งมา 5 เดือน โดนเลิกจ้าง', { reason: 'laid-off', months: 5 }],
    ['calculate-maternity', 'ท้อง 5 เดือน เงินเดือน 12000', { wage: 12000 }],
    ['calculate-sickness', 'หมอให้หยุด 45 วัน นายจ้างจ่าย 30 วัน', { days: 45, employerDays: 30 }],
    ['calculate-sickness', '30 วันแรกบริษัทจ่าย หมอให้หยุด 40 วัน', { days: 40, employerDays: 30 }],
  ])('%s: %s', (id, text, wanted) => {
    expect(fillSlots(flow(id), context(text)).slots).toEqual(wanted);
  });
});

describe('an answer to one question', () => {
  const [reason, wage] = flow('calculate-unemployment').slots;
  const fill = (slot: typeof reason, text: string) => slot && fillSlot(slot, { ...context(text), asked: true });

  test('a plain number is a wage', () => expect(fill(wage, '18000')).toEqual({ value: 18000 }));
  test('the number of an option is that option', () => expect(fill(reason, '2')).toEqual({ value: 'resigned' }));
  test('a wage of five baht does not fit', () => expect(fill(wage, '5 บาท')).toEqual({ bad: 5 }));
  test('words without a number fill nothing', () => expect(fill(wage, 'ไม่รู้')).toBeUndefined());
});
