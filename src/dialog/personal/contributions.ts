import type { Section } from '../../knowledge/topic.ts';
import type { LookupData } from '../effects.ts';
import type { Line } from '../say.ts';
import type { Rules, Sentences } from './personal-answer.ts';
import { formatMonth, formatMonths, ifKnown } from './rule.ts';

/** Of the registry's twelve, which come newest first. */
const MONTHS_SHOWN = 6;

/** Months paid, the latest, what is missing, and how far it is to a pension. */
export function contributions(data: NonNullable<LookupData['contributions']>, { facts, today, lang }: Rules): Sentences {
  const { months, lastPaidMonth, section, missing } = data;
  const lead: Line[] = [
    lastPaidMonth
      ? { key: section === '33' ? 'contributions.paid-by-employer' : 'contributions.paid', values: { months, month: formatMonth(lastPaidMonth, lang) } }
      : { key: 'contributions.none' },
  ];
  if (missing.length > 0) {
    lead.push({
      key: section === '33' ? 'contributions.missing-employer' : 'contributions.missing',
      values: { count: missing.length, months: formatMonths([...missing].sort(), lang) },
    });
  }
  const details = data.lastMonths.slice(0, MONTHS_SHOWN).map<Line>(({ month, paid, amountBaht }) => ({
    key: paid ? 'contributions.month-paid' : 'contributions.month-unpaid',
    values: { month: formatMonth(month, lang), amount: amountBaht },
  }));
  const pension = ifKnown(() => ({ needed: facts.number('pension.months', today), age: facts.number('pension.age', today) }));
  const follows: Line[] = [];
  // section 40 saves for a lump sum; nothing leads from it to a pension
  if (section === '40') follows.push({ key: 'contributions.lumpsum-40' });
  else if (pension && months >= pension.needed) follows.push({ key: 'contributions.pension-reached', values: pension });
  else if (pension) follows.push({ key: 'contributions.pension-left', values: { ...pension, left: pension.needed - months } });
  if (missing.length > 0 && section === '33') follows.push({ key: 'contributions.complain' });
  return { lead, details, follows, next: nextOf(section, missing.length > 0) };
}

function nextOf(section: Section, missing: boolean): string[] {
  if (section === '40') return ['section40.payment', 'lookup.status', 'section40.options'];
  if (!missing) return ['lookup.oldage', 'calculate.pension', 'lookup.hospital'];
  // in section 39 nobody else pays in
  return section === '39' ? ['section39.lapse', 'section39.contribution', 'lookup.status'] : ['action.complaint', 'employer.late', 'lookup.oldage'];
}
