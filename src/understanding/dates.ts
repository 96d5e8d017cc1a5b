import { addDays, addMonths, commonYear, type Day, isDay, lastDayOfMonth } from '../knowledge/calendar.ts';

/** A time named in an utterance: its first and last day, and how exactly it was named. */
export interface NamedTime {
  from: Day;
  until: Day;
  precision: 'day' | 'month' | 'year';
  /** The words it was read from. */
  text: string;
}

const MONTH_WORDS: string[][] = [
  ['มกราคม', 'มกรา', 'ม.ค.', 'มค.', 'january', 'jan'],
  ['กุมภาพันธ์', 'กุมภา', 'ก.พ.', 'กพ.', 'february', 'feb'],
  ['มีนาคม', 'มีนา', 'มี.ค.', 'มีค.', 'march', 'mar'],
  ['เมษายน', 'เมษา', 'เม.ย.', 'เมย.', 'april', 'apr'],
  ['พฤษภาคม', 'พฤษภา', 'พ.ค.', 'พค.', 'may'],
  ['มิถุนายน', 'มิถุนา', 'มิ.ย.', 'มิย.', 'june', 'jun'],
  ['กรกฎาคม', 'กรกฎา', 'กรกดา', 'ก.ค.', 'กค.', 'july', 'jul'],
  ['สิงหาคม', 'สิงหา', 'ส.ค.', 'สค.', 'august', 'aug'],
  ['กันยายน', 'กันยา', 'ก.ย.', 'กย.', 'september', 'sep'],
  ['ตุลาคม', 'ตุลา', 'ต.ค.', 'ตค.', 'october', 'oct'],
  ['พฤศจิกายน', 'พฤศจิกา', 'พฤศจิ', 'พ.ย.', 'พย.', 'november', 'nov'],
  ['ธันวาคม', 'ธันวา', 'ธ.ค.', 'ธค.', 'december', 'dec'],
];

