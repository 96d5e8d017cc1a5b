import { describe, expect, test } from '@jest/globals';
import { findTimes, mainTime } from './find-times.ts';

const today = '2026-11-24';
const findTime = (text: string, day: string) => mainTime(text, findTimes(text, day));

describe('several times in one utterance', () => {
  test.each([
    ['สมัครมาตรา 39 วันที่ 10/3/2569 ออกจากงาน 1 ก.ย. 2568 ทันไหม', '2025-09-01'],
    ['ออกจากงานวันที่ 1 ก.ย. 2568 จะสมัคร 10/3/2569', '2025-09-01'],
    ['ยื่นเรื่อง 5 พฤศจิกายน 2569 คลอดลูกเมื่อ 3 มกราคม 2568', '2025-01-03'],
    ['I resigned on 1 September 2025, applied 10 March 2026', '2025-09-01'],
  ])('the one beside the event counts: %s', (text, from) => {
    expect(findTime(text, today)).toMatchObject({ from, precision: 'day' });
  });

  test.each([
    ['เงินสงเคราะห์บุตรปี 2567 กับ 2568', ['2024-01-01', '2025-01-01']],
    ['ปี 67 กับ 68 ต่างกันไหม', ['2024-01-01', '2025-01-01']],
    ['ปีนี้กับปีหน้าหักเท่าไหร่', ['2026-01-01', '2027-01-01']],
    ['ปี 2567', ['2024-01-01']],
  ])('all are found in their order: %s', (text, from) => {
    expect(findTimes(text, today).map((time) => time.from)).toEqual(from);
  });
});

describe('before a time is the day before it', () => {
  test.each([
    ['ก่อนปี 2569 หักเท่าไหร่', '2025-12-31'],
    ['ก่อน 2569 หักเท่าไหร่', '2025-12-31'],
    ['ก่อนวันที่ 1 มกราคม 2569', '2025-12-31'],
    ['ก่อนเดือนมีนาคม 2568', '2025-02-28'],
    ['before 2026', '2025-12-31'],
    ['how much before January 2026', '2025-12-31'],
  ])('%s', (text, day) => {
    expect(findTime(text, today)).toMatchObject({ from: day, until: day });
    expect(findTime(text, today)?.precision).not.toBe('day');
  });
});

describe('a count back from today', () => {
  test.each([
    ['ลาออก 3 เดือนที่แล้ว', '2026-08-01'],
    ['ตกงานมา 2 ปีก่อน', '2024-01-01'],
    ['เมื่อ 10 วันก่อน', '2026-11-14'],
  ])('%s', (text, from) => {
    expect(findTime(text, today)).toMatchObject({ from });
  });

  test.each(['ส่งครบ 5 เดือนก่อนคลอด', 'ทำงาน 2 ปีก่อนลาออก', 'ส่ง 6 ใน 15 เดือนก่อนว่างงาน'])('not one back from an event: %s', (text) => {
    expect(findTime(text, today)).toBeUndefined();
  });
});
