import { firstOf, lastDueMonth, lastOf, monthOf, monthsBefore } from '../months.ts';
import type { Person } from '../person.ts';
import type { Lookup, Records } from './lookup.ts';

/** The facts reach back to here; for older months the wage ceiling of that day is used. */
const OLDEST_KNOWN = '2020-01';

/** The part of a contribution that is for old age: the member's and the employer's. */
const SHARES = 2;

export const oldage: Lookup<'oldage'> = (person, records) => {
  if (person.section === null) return undefined;
  const lastMonth = monthsBefore(monthOf(records.day), 1);
  return { section: person.section, savedBaht: savedBy(person, records), months: person.monthsPaid, asOf: lastOf(lastMonth), birthDate: person.birthDate };
};

function savedBy(person: Person, { facts, day }: Records): number {
  const newest = monthsBefore(lastDueMonth(person, day), person.monthsMissing);
  const paid = Array.from({ length: person.monthsPaid }, (_, ago) => monthsBefore(newest, ago));
  const saved = paid.map((month) => {
    const known = firstOf(month < OLDEST_KNOWN ? OLDEST_KNOWN : month);
    if (person.section === '40') return person.option === 1 ? 0 : facts.number(`section40.oldage.${person.option}`, known);
    const base =
      person.section === '39' ? facts.number('section39.base', known) : Math.min(person.wageBaht, facts.number('contribution.s33.wage-ceiling', known));
    return (base * facts.number('section33.split.oldage', known) * SHARES) / 100;
  });
  return Math.round(saved.reduce((sum, baht) => sum + baht, 0));
}
