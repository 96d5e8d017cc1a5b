/**
 * Days as ISO text (`2026-11-24`), compared as text. Nothing here reads a clock: "today" is always handed in,
 * as the day in Bangkok.
 */
export type Day = string;

export type Lang = 'th' | 'en';

const BUDDHIST_ERA_OFFSET = 543;

const MONTHS = {
  th: ['มกราคม', 'กุมภาพันธ์', 'มีนาคม', 'เมษายน', 'พฤษภาคม', 'มิถุนายน', 'กรกฎาคม', 'สิงหาคม', 'กันยายน', 'ตุลาคม', 'พฤศจิกายน', 'ธันวาคม'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const;

export function monthName(month: number, lang: Lang): string {
  return MONTHS[lang][month - 1] ?? '';
}

/** The day in Thailand at an instant, as the law counts days. */
export function dayInBangkok(instant: Date): Day {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}

export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Adds months and keeps the day of the month, or takes the month's last day when it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1 + months;
  const targetYear = year + Math.floor(month / 12);
  const targetMonth = ((month % 12) + 12) % 12;
  const lastDay = new Date(Date.UTC(targetYear, targetMonth + 1, 0)).getUTCDate();
  const date = Math.min(Number(day.slice(8, 10)), lastDay);
  return new Date(Date.UTC(targetYear, targetMonth, date)).toISOString().slice(0, 10);
}

export function addYears(day: Day, years: number): Day {
  return addMonths(day, years * 12);
}

export function lastDayOfMonth(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

export function buddhistYear(commonYear: number): number {
  return commonYear + BUDDHIST_ERA_OFFSET;
}

export function commonYear(year: number): number {
  return year > 2400 ? year - BUDDHIST_ERA_OFFSET : year;
}

/** `1 มกราคม 2569` or `1 January 2026`. */
export function formatDay(day: Day, lang: Lang): string {
  const year = Number(day.slice(0, 4));
  const month = monthName(Number(day.slice(5, 7)), lang);
  const date = Number(day.slice(8, 10));
  return `${date} ${month} ${lang === 'th' ? buddhistYear(year) : year}`;
}

/** `31 มกราคม` from `01-31`. */
export function formatMonthDay(monthDay: string, lang: Lang): string {
  return `${Number(monthDay.slice(3, 5))} ${monthName(Number(monthDay.slice(0, 2)), lang)}`;
}
