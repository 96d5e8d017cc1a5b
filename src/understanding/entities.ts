import type { Day } from '../knowledge/calendar.ts';
import type { Section } from '../knowledge/topic.ts';
import type { NamedTime } from './dates.ts';
import { findTimes, mainTime } from './find-times.ts';
import { isNationalId } from './national-id.ts';
import { PhraseTrie } from './phrase-trie.ts';
import { BANKS, PROVINCES } from './places.ts';

/** Values found in an utterance. Amounts in baht; counts in the unit of their name. */
export interface Entities {
  section?: Section;
  /** Every section named, when there are several. */
  sections?: Section[];
  baht?: number[];
  percent?: number[];
  days?: number[];
  months?: number[];
  years?: number[];
  /** Months of contributions that were paid, when that was said. */
  paid?: number;
  /** Age in years of the person spoken of. */
  age?: number;
  /** Section 40 option, 1 to 3. */
  option?: number;
  /** The time it is about. */
  time?: NamedTime;
  /** Every time named, when there are several. */
  times?: NamedTime[];
  nationalId?: { digits: string; valid: boolean };
  phone?: string;
  bank?: string;
  province?: string;
  /** Figures without a unit that none of the above took. */
  numbers?: number[];
}

const SECTION = /มาตรา\s*(33|39|40)|(?<!\d)(33|39|40)(?!\d|\s*(?:ปี|วัน|บาท|เดือน|คน|ขวบ|องศา|ข้อ|%|เปอร์))/g;

/** @param text normalised, respelled text with spoken numbers as digits. @param today for relative dates. */
export function findEntities(text: string, today: Day): Entities {
  const entities: Entities = {};
  PLACES.each(text, (place) => {
    if (place.kind === 'bank') entities.bank ??= place.name;
    else entities.province ??= place.name;
  });
  const hasDigit = /\d/.test(text);
  if (!hasDigit && !TIME_WORD.test(text)) return entities;

  const long = LONG_NUMBER.test(text);
  const id = long ? /(?<!\d)\d(?:[\s-]?\d){12}(?!\d)/.exec(text) : null;
  if (id) {
    const digits = id[0].replace(/\D/g, '');
    entities.nationalId = { digits, valid: isNationalId(digits) };
    text = text.replace(id[0], ' ');
  }
  const phone = long ? /(?<!\d)(?:\+66[\s-]?|0)\d(?:[\s-]?\d){7,8}(?!\d)/.exec(text) : null;
  if (phone) {
    entities.phone = phone[0].replace(/^\+66/, '0').replace(/\D/g, '');
    text = text.replace(phone[0], ' ');
  }

  const times = findTimes(text, today);
  const main = mainTime(text, times);
  if (main) {
    entities.time = main;
    if (times.length > 1) entities.times = times;
    for (const time of times) text = text.replace(time.text, ' ');
  }

  // all that follows has figures
  if (!hasDigit || !/\d/.test(text)) return entities;
  const sections: Section[] = [];
  for (const match of text.matchAll(SECTION)) {
    const section = (match[1] ?? match[2]) as Section;
    if (!sections.includes(section)) sections.push(section);
  }
  if (sections.length === 1 && sections[0]) entities.section = sections[0];
  if (sections.length > 0) entities.sections = sections;
  text = text.replace(/มาตรา\s*(33|39|40)/g, ' ');

  const option = /ทางเลือก(?:ที่)?\s*([123])|option\s*([123])/.exec(text);
  if (option) entities.option = Number(option[1] ?? option[2]);

  const age = /อายุ\s*(?:ครบ\s*)?(\d{1,2})|(\d{1,2})\s*ขวบ|aged?\s*(\d{1,2})/.exec(text);
  if (age) {
    entities.age = Number(age[1] ?? age[2] ?? age[3]);
    text = text.replace(age[0], ' ');
  }
  const take = (pattern: RegExp): number[] => {
    const values: number[] = [];
    text = text.replace(pattern, (whole: string, amount: string, scale?: string) => {
      values.push(Number(amount) * (scale ? (SCALE[scale] ?? 1) : 1));
      return whole.length > 0 ? ' ' : '';
    });
    return values;
  };
  set('percent', take(/(\d+(?:\.\d+)?)\s*(?:%|เปอร์เซ็นต์|เปอร์เซ็น|percent)/g));
  set('baht', take(/(\d+(?:\.\d+)?)\s*(k|พัน|หมื่น|แสน|ล้าน)?\s*(?:บาท|baht|฿|ตังค์)/g));
  if (!entities.baht)
    set(
      'baht',
      take(
        /(?:เงินเดือน|ค่าจ้าง|ค่าแรง|รายได้|ฐาน|ได้เดือนละ|salary|wage|earn|รับเดือนละ|เดือนละ|ละ)\s*(?:อยู่|อยู่ที่|ประมาณ|เดือนละ|ที่|of|is)?\s*(\d+(?:\.\d+)?)\s*(k|พัน|หมื่น|แสน|ล้าน)?(?!\s*(?:เดือน|วัน|ปี))/g,
      ),
    );
  if (!entities.baht) set('baht', take(/(?<!\d)(\d+(?:\.\d+)?)\s*(k|หมื่น|แสน)(?![a-z])/g));
  const paid = PAYING.test(text) ? PAID.exec(text) : null;
  if (paid && !NOT_PAID.test(paid[1] ?? '')) {
    const count = Number(paid[2]);
    entities.paid = /ปี|year/.test(paid[3] ?? '') ? count * 12 + Number(paid[4] ?? 0) : count;
  }
  set('days', take(/(\d{1,3})\s*(?:วัน|days?)/g));
  set('months', take(/(\d{1,3})\s*(?:เดือน|งวด|months?)/g));
  set('years', take(/(\d{1,2})\s*(?:ปี|years?)/g));
  const rest = [...text.matchAll(/(?<![\d.])\d+(?:\.\d+)?(?![\d.])/g)].map((match) => Number(match[0])).filter((n) => n !== 33 && n !== 39 && n !== 1506);
  const large = rest.filter((n) => n >= 1000 && n <= 1_000_000 && !(n >= 2400 && n <= 2600));
  if (!entities.baht && large.length > 0) entities.baht = large;
  else if (rest.length > 0) entities.numbers = rest;

  return entities;

  function set(name: 'percent' | 'baht' | 'days' | 'months' | 'years', values: number[]): void {
    if (values.length > 0) entities[name] = values;
  }
}

