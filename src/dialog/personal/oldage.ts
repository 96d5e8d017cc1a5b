import { addYears, formatDay } from '../../knowledge/calendar.ts';
import type { LookupData } from '../effects.ts';
import type { Line } from '../say.ts';
import type { Rules, Sentences } from './personal-answer.ts';
import { ifKnown } from './rule.ts';

/** Saved old-age money, from when it can be drawn, and as what. */
export function oldage(data: NonNullable<LookupData['oldage']>, { facts, today, lang }: Rules): Sentences {
  const lead: Line[] = [{ key: 'oldage.saved', values: { amount: data.savedBaht, months: data.months, day: formatDay(data.asOf, lang) } }];
  if (data.section === '40') return { lead, follows: [{ key: 'oldage.lumpsum-40' }], next: ['section40.options', 'lookup.contributions', 'action.callback'] };
  const follows: Line[] = [];
  const rule = ifKnown(() => ({ needed: facts.number('pension.months', today), age: facts.number('pension.age', today) }));
  if (rule) {
    const from = addYears(data.birthDate, rule.age);
    follows.push({
      key: data.months >= rule.needed ? 'oldage.as-pension' : 'oldage.as-lumpsum',
      values: { ...rule, left: Math.max(0, rule.needed - data.months) },
    });
    follows.push({ key: from > today ? 'oldage.from' : 'oldage.already', values: { day: formatDay(from, lang), age: rule.age } });
  }
  return { lead, follows, next: ['calculate.pension', 'oldage.claim', 'lookup.contributions'] };
}
