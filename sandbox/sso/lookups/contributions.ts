import { calculateContribution } from '../../../src/knowledge/calculators/index.ts';
import { addYears } from '../../../src/knowledge/calendar.ts';
import type { FactBook } from '../../../src/knowledge/facts.ts';
import { firstOf, lastDueMonth, type Month, monthOf, monthsBefore } from '../months.ts';
import type { Person } from '../person.ts';
import type { Lookup } from './lookup.ts';

export const contributions: Lookup<'contributions'> = (person, { facts, day }) => {
  if (person.section === null) return undefined;
  const newest = lastDueMonth(person, day);
  const due = Array.from({ length: Math.min(12, person.monthsInSection + person.monthsMissing) }, (_, ago) => monthsBefore(newest, ago));
  const recent = newest >= monthOf(addYears(day, -1)) ? due : [];
  return {
    section: person.section,
    months: person.monthsPaid,
    lastPaidMonth: person.monthsPaid > 0 ? monthsBefore(newest, person.monthsMissing) : null,
    lastMonths: recent.map((month, ago) => ({
      month,
      paid: ago >= person.monthsMissing,
      amountBaht: amountOf(person, month, facts),
      ...(person.employer ? { employer: person.employer } : {}),
    })),
    missing: due.slice(0, person.monthsMissing),
    birthDate: person.birthDate,
  };
};

/** The member's own share for a month. */
function amountOf({ section, wageBaht, option }: Person, month: Month, facts: FactBook): number {
  const day = firstOf(month);
  if (section === '33') return calculateContribution(facts, day, { section: 33, wage: wageBaht }).result.employee ?? 0;
  if (section === '39') return calculateContribution(facts, day, { section: 39 }).result.member ?? 0;
  return calculateContribution(facts, day, { section: 40, option }).result.month ?? 0;
}
