import { addDays, type Day } from '../knowledge/calendar.ts';
import type { OfficeHours, TimeWindow } from '../knowledge/office-hours.ts';
import type { NamedTime } from '../understanding/dates.ts';

// "อาทิตย์หน้า" is next week, "วันอาทิตย์" the day
const WEEKDAY_WORDS = [/วันอาทิตย์|อาทิตย์(?!หน้า|นี้|ถัดไป)|sunday/, /จันทร์|monday/, /อังคาร|tuesday/, /พุธ|wednesday/, /พฤหัส|thursday/, /ศุกร์|friday/, /เสาร์|saturday/];
const MORNING = /เช้า|(?<!รับ)สาย|morning|(?<!\d)(?:8|9|10|11)\s*(?:[.:]\d\d)?\s*(?:โมง|น\.|am)|ก่อนเที่ยง/;
const AFTERNOON = /บ่าย|เย็น|afternoon|(?<!\d)(?:13|14|15|16)\s*(?:[.:]\d\d)?\s*(?:น\.|โมง)?(?!\d)|[1-4]\s*pm|หลังเที่ยง/;
const ANY_TIME = /เมื่อไหร่ก็ได้|ตอนไหนก็ได้|เวลาไหนก็ได้|ช่วงไหนก็ได้|ได้ทุกเวลา|any ?time|เร็วที่สุด|ด่วน|as soon as/;

const NEXT_WEEK = /(อาทิตย์|สัปดาห์)(หน้า|ถัดไป)|next week/;

/** What a person said of a time to be called: a window, a reason why not, or nothing. */
export type ReadWindow = { window: TimeWindow } | { closed: Day } | undefined;

/**
 * @param text normalised, such as "พรุ่งนี้บ่าย", "วันศุกร์ตอนเช้า".
 * @param time the day that understanding found in it.
 * @param now local time in Thailand.
 */
export function readWindow(text: string, time: NamedTime | undefined, now: string, office: OfficeHours): ReadWindow {
  if (ANY_TIME.test(text)) {
    const [window] = office.next(now, 1);
    return window && { window };
  }
  const day = namedDay(text, time, now.slice(0, 10));
  const half = MORNING.test(text) ? 'morning' : AFTERNOON.test(text) ? 'afternoon' : undefined;
  const nextWeek = !day && NEXT_WEEK.test(text);
  if (!day && !half && !nextWeek) return undefined;
  const from = nextWeek ? `${mondayAfter(now.slice(0, 10))}T00:00` : now;
  const open = day ? office.on(day, now) : office.next(from, 4);
  const window = open.find((candidate) => half === undefined || office.half(candidate) === half);
  return window ? { window } : { closed: day ?? now.slice(0, 10) };
}

function namedDay(text: string, time: NamedTime | undefined, today: Day): Day | undefined {
  if (/มะรืน|day after tomorrow/.test(text)) return addDays(today, 2);
  if (/พรุ่งนี้|tomorrow/.test(text)) return addDays(today, 1);
  if (/วันนี้|today/.test(text)) return today;
  const weekday = WEEKDAY_WORDS.findIndex((pattern) => pattern.test(text));
  if (weekday >= 0) {
    const ahead = (weekday - new Date(`${today}T00:00:00Z`).getUTCDay() + 7) % 7;
    return addDays(today, ahead === 0 ? 7 : ahead);
  }
  return time?.precision === 'day' ? time.from : undefined;
}

function mondayAfter(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, (8 - weekday) % 7 || 7);
}
