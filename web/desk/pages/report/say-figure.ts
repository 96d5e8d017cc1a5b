import type { Words } from '../page-props.ts';

/** `97.4%`; one decimal, and none for a whole. */
export function sayShare(share: number | undefined, words: Words): string | undefined {
  return share === undefined ? undefined : words('desk-work:percent', { value: Math.round(share * 1000) / 10 });
}

/** `1,204` */
export function sayCount(count: number | undefined, words: Words): string | undefined {
  return count === undefined ? undefined : words('desk-report:count', { count: Math.round(count) });
}

/** `450 มิลลิวินาที`, `2.5 วินาที` */
export function sayMs(ms: number | undefined, words: Words): string | undefined {
  if (ms === undefined) return undefined;
  return ms < 1000 ? words('desk-report:ms', { ms }) : words('desk-report:seconds', { seconds: Math.round(ms / 100) / 10 });
}

/** `48 วินาที`, `3.2 นาที` */
export function saySeconds(seconds: number | undefined, words: Words): string | undefined {
  if (seconds === undefined) return undefined;
  return seconds < 120
    ? words('desk-report:seconds', { seconds: Math.round(seconds) })
    : words('desk-report:minutes', { minutes: Math.round(seconds / 6) / 10 });
}
