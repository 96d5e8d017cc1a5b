import { addDays, type Day, type Lang, monthName } from './calendar.ts';

/** knowledge/holidays.yaml */
export interface Holidays {
  completeUntil: Day;
  fixed: { day: string; th: string; en: string }[];
  moving: { day: Day; th: string; en: string }[];
}

/** A span of time on one day in Thailand, as instants (ISO 8601 with the offset +07:00). */
export interface TimeWindow {
  from: string;
  until: string;
}

/** Local hours of half a day, such as 08:30 to 12:00. */
interface Half {
  name: 'morning' | 'afternoon';
  from: string;
  until: string;
}

/** Thai offices pause at noon; a call promised for the morning ends with it. */
const NOON = '12:00';
const AFTERNOON = '13:00';
/** A window that ends sooner than this can no longer be promised. */
const LEAST_MINUTES = 60;

export class OfficeHours {
  readonly #closed = new Set<Day>();
  readonly #halves: [morning: Half, afternoon: Half];
  readonly completeUntil: Day;

  /** @param hours opening and closing as facts write them: `08.30`. */
  constructor(holidays: Holidays, hours: { open: string; close: string }) {
    const clock = (text: string): string => text.replace('.', ':');
    this.#halves = [
      { name: 'morning', from: clock(hours.open), until: NOON },
      { name: 'afternoon', from: AFTERNOON, until: clock(hours.close) },
    ];
    this.completeUntil = holidays.completeUntil;
    const last = Number(holidays.completeUntil.slice(0, 4));
    const days = holidays.moving.map(({ day }) => day);
    for (let year = last - 3; year <= last; year++) for (const { day } of holidays.fixed) days.push(`${year}-${day}`);
    for (const day of days.sort()) this.#close(day);
  }

  /** A holiday on a weekend, or on a day that is closed already, moves to the next working day. */
  #close(day: Day): void {
    let moved = day;
    while (isWeekend(moved) || this.#closed.has(moved)) moved = addDays(moved, 1);
    this.#closed.add(day).add(moved);
  }

  isOpen(day: Day): boolean {
    return day <= this.completeUntil && !isWeekend(day) && !this.#closed.has(day);
  }

  /** @param now local time in Thailand, `2026-11-24T15:10`. Noon is within the hours. */
  isOpenAt(now: string): boolean {
    const time = now.slice(11, 16);
    return this.isOpen(now.slice(0, 10)) && this.#halves[0].from <= time && time < this.#halves[1].until;
  }

  /** @param now local time in Thailand, `2026-11-24T15:10`. @returns the next windows that can be promised. */
  next(now: string, count: number): TimeWindow[] {
    const windows: TimeWindow[] = [];
    for (let day = now.slice(0, 10); windows.length < count && day <= this.completeUntil; day = addDays(day, 1)) {
      windows.push(...this.on(day, now));
    }
    return windows.slice(0, count);
  }

  /** What can still be promised on one day; nothing when it is closed. */
  on(day: Day, now: string): TimeWindow[] {
    if (!this.isOpen(day)) return [];
    return this.#halves
      .map(({ from, until }) => ({ from: `${day}T${from}:00+07:00`, until: `${day}T${until}:00+07:00` }))
      .filter(({ until }) => minutesBetween(`${now}:00+07:00`, until) >= LEAST_MINUTES);
  }

  half(window: TimeWindow): Half['name'] {
    return window.from.slice(11, 16) < NOON ? 'morning' : 'afternoon';
  }
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function minutesBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 60_000;
}

const WEEKDAYS = {
  th: ['อาทิตย์', 'จันทร์', 'อังคาร', 'พุธ', 'พฤหัสบดี', 'ศุกร์', 'เสาร์'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

/** `วันพุธที่ 25 พฤศจิกายน เวลา 08.30-12.00 น.` */
export function formatWindow({ from, until }: TimeWindow, lang: Lang): string {
  const day = from.slice(0, 10);
  const weekday = WEEKDAYS[lang][new Date(`${day}T00:00:00Z`).getUTCDay()];
  const date = `${Number(day.slice(8, 10))} ${monthName(Number(day.slice(5, 7)), lang)}`;
  const clock = (instant: string): string => instant.slice(11, 16).replace(':', '.');
  return lang === 'th' ? `วัน${weekday}ที่ ${date} เวลา ${clock(from)}-${clock(until)} น.` : `${weekday} ${date}, ${clock(from)} to ${clock(until)}`;
}
