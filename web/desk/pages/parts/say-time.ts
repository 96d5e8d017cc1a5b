import { addDays, dayInBangkok } from '../../../../src/knowledge/calendar.ts';
import type { Words } from '../page-props.ts';

type Lang = 'th' | 'en';

const MINUTE = 60_000;
const ZONE = { timeZone: 'Asia/Bangkok' } as const;
/** Thai dates are in the Buddhist era. */
const LOCALE = { th: 'th-TH-u-ca-buddhist-nu-latn', en: 'en-GB' } as const;

/** `25 พ.ย. 2569`. @param at an instant, or a day. */
export function sayDay(at: string, lang: Lang): string {
  const instant = at.length === 10 ? new Date(`${at}T12:00:00+07:00`) : new Date(at);
  const text = new Intl.DateTimeFormat(LOCALE[lang], { ...ZONE, day: 'numeric', month: 'short', year: 'numeric' }).format(instant);
  // some versions of ICU write the era's name behind the year
  return text.replace(/\s*(พ\.ศ\.|BE)\s*/, ' ').trim();
}

/** `25 พ.ย.`, for the axis of a chart. */
export function sayShortDay(day: string, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALE[lang], { ...ZONE, day: 'numeric', month: 'short' }).format(new Date(`${day}T12:00:00+07:00`));
}

/** `13:00`, in Thailand. */
export function sayClock(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { ...ZONE, hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

export function sayMoment(at: string, lang: Lang, words: Words): string {
  return words('desk-work:time.moment', { day: sayDay(at, lang), clock: sayClock(at) });
}

/** `วันนี้ 13:00–15:00 น.`; other days with their weekday and date. */
export function sayWindow(window: { from: string; until: string }, now: Date, lang: Lang, words: Words): string {
  const span = { from: sayClock(window.from), until: sayClock(window.until) };
  const day = dayInBangkok(new Date(window.from));
  const today = dayInBangkok(now);
  const near = { [addDays(today, -1)]: 'yesterday', [today]: 'today', [addDays(today, 1)]: 'tomorrow' }[day];
  if (near) return words(`desk-work:time.window-${near}`, span);
  const weekday = new Intl.DateTimeFormat(LOCALE[lang], { ...ZONE, weekday: 'long' }).format(new Date(window.from));
  return words('desk-work:time.window', { ...span, weekday, day: sayDay(window.from, lang) });
}

/** `25 นาที`, `2 ชม. 5 นาที`, `3 วัน`: whole minutes, at least one. */
export function sayLength(milliseconds: number, words: Words): string {
  const minutes = Math.max(1, Math.round(milliseconds / MINUTE));
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return words('desk-work:time.days', { days: Math.floor(hours / 24) });
  if (hours === 0) return words('desk-work:time.minutes', { minutes });
  if (minutes % 60 === 0) return words('desk-work:time.hours', { hours });
  return words('desk-work:time.hours-minutes', { hours, minutes: minutes % 60 });
}

/** `02:05`. */
export function sayTimer(seconds: number): string {
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
