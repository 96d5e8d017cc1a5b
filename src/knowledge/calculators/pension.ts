import type { Day } from '../calendar.ts';
import type { FactBook } from '../facts.ts';
import { type Calculation, Sheet, toSatang } from './sheet.ts';

export interface PensionInput {
  paidMonths: number;
  /** Average contributory wage of the last 60 months, or the steady wage, in baht. */
  averageWage: number;
  age?: number;
}

/**
 * Monthly pension, or the lump sum before returns when fewer than 180 months were paid.
 * The CARE formula is not in force and is not used. @see Social Security Act, sections 76 and 77.
 */
export function calculatePension(facts: FactBook, day: Day, input: PensionInput): Calculation {
  const sheet = new Sheet('pension', facts, day);
  const needed = sheet.fact('pension.months');
  const age = sheet.fact('pension.age');
  const ceiling = sheet.fact('contribution.s33.wage-ceiling');
  const base = Math.min(input.averageWage, ceiling);
  if (input.averageWage > ceiling) sheet.line('capped', { wage: input.averageWage, ceiling });
  if (input.paidMonths < needed) return lumpSum(sheet, [{ months: input.paidMonths, wage: base }], needed);

  const years = Math.floor((input.paidMonths - needed) / 12);
  const baseRate = sheet.fact('pension.base-rate');
  const increment = sheet.fact('pension.increment');
  const rate = baseRate + years * increment;
  const monthly = toSatang((base * rate) / 100);
  sheet.line('rate', { months: input.paidMonths, needed, baseRate, years, increment, rate });
  sheet.line('monthly', { base, rate, monthly });
  if (input.age !== undefined && input.age < age) sheet.note('too-young', { age });
  sheet.note('average', { months: sheet.fact('pension.average') });
  return sheet.done({ monthly_pension: monthly });
}

/** Lump sum over stretches of different ceilings. @param stretches months paid and the capped wage in each. */
export function calculateLumpSum(facts: FactBook, day: Day, stretches: { months: number; wage: number; day?: Day }[]): Calculation {
  const sheet = new Sheet('pension', facts, day);
  const capped = stretches.map(({ months, wage, day: when }) => ({ months, wage: Math.min(wage, facts.number('contribution.s33.wage-ceiling', when ?? day)) }));
  return lumpSum(sheet, capped, sheet.fact('pension.months'));
}

function lumpSum(sheet: Sheet, stretches: { months: number; wage: number }[], needed: number): Calculation {
  const paid = stretches.reduce((sum, { months }) => sum + months, 0);
  const own = sheet.fact('lumpsum.share.member');
  const both = own + sheet.fact('lumpsum.share.employer');
  const under = sheet.fact('lumpsum.under-12');
  const rate = paid < under ? own : both;
  const sum = toSatang(stretches.reduce((total, { months, wage }) => total + (months * wage * rate) / 100, 0));
  sheet.line(paid < under ? 'own-share' : 'both-shares', { months: paid, needed, under, rate, wage: stretches[0]?.wage ?? 0, sum });
  if (paid >= under) sheet.note('returns');
  sheet.note('lump-age', { age: sheet.fact('lumpsum.age') });
  return sheet.done({ [paid < under ? 'lump_sum' : 'lump_sum_before_returns']: sum, monthly_pension: 0 });
}

/** Old-age lump sum of section 40 options 2 and 3, before returns. */
export function calculateLumpSumSection40(facts: FactBook, day: Day, input: { option: 2 | 3; paidMonths: number }): Calculation {
  const sheet = new Sheet('pension', facts, day);
  const perMonth = sheet.fact(input.option === 2 ? 'section40.oldage.2' : 'section40.oldage.3');
  const bonus = input.option === 3 && input.paidMonths >= sheet.fact('section40.oldage.3.bonus.months') ? sheet.fact('section40.oldage.3.bonus') : 0;
  const sum = perMonth * input.paidMonths + bonus;
  sheet.line('section40', { months: input.paidMonths, perMonth, bonus, sum });
  return sheet.done({ lump_sum_before_returns: sum });
}
