import type { Lang } from '../../../src/knowledge/calendar.ts';

const ZONE = 'Asia/Bangkok';
/** Thai days are written in the Buddhist era. */
const LOCALES: Record<Lang, string> = { th: 'th-TH-u-ca-buddhist-nu-latn', en: 'en-GB' };

const formats = new Map<string, Intl.DateTimeFormat>();
function format(lang: Lang, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${name}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[lang], { timeZone: ZONE, ...options });
  formats.set(key, known);
  return known;
}

/** 10:15 */
export function clock(instant: string, lang: Lang): string {
  return format(lang, 'clock', { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(instant));
}

/** 24 พ.ย. 69 */
export function shortDay(instant: string, lang: Lang): string {
  return format(lang, 'day', { day: 'numeric', month: 'short', ...(lang === 'th' ? {} : { year: '2-digit' as const }) })
    .format(new Date(instant))
    .concat(lang === 'th' ? ` ${shortYear(instant)}` : '');
}

/** Two digits of the Buddhist year; written by hand, for browsers put the era's name before it. */
function shortYear(instant: string): string {
  const year = Number(format('en', 'year', { year: 'numeric' }).format(new Date(instant)));
  return String((year + 543) % 100).padStart(2, '0');
}

/** Whether two instants are of one day in Thailand. */
export function sameDay(one: string, other: string): boolean {
  return shortDay(one, 'en') === shortDay(other, 'en');
}

/** Today only the clock, else the day as well. */
export function when(instant: string, lang: Lang, now = new Date()): string {
  const time = clock(instant, lang);
  return sameDay(instant, now.toISOString()) ? time : `${shortDay(instant, lang)} ${time}`;
}

/** Seconds between an instant and now, never less than none: the clocks of two machines differ. */
export function secondsSince(instant: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(instant)) / 1000));
}

/** 3:05, 1:02:09 */
export function stopwatch(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
