import { formatDay, formatMonthDay } from '../../knowledge/calendar.ts';
import type { LookupData } from '../effects.ts';
import type { Line } from '../say.ts';
import type { Rules, Sentences } from './personal-answer.ts';
import { ifKnown } from './rule.ts';

/** Where the person may be treated, and when the hospital can be changed. */
export function hospital(data: NonNullable<LookupData['hospital']>, { facts, today, lang }: Rules): Sentences {
  const lead: Line[] = [{ key: 'hospital.is', values: { name: data.name, province: data.province, since: formatDay(data.since, lang) } }];
  const { changeFrom, changeUntil } = data;
  const open = changeFrom !== null && changeUntil !== null && changeFrom <= today && today <= changeUntil;
  if (open)
    return {
      lead,
      follows: [{ key: 'hospital.window-open', values: { until: formatDay(changeUntil, lang) } }],
      next: ['action.hospital-change', 'hospital.choose', 'sickness.medical'],
    };
  const window = ifKnown(() => ({
    from: facts.at('hospital.window.requests', today),
    to: facts.at('hospital.window.to', today),
    days: facts.number('hospital.out-of-window', today),
  }));
  const follows: Line[] =
    window?.from.known && window.to.known
      ? [
          {
            key: 'hospital.window-closed',
            values: { from: formatMonthDay(String(window.from.value), lang), to: formatMonthDay(String(window.to.value), lang), days: window.days },
          },
        ]
      : [];
  return { lead, follows, next: ['hospital.choose', 'action.hospital-change', 'sickness.emergency'] };
}
