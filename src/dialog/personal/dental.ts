import { formatDay } from '../../knowledge/calendar.ts';
import type { LookupData } from '../effects.ts';
import type { Rules, Sentences } from './personal-answer.ts';

/** What is left of this year's dental right. */
export function dental({ year, limitBaht, usedBaht }: NonNullable<LookupData['dental']>, { lang }: Rules): Sentences {
  const left = Math.max(0, limitBaht - usedBaht);
  const until = formatDay(`${year}-12-31`, lang);
  return {
    lead: [{ key: left > 0 ? 'dental.left' : 'dental.used-up', values: { left, limit: limitBaht, used: usedBaht, until } }],
    follows: left > 0 ? [{ key: 'dental.use-it', values: { until } }] : [],
    next: ['sickness.dental', 'lookup.hospital', 'sickness.checkup'],
  };
}
