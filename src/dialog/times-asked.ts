import type { NamedTime } from '../understanding/dates.ts';
import { eventTime } from '../understanding/find-times.ts';
import type { Turn } from './dialog.ts';

/** What the times of an utterance are for. */
export interface TimesAsked {
  /** The time that the answer is for. */
  time: NamedTime | undefined;
  /** Several times that are asked about alike ("ปี 2567 กับ 2568"). */
  both: NamedTime[] | undefined;
  /** A day named beside the one of the event: whether it is still in time is asked. */
  compare: NamedTime | undefined;
}

/** Which of the times of an utterance are asked about. One that tells the person's story is none. */
export function timesAsked({ text, meaning }: Turn): TimesAsked {
  const { time, times = time ? [time] : [] } = meaning.entities;
  const asked = times.filter((candidate) => !isBackground(text, candidate.text));
  const event = times.length > 1 ? eventTime(text, asked) : undefined;
  if (event) return { time: event, both: undefined, compare: asked.find((other) => other !== event && other.precision === 'day') };
  const alike = asked.length > 1 && asked.every(({ precision }) => precision === asked[0]?.precision && precision !== 'day');
  return { time: asked[0], both: alike ? asked : undefined, compare: undefined };
}

/** A time that tells the person's story ("ส่งมาตั้งแต่ปี 2555", "เกิดปี 2510") is not the day the answer is for. */
function isBackground(text: string, timeText: string): boolean {
  const at = text.indexOf(timeText);
  const before = at < 0 ? '' : text.slice(Math.max(0, at - 14), at);
  return /ตั้งแต่|เริ่ม|เกิด(?!เหตุ)|since|born|started/.test(before) || /เกิด(?!เหตุ)/.test(timeText);
}