const literal = (word: string): string => word.replace(/\./g, '\\.');
const MONTH = MONTH_WORDS.map((words) => words.map(literal).join('|')).map((words) => `(?:${words})`);
const ANY_MONTH = `(?:${MONTH_WORDS.flat()
  .map(literal)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;
const RELATIVE_YEAR = '(ปีที่แล้ว|ปีก่อน|ปีกลาย|ปีนี้|ปีหน้า|last year|this year|next year)';
const YEAR = '(?:ปี\\s*)?(?:พ\\.?ศ\\.?\\s*|ค\\.?ศ\\.?\\s*)?(\\d{4}|\\d{2})(?!\\d|\\s*(?:บาท|วัน|เดือน|ปี|คน|ครั้ง|%))';

const DAY_MONTH_YEAR = new RegExp(`(\\d{1,2})\\s*(?:เดือน\\s*)?(${ANY_MONTH})\\s*(?:${RELATIVE_YEAR}|${YEAR})?`, 'i');
const MONTH_DAY_YEAR = new RegExp(`(${ANY_MONTH})\\s+(\\d{1,2}),?\\s+(\\d{4})`, 'i');
const NUMERIC = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)/;
const ISO = /(?<!\d)((?:19|20|25)\d{2})-(\d{2})-(\d{2})(?!\d)/;
const LONG_MONTH = `(?:${MONTH_WORDS.flat()
  .filter((word) => /^[ก-๙]{4,}$/.test(word))
  .sort((a, b) => b.length - a.length)
  .join('|')})`;
// a full Thai name may follow a word without a space (เมื่อธันวา); short forms may not stand inside a word
const MONTH_YEAR = new RegExp(`((?<![ก-๙a-z])${ANY_MONTH}|${LONG_MONTH})\\s*(?:${RELATIVE_YEAR}|${YEAR})?`, 'i');
const YEAR_ONLY = /(?:ปี|พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|year|in)\s*(?:พ\.?\s?ศ\.?\s*|ค\.?\s?ศ\.?\s*)?(\d{4}|\d{2})(?!\d|\s*(?:บาท|วัน|เดือน|ปี|%))/i;
const BARE_BUDDHIST_YEAR = /(?<!\d)(25[3-9]\d)(?!\d|\s*(?:บาท|baht))/;
const ENGLISH_YEAR = /\b(?:before|by|during|for|of|since|until)\s+(20[0-4]\d)(?!\d|\s*(?:baht|days|months))/i;
/** "3 เดือนก่อนลาออก" counts back from an event, not from today. */
const BEFORE_AN_EVENT = '(?!\\s*(?:ที่จะ|จะ|เดือน|วัน|หน้า|ลา|ออก|เลิก|ถูก|โดน|คลอด|ตั้ง|ท้อง|ป่วย|เจ็บ|ว่าง|ตก|เกิด|เกษียณ|เสีย|ตาย|พิการ|ทุพพล|ปี|พ\\.ศ|25))';
const AGO = new RegExp(`(\\d{1,3})\\s*(วัน|สัปดาห์|อาทิตย์|เดือน|ปี)\\s*(?:ที่แล้ว|ก่อน${BEFORE_AN_EVENT})`);
const LAST_MONTH = new RegExp(`(?<!\\d\\s*)เดือน(?:ที่แล้ว|ก่อน${BEFORE_AN_EVENT})|last month`, 'i');
/**
 * A time in Buddhist or common era, or relative to today, the exactest first.
 * Two-digit years are Buddhist (ปี 67 is 2567). A month without a year is the latest one that has begun.
 */
export function findOne(text: string, today: Day): NamedTime | undefined {
  const year = Number(today.slice(0, 4));

  const iso = ISO.exec(text);
  if (iso) return day(iso[0], commonYear(Number(iso[1])), Number(iso[2]), Number(iso[3]));
  const numeric = NUMERIC.exec(text);
  if (numeric) return day(numeric[0], readYear(numeric[3] as string), Number(numeric[2]), Number(numeric[1]));
  const english = MONTH_DAY_YEAR.exec(text);
  if (english) return day(english[0], commonYear(Number(english[3])), monthOf(english[1] as string), Number(english[2]));

  const full = DAY_MONTH_YEAR.exec(text);
  if (full && Number(full[1]) >= 1 && Number(full[1]) <= 31) {
    const month = monthOf(full[2] as string);
    const named = full[3] ? relativeYear(full[3], year) : full[4] ? readYear(full[4]) : undefined;
    const date = Number(full[1]);
    return day(full[0], named ?? latestYear(month, date), month, date);
  }
  const monthly = MONTH_YEAR.exec(text);
  if (monthly && (monthly[2] || monthly[3] || (monthly[1] as string).length > 3)) {
    const month = monthOf(monthly[1] as string);
    const named = monthly[2] ? relativeYear(monthly[2], year) : monthly[3] ? readYear(monthly[3]) : latestYear(month, 1);
    return span(monthly[0], named, month);
  }
  const yearly = YEAR_ONLY.exec(text) ?? BARE_BUDDHIST_YEAR.exec(text) ?? ENGLISH_YEAR.exec(text);
  if (yearly) {
    const named = readYear(yearly[1] as string);
    // the English word before the year may itself say "before"
    const words = ENGLISH_YEAR.test(yearly[0]) ? (yearly[1] as string) : yearly[0];
    if (named > 1900 && named < 2200) return wholeYear(words, named);
  }
  const ago = AGO.exec(text);
  if (ago) {
    const count = Number(ago[1]);
    if (ago[2] === 'วัน') return single(ago[0], addDays(today, -count));
    if (ago[2] === 'เดือน') return monthOfDay(ago[0], addMonths(today, -count));
    if (ago[2] === 'ปี') return wholeYear(ago[0], year - count);
    return single(ago[0], addDays(today, -7 * count));
  }
  const relative = RELATIVE.exec(text);
  if (relative) return wholeYear(relative[0], relativeYear(relative[1] as string, year));
  const lastMonth = LAST_MONTH.exec(text);
  if (lastMonth) return monthOfDay(lastMonth[0], addMonths(today, -1));
  for (const [words, read] of NEAR) {
    const near = words.exec(text);
    if (near) return read(near[0], today);
  }
  return undefined;

  function latestYear(month: number, date: number): number {
    const thisYear = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
    return thisYear <= today ? year : year - 1;
  }
}

const RELATIVE = new RegExp(`(?<!\\d\\s*)${RELATIVE_YEAR}${BEFORE_AN_EVENT}`, 'i');

const NEAR: [words: RegExp, read: (text: string, today: Day) => NamedTime][] = [
  [/เดือนหน้า|next month/i, (text, today) => monthOfDay(text, addMonths(today, 1))],
  [/เมื่อวานซืน/, (text, today) => single(text, addDays(today, -2))],
  [/เมื่อวาน|yesterday/i, (text, today) => single(text, addDays(today, -1))],
  [/วันนี้|today/i, single],
  [/พรุ่งนี้|tomorrow/i, (text, today) => single(text, addDays(today, 1))],
];

/** The span of a whole year. @param text the words it was read from. */
export function wholeYear(text: string, year: number): NamedTime {
  return { from: `${year}-01-01`, until: `${year}-12-31`, precision: 'year', text };
}

/** The common year of two or four digits; two are Buddhist. */
export function readYear(digits: string): number {
  const number = Number(digits);
  return digits.length === 2 ? commonYear(2500 + number) : commonYear(number);
}

function relativeYear(words: string, year: number): number {
  if (/ที่แล้ว|ก่อน|กลาย|last/i.test(words)) return year - 1;
  return /หน้า|next/i.test(words) ? year + 1 : year;
}

function monthOf(word: string): number {
  return MONTH.findIndex((pattern) => new RegExp(`^${pattern}$`, 'i').test(word)) + 1;
}

function day(text: string, year: number, month: number, date: number): NamedTime | undefined {
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isDay(iso) ? single(text, iso) : undefined;
}

function single(text: string, iso: Day): NamedTime {
  return { from: iso, until: iso, precision: 'day', text };
}

function span(text: string, year: number, month: number): NamedTime {
  return { from: `${year}-${String(month).padStart(2, '0')}-01`, until: lastDayOfMonth(year, month), precision: 'month', text };
}

function monthOfDay(text: string, iso: Day): NamedTime {
  return span(text, Number(iso.slice(0, 4)), Number(iso.slice(5, 7)));
}
