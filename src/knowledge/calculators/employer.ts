import type { Day } from '../calendar.ts';
import type { FactBook } from '../facts.ts';
import { calculateContribution } from './contribution.ts';
import { toSatang } from './sheet.ts';

/** Yearly compensation-fund contribution for wages by employee. @param ratePercent 0.2 to 1.0, set by type of business. */
export function compensationFundYear(facts: FactBook, day: Day, input: { monthlyWages: number[]; ratePercent: number }): number {
  const cap = facts.number('wcf.wage-ceiling', day);
  const wages = input.monthlyWages.reduce((sum, wage) => sum + Math.min(wage * 12, cap), 0);
  return toSatang((wages * input.ratePercent) / 100);
}

/** What an employer sends for a month: both shares. */
export function employerMonth(facts: FactBook, day: Day, wages: number[]): { employer: number; employees: number } {
  const shares = wages.map((wage) => calculateContribution(facts, day, { section: 33, wage }).result);
  return { employer: sum(shares.map((share) => share.employer ?? 0)), employees: sum(shares.map((share) => share.employee ?? 0)) };
}

/** Surcharge on contributions sent late, never more than the contributions. @see Social Security Act, section 49. */
export function lateSurcharge(facts: FactBook, day: Day, input: { unpaid: number; monthsLate: number }): { surcharge: number; total: number } {
  const rate = facts.number('emplate.surcharge', day);
  const cap = (input.unpaid * facts.number('emplate.surcharge.cap', day)) / 100;
  const surcharge = toSatang(Math.min((input.unpaid * rate * input.monthsLate) / 100, cap));
  return { surcharge, total: input.unpaid + surcharge };
}

/** The most social security contributions that lower taxable income in a tax year. */
export function taxDeduction(facts: FactBook, day: Day, wage: number): number {
  const year = (calculateContribution(facts, day, { section: 33, wage }).result.employee ?? 0) * 12;
  return Math.min(year, facts.number('ref.tax.deduction', day));
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
