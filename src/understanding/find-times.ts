import { addDays, type Day } from '../knowledge/calendar.ts';
import { findOne, type NamedTime, readYear, wholeYear } from './dates.ts';

const BEFORE = /(?:ก่อนหน้า|ก่อน|before)\s*(?:ถึง)?\s*(?:วันที่|วัน|เดือน)?\s*$/i;
/** The second of two years ("ปี 67 กับ 68"). */
const AND_YEAR = /^\s*(?:กับ|และ|ถึง|หรือ|เทียบกับ|[,/-]|and|or|to|vs\.?)\s*(\d{4}|\d{2})(?!\d|\s*(?:บาท|วัน|เดือน|ปี|คน|%|baht))/i;
const MOST_TIMES = 3;

/**
 * Every time an utterance names, in the order of the text. "ก่อนปี 2569" is the last day before it.
 * @param today for relative times.
 */
export function findTimes(text: string, today: Day): NamedTime[] {
  const found: { time: NamedTime; at: number }[] = [];
  let rest = text;
  while (found.length < MOST_TIMES) {
    const time = findOne(rest, today);
    const at = time ? rest.indexOf(time.text) : -1;
    if (!time || at < 0) break;
    const before = BEFORE.exec(rest.slice(0, at));
    found.push({ time: before && !/วันนี้|วาน/.test(time.text) ? dayBefore(time, text.slice(before.index, at + time.text.length)) : time, at });
    const end = at + time.text.length;
    const second = time.precision === 'year' ? AND_YEAR.exec(rest.slice(end)) : null;
    const year = second?.[1] ? readYear(second[1]) : undefined;
    if (second && year && year > 1900 && year < 2200) found.push({ time: wholeYear(second[0], year), at: end });
    rest = blank(rest, at, end + (second ? second[0].length : 0));
  }
  return found.sort((a, b) => a.at - b.at).map(({ time }) => time);
}

/** The time that an utterance is about: the first, or of several the one beside the event that it tells ("ออกจากงาน 1 ก.ย. 2568"). */
export function mainTime(text: string, times: NamedTime[]): NamedTime | undefined {
  return times.length > 1 ? (eventTime(text, times) ?? times[0]) : times[0];
}

const EVENT =
  /ออกจากงาน|ลาออก|ออกจากที่เก่า|เลิกจ้าง|ตกงาน|ว่างงาน|หมดสัญญา|โดนให้ออก|คลอด|เสียชีวิต|(?:พ่อ|แม่|สามี|ภรรยา|เมีย|แฟน|ลูก|ตา|ยาย)เสีย(?!เงิน|สิทธิ|ค่า)|ตาย|เกิดเหตุ|อุบัติเหตุ|รถชน|บาดเจ็บ|\b(?:left|quit|resigned|laid off|fired|gave birth|born|died|accident)\b/gi;
const BETWEEN = /ลูก|บุตร|เมื่อ|วันที่|ตั้งแต่|ตอน|ช่วง|ไป|แล้ว|มา|\b(?:on|in|since)\b|\s/g;
const FARTHEST = 14;
/** A date is told behind its event; one before it counts as farther away. */
const BEHIND = 8;

/** Of several times the one that stands beside an event, from which periods run. */
export function eventTime(text: string, times: NamedTime[]): NamedTime | undefined {
  let nearest: NamedTime | undefined;
  let least = FARTHEST;
  for (const event of text.matchAll(EVENT)) {
    for (const time of times) {
      const at = text.indexOf(time.text);
      const end = event.index + event[0].length;
      const between = at >= end ? text.slice(end, at) : text.slice(at + time.text.length, event.index);
      const gap = between.replace(BETWEEN, '').length + (at >= end ? 0 : BEHIND);
      if (gap < least) {
        least = gap;
        nearest = time;
      }
    }
  }
  return nearest;
}

/** The day before a time; it is no day from which anything runs. */
function dayBefore(time: NamedTime, text: string): NamedTime {
  const last = addDays(time.from, -1);
  return { from: last, until: last, precision: time.precision === 'year' ? 'year' : 'month', text };
}

function blank(text: string, from: number, to: number): string {
  return `${text.slice(0, from)}${'·'.repeat(to - from)}${text.slice(to)}`;
}
