import { deadline } from '../knowledge/calculators/index.ts';
import { formatDay } from '../knowledge/calendar.ts';
import { OutsidePeriodError } from '../knowledge/facts.ts';
import type { NamedTime } from '../understanding/dates.ts';
import type { Turn } from './dialog.ts';
import type { Say } from './say.ts';

/**
 * The last day for something, when the person named the day it runs from.
 * @param compare another day that was named: whether it is in time is said too.
 */
export function lastDay({ content, session, input }: Turn, topic: string, time: NamedTime | undefined, compare?: NamedTime): Say[] {
  const kind = content.deadlines[topic];
  if (!kind || time?.precision !== 'day' || time.from > input.today) return [];
  try {
    const until = deadline(content.facts, kind, time.from);
    const { lang } = session;
    const values = { event: formatDay(time.from, lang), until: formatDay(until, lang) };
    if (compare && compare.from >= time.from) {
      const key = compare.from <= until ? 'deadline.in-time' : 'deadline.too-late';
      return [{ say: 'phrase', key, values: { ...values, day: formatDay(compare.from, lang) } }];
    }
    return [{ say: 'phrase', key: until < input.today ? 'deadline.passed' : 'deadline.until', values }];
  } catch (error) {
    if (error instanceof OutsidePeriodError) return [];
    throw error;
  }
}
