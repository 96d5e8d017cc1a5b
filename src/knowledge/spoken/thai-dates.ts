import { monthName } from '../calendar.ts';
import { spellNumber } from '../spell-number.ts';
import { beginning, type Reading } from './reading.ts';
import { sayClock } from './say-amount.ts';

const SHORT = ['ม.ค.', 'ก.พ.', 'มี.ค.', 'เม.ย.', 'พ.ค.', 'มิ.ย.', 'ก.ค.', 'ส.ค.', 'ก.ย.', 'ต.ค.', 'พ.ย.', 'ธ.ค.'];
const MONTHS = SHORT.flatMap((short, index) => [
  { write: short, say: monthName(index + 1, 'th') },
  { write: monthName(index + 1, 'th'), say: monthName(index + 1, 'th') },
]);
const MONTH = MONTHS.map(({ write }) => write.replaceAll('.', '\\.')).join('|');
const fullName = (written: string): string => MONTHS.find(({ write }) => write === written)?.say ?? written;

const CLOCK = '([01]?\\d|2[0-4])';
const MINUTES = '([0-5]\\d)';
const TO = ' ?(?:-|–|—|ถึง) ?';

const day = (before: string | undefined, date: string, month: string, year: string | undefined): string =>
  `${before ?? 'วันที่'}${spellNumber(Number(date))}${month}${year ? spellNumber(Number(year)) : ''}`;

/** Days and times of day as they stand in Thai texts: 1 มกราคม 2569, 15/1/2569, 08.30-12.00 น. */
export const THAI_DATES: Reading[] = beginning(/[\dวท]/, [
  {
    at: new RegExp(`(?:(วันที่|ที่) ?)?(?<!\\d)(\\d{1,2}) ?(${MONTH})(?: ?(?:พ\\.ศ\\.|ปี)? ?(\\d{4})(?!\\d))?`, 'uy'),
    say: ([, before, date = '', month = '', year]) => day(before, date, fullName(month), year),
    joins: true,
  },
  {
    at: /(?:(วันที่|ที่) ?)?(?<!\d)(\d{1,2})\/(0?[1-9]|1[0-2])\/(\d{4})(?!\d)/uy,
    say: ([, before, date = '', month = '', year]) => day(before, date, monthName(Number(month), 'th'), year),
    joins: true,
  },
  {
    begins: /[มกพเสตธ]/,
    at: new RegExp(`(?:${SHORT.map((short) => short.replaceAll('.', '\\.')).join('|')})`, 'uy'),
    say: ([month]) => fullName(month),
    joins: true,
  },
  {
    at: new RegExp(`(?<![\\d.])${CLOCK}[.:]${MINUTES}${TO}${CLOCK}[.:]${MINUTES} ?(?:น\\.|นาฬิกา)`, 'uy'),
    say: ([, from = '', fromMinutes = '', until = '', untilMinutes = '']) => `${sayClock(from, fromMinutes)} ถึง${sayClock(until, untilMinutes)}`,
    joins: true,
  },
  {
    at: new RegExp(`(?<![\\d.:])${CLOCK}[.:]${MINUTES} ?(?:น\\.|นาฬิกา)`, 'uy'),
    say: ([, hours = '', minutes = '']) => sayClock(hours, minutes),
    joins: true,
  },
  { at: new RegExp(`(?<![\\d.:])${CLOCK}:${MINUTES}(?![\\d:])`, 'uy'), say: ([, hours = '', minutes = '']) => sayClock(hours, minutes), joins: true },
  { at: /(?<![\d.:])([01]?\d|2[0-4]) ?น\./uy, say: ([, hours = '']) => sayClock(hours, '0'), joins: true },
]);
