import type { Day } from '../calendar.ts';
import type { FactBook } from '../facts.ts';
import { type Calculation, roundBaht, Sheet, toSatang } from './sheet.ts';

export type ContributionInput = { section: 33; wage: number } | { section: 39 } | { section: 40; option: 1 | 2 | 3 };

/** What a month costs. @param day any day of the wage month: its ceiling counts. @see Social Security Act, sections 46, 39, 40. */
export function calculateContribution(facts: FactBook, day: Day, input: ContributionInput): Calculation {
  const sheet = new Sheet('contribution', facts, day);
  if (input.section === 39) {
    const base = sheet.fact('section39.base');
    const rate = sheet.fact('section39.contribution.rate');
    const member = sheet.fact('section39.contribution.amount');
    sheet.line('s39', { base, rate, member, year: member * 12 });
    return sheet.done({ member, year: member * 12 });
  }
  if (input.section === 40) {
    const month = sheet.fact(`section40.option${input.option}.contribution`);
    sheet.line('s40', { option: input.option, month, year: month * 12 });
    return sheet.done({ month, year: month * 12 });
  }
  const floor = sheet.fact('contribution.s33.wage-floor');
  const ceiling = sheet.fact('contribution.s33.wage-ceiling');
  const rate = sheet.fact('contribution.s33.rate.employee');
  const base = Math.min(Math.max(input.wage, floor), ceiling);
  const employee = roundBaht((base * rate) / 100);
  const employer = roundBaht((base * sheet.fact('contribution.s33.rate.employer')) / 100);
  const government = toSatang((base * sheet.fact('contribution.s33.rate.government')) / 100);
  if (input.wage > ceiling) sheet.line('capped', { wage: input.wage, ceiling });
  if (input.wage < floor) sheet.line('lifted', { wage: input.wage, floor });
  sheet.line('s33', { base, rate, employee, employer });
  return sheet.done({ employee, employer, government });
}

/** A temporary reduction after a disaster, where it applied. @param measure prefix of its facts, e.g. `relief.flood-2026`. */
export function calculateReducedContribution(facts: FactBook, day: Day, measure: string, wage: number): Calculation {
  const sheet = new Sheet('contribution', facts, day);
  const base = Math.min(Math.max(wage, sheet.fact('contribution.s33.wage-floor')), sheet.fact('contribution.s33.wage-ceiling'));
  const rate = sheet.fact(`${measure}.s33`);
  const employee = roundBaht((base * rate) / 100);
  const normal = roundBaht((base * sheet.fact('contribution.s33.rate.employee')) / 100);
  sheet.line('s33', { base, rate, employee, employer: employee });
  return sheet.done({ employee, employer: employee, refund_if_750_was_paid: normal - employee });
}
