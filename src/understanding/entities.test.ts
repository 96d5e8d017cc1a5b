import { describe, expect, test } from '@jest/globals';
import { findEntities } from './entities.ts';
import { isNationalId } from './national-id.ts';

const today = '2026-11-24';

describe('values in an utterance', () => {
  test.each<[string, object]>([
    ['มาตรา 39 จ่ายเท่าไหร่', { section: '39' }],
    ['39 กับ 40 ต่างกันไหม', { sections: ['39', '40'] }],
    ['เงินเดือน 22000', { baht: [22000] }],
    ['เงินเดือน 1.5 หมื่น', { baht: [15000] }],
    ['รายได้ 18k', { baht: [18000] }],
    ['ส่งมา 180 เดือน', { months: [180], paid: 180 }],
    ['ส่งมาตรา 33 มา 5 เดือน โดนเลิกจ้าง', { section: '33', paid: 5 }],
    ['ส่งประกันสังคมได้ 2 ปี 3 เดือน', { paid: 27 }],
    ['I paid for 4 months', { paid: 4 }],
    ['ส่งมา 15 ปี', { years: [15] }],
    ['หมอให้หยุด 45 วัน', { days: [45] }],
    ['ลูกอายุ 5 ขวบ', { age: 5 }],
    ['ทางเลือกที่ 3', { option: 3 }],
    ['หัก 5%', { percent: [5] }],
    ['เบอร์ 081-234-5678', { phone: '0812345678' }],
    ['โอนเข้ากรุงไทย', { bank: 'กรุงไทย' }],
    ['สำนักงานที่ขอนแก่น', { province: 'ขอนแก่น' }],
    ['1101700207366', { nationalId: { digits: '1101700207366', valid: true } }],
  ])('%s', (text, wanted) => {
    expect(findEntities(text, today)).toMatchObject(wanted);
  });

  test('40 years is no section', () => {
    expect(findEntities('อายุ 40 ปี', today).section).toBeUndefined();
  });

  test.each(['ต้องส่ง 6 เดือนใช่ไหม', 'นายจ้างไม่ส่ง 3 เดือน', 'ขาดส่งมา 3 เดือน', 'ท้อง 5 เดือน', 'ส่งช้าไป 2 เดือน'])('no paid months in "%s"', (text) => {
    expect(findEntities(text, today).paid).toBeUndefined();
  });

  test('the second of two years is no number', () => {
    const { times, numbers } = findEntities('เงินสงเคราะห์บุตรปี 2567 กับ 2568', today);
    expect(times?.map(({ from }) => from)).toEqual(['2024-01-01', '2025-01-01']);
    expect(numbers).toBeUndefined();
  });

  test('a year is no wage', () => {
    expect(findEntities('ปี 2567 หักเท่าไหร่', today).baht).toBeUndefined();
  });
});

test('the check digit of a national ID', () => {
  expect(isNationalId('1234567890121')).toBe(true);
  expect(isNationalId('1234567890120')).toBe(false);
  expect(isNationalId('12345')).toBe(false);
});
