import type { Day } from '../calendar.ts';
import type { FactBook } from '../facts.ts';
import { toSatang } from './sheet.ts';

const num =
  (facts: FactBook, day: Day) =>
  (id: string): number =>
    facts.number(id, day);

/** Money for the family when a member dies. @see Social Security Act, section 73. */
export function survivorsBenefit(facts: FactBook, day: Day, input: { paidMonths: number; averageWage: number }): { death_allowance: number; funeral: number } {
  const fact = num(facts, day);
  const half = (Math.min(input.averageWage, fact('contribution.s33.wage-ceiling')) * fact('survivors.rate')) / 100;
  const times =
    input.paidMonths >= fact('survivors.long.from')
      ? fact('survivors.long.times')
      : input.paidMonths >= fact('survivors.short.from')
        ? fact('survivors.short.times')
        : 0;
  return { death_allowance: toSatang(half * times), funeral: fact('funeral.amount') };
}

/** Lump sum for the heirs of a pensioner who dies within 60 months of the first pension. */
export function pensionerHeirs(facts: FactBook, day: Day, input: { monthlyPension: number; paymentsReceived: number }): { heirs: number } {
  const fact = num(facts, day);
  const left = fact('survivors.pensioner-60') - input.paymentsReceived;
  if (left <= 0) return { heirs: 0 };
  return { heirs: Math.max(left, fact('survivors.pensioner-min10')) * input.monthlyPension };
}

/** Funeral grant of section 40. */
export function funeralSection40(
  facts: FactBook,
  day: Day,
  input: { option: 1 | 2 | 3; paidMonths: number },
): { funeral: number; family: number; total: number } {
  const fact = num(facts, day);
  if (input.option === 3) return { funeral: fact('section40.death.3'), family: 0, total: fact('section40.death.3') };
  const family = input.paidMonths >= fact('section40.death.12.extra.months') ? fact('section40.death.12.extra') : 0;
  return { funeral: fact('section40.death.12'), family, total: fact('section40.death.12') + family };
}

/** Monthly payment in severe disability, for life. @see Social Security Act, section 71. */
export function disabilityMonthly(facts: FactBook, day: Day, wage: number): number {
  const fact = num(facts, day);
  return toSatang((Math.min(wage, fact('contribution.s33.wage-ceiling')) * fact('disability.severe.rate')) / 100);
}

/** Child allowance a month. @param ages of the children in full years. @see Social Security Act, section 75. */
export function childAllowance(facts: FactBook, day: Day, input: { section: 33 | 39 | 40; ages: number[] }): number {
  const fact = num(facts, day);
  const [amount, age, most] =
    input.section === 40 ? ['section40.child', 'section40.child.age', 'section40.child.number'] : ['child.amount', 'child.age', 'child.number'];
  const counted = input.ages.filter((years) => years < fact(age as string)).length;
  return Math.min(counted, fact(most as string)) * fact(amount as string);
}

/** Dental bill at a private place: what social security pays within the yearly limit. */
export function dentalBill(facts: FactBook, day: Day, bill: number, usedThisYear = 0): { sso: number; patient: number } {
  const sso = Math.min(bill, Math.max(0, facts.number('dental.limit', day) - usedThisYear));
  return { sso, patient: bill - sso };
}

/** Compensation fund, off work on a doctor's order. @see Workmen's Compensation Act, section 18. */
export function workInjury(facts: FactBook, day: Day, wage: number): { monthly: number; total: (days: number) => number } {
  const fact = num(facts, day);
  const monthly = Math.min((wage * fact('wcf.offwork.rate')) / 100, fact('wcf.monthly-cap'));
  return { monthly: toSatang(monthly), total: (days) => toSatang((monthly / fact('calc.days-per-month')) * days) };
}

/** Compensation fund, death because of work. */
export function workDeath(facts: FactBook, day: Day, wage: number): { monthly: number; months: number; total: number; funeral: number } {
  const fact = num(facts, day);
  const monthly = toSatang(Math.min((wage * fact('wcf.death.rate')) / 100, fact('wcf.monthly-cap')));
  const months = fact('wcf.death.years') * 12;
  return { monthly, months, total: toSatang(monthly * months), funeral: fact('wcf.funeral') };
}

/** Compensation fund, medical bill that is not among the listed serious injuries. */
export function workMedical(facts: FactBook, day: Day, bill: number): { fund_pays: number; employer_or_patient: number } {
  const pays = Math.min(bill, facts.number('wcf.medical.first', day));
  return { fund_pays: pays, employer_or_patient: bill - pays };
}
