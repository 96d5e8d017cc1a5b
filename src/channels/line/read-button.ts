import type { TurnRequest } from '../turn-service.ts';
import { fieldsOf, textOf } from './line-event.ts';
import { readPostback } from './render/postback.ts';

/** What a tap asks for. */
export type Tapped = Pick<TurnRequest, 'text' | 'choice' | 'button'>;

const LONGEST_DATA = 300;

/**
 * A postback as the choice that stands behind it. A day and time from LINE's picker become words as somebody would type them.
 * @returns nothing when nothing is asked for: the button only opened the keyboard, another menu, or is not ours.
 */
export function readButton(postback: unknown): Tapped | undefined {
  const { data, params } = fieldsOf(postback);
  const text = textOf(data, LONGEST_DATA);
  if (text === undefined) return undefined;
  const read = readPostback(text);
  if (!read) return undefined;
  const button = { step: read.stepId };
  if ('choice' in read) return { choice: read.choice, button };
  if ('hash' in read) return { button: { ...button, hash: read.hash } };
  const picked = pickedTime(params);
  return picked === undefined ? undefined : { text: picked, button };
}

/** `2026-11-25T09:30` as words of no language, so that the conversation keeps its own: `2026-11-25 9:30 am`. */
function pickedTime(params: unknown): string | undefined {
  const { datetime, date, time } = fieldsOf(params);
  const [day, clock] = typeof datetime === 'string' ? datetime.split(/t/i) : [date, time];
  const words = [isDay(day) ? day : '', isClock(clock) ? clockWords(clock) : ''].filter(Boolean).join(' ');
  return words || undefined;
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isClock = (value: unknown): value is string => typeof value === 'string' && /^\d{2}:\d{2}$/.test(value);

function clockWords(clock: string): string {
  const hour = Number(clock.slice(0, 2));
  return `${hour}${clock.slice(2)}${hour < 12 ? ' am' : ''}`;
}