const PLACES = new PhraseTrie<{ kind: 'bank' | 'province'; name: string }>([
  ...BANKS.flatMap(([name = '', ...others]) => [name, ...others].map((word) => [word, { kind: 'bank' as const, name }] as const)),
  ...PROVINCES.map((name) => [name, { kind: 'province' as const, name }] as const),
]);

/** As long as a telephone number at the least. */
const LONG_NUMBER = /\d(?:[\s-]?\d){7}/;

/** Without one of these and without a digit there is no time, amount or number to find. */
const TIME_WORD =
  /ปี|เดือน|วาน|พรุ่งนี้|วันนี้|คม|ยน|พันธ์|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรก|สิงหา|กันยา|ตุลา|พฤศจิ|ธันวา|\.(?:ค|ย|พ)\.|year|month|day|january|february|march|april|may|june|july|august|september|october|november|december/;

/** "ส่งมา 5 เดือน": what stands between the verb and the count, the count, its unit, and the months beside years. */
const PAID =
  /(?<!ต้อง|ไม่|ไม่ได้|ไม่นำ|ขาด|ค้าง|หยุด|เลิก|อีก|ตก|ลืม|ต้องนำ)(?:ส่ง|สมทบ|จ่ายประกันสังคม|paid|contributed)([^\d]{0,25}?)(\d{1,3})\s*(เดือน|งวด|ปี|months?|years?)(?:\s*(\d{1,2})\s*(?:เดือน|months?))?/;
const PAYING = /ส่ง|สมทบ|จ่ายประกันสังคม|paid|contributed/;
const NOT_PAID = /ขาด|ไม่|ค้าง|หยุด|เลิก|อีก|ตั้งแต่|ช้า|ย้อนหลัง|ล่วงหน้า|ต้อง|late|not/;

const SCALE: Record<string, number> = { k: 1_000, พัน: 1_000, หมื่น: 10_000, แสน: 100_000, ล้าน: 1_000_000 };
