import { calculatePension } from '../../../src/knowledge/calculators/index.ts';
import { addDays, type Day } from '../../../src/knowledge/calendar.ts';
import type { FactBook } from '../../../src/knowledge/facts.ts';
import type { InventedClaim, Person } from '../person.ts';
import type { Lookup } from './lookup.ts';

/** From filing to the money. */
const PAID_AFTER_DAYS = 12;
const SICK_DAYS = 5;
const CHILD_MONTHS = 1;

export const claim: Lookup<'claim'> = (person, { facts, day }) => {
  if (person.section === null) return undefined;
  return {
    claims: person.claims.map(({ benefit, state, filedDaysAgo, reason }, index) => {
      const filed = addDays(day, -filedDaysAgo);
      return {
        reference: `CL-${person.nationalId.slice(5, 10)}-${index + 1}`,
        benefit,
        filed,
        state,
        amountBaht: state === 'approved' || state === 'paid' ? amountOf(benefit, person, filed, facts) : null,
        paidOn: state === 'paid' ? addDays(filed, PAID_AFTER_DAYS) : null,
        ...(reason ? { reason } : {}),
      };
    }),
  };
};

function amountOf(benefit: InventedClaim['benefit'], person: Person, day: Day, facts: FactBook): number {
  const fact = (id: string): number => facts.number(id, day);
  switch (benefit) {
    case 'maternity':
      return fact('maternity.delivery.amount');
    case 'death':
      return fact('funeral.amount');
    case 'child':
      return fact('child.amount') * CHILD_MONTHS;
    case 'dental':
      return fact('dental.limit') * person.dentalUsed;
    case 'sickness':
      return Math.round(
        ((Math.min(person.wageBaht, fact('contribution.s33.wage-ceiling')) / fact('calc.days-per-month')) * fact('sickcash.rate') * SICK_DAYS) / 100,
      );
    case 'oldage':
      return calculatePension(facts, day, { paidMonths: person.monthsPaid, averageWage: person.wageBaht }).result.monthly_pension ?? 0;
  }
}
