import type { Day } from '../calendar.ts';
import type { FactBook } from '../facts.ts';
import { type Calculation, Sheet, toSatang } from './sheet.ts';

export interface MaternityInput {
  claimant?: 'mother' | 'father';
  section?: 33 | 39;
  /** Monthly wage in baht; not needed for section 39 or the father. */
  wage?: number;
  childNumber?: number;
  paidMonths?: number;
  /** Antenatal receipts in baht; the most paid is assumed when not said. */
  receipts?: number;
}

/** @see Social Security Act, sections 65 to 67. */
export function calculateMaternity(facts: FactBook, day: Day, input: MaternityInput): Calculation {
  const sheet = new Sheet('maternity', facts, day);
  const needed = sheet.fact('maternity.condition.paid');
  const window = sheet.fact('maternity.condition.window');
  if (input.paidMonths !== undefined && input.paidMonths < needed) {
    sheet.line('too-few-months', { paid: input.paidMonths, needed, window });
    return sheet.done({ total: 0 });
  }
  const delivery = sheet.fact('maternity.delivery.amount');
  sheet.line('delivery', { delivery });
  const leave = leaveMoney(sheet, input);
  const antenatal = Math.min(input.receipts ?? sheet.fact('prenatal.total'), sheet.fact('prenatal.total'));
  sheet.line('antenatal', { antenatal });
  const total = toSatang(delivery + leave + antenatal);
  sheet.line('total', { delivery, leave, antenatal, total });
  sheet.note('condition', { needed, window });
  return sheet.done({ delivery, leave, antenatal, total });
}

function leaveMoney(sheet: Sheet, input: MaternityInput): number {
  const births = sheet.fact('maternity.leave.times');
  if (input.claimant === 'father') {
    sheet.line('leave-mother-only');
    return 0;
  }
  if ((input.childNumber ?? 1) > births) {
    sheet.line('leave-births', { births });
    return 0;
  }
  const rate = sheet.fact('maternity.leave.rate');
  const months = sheet.fact('maternity.leave.days') / sheet.fact('calc.days-per-month');
  const ceiling = input.section === 39 ? sheet.fact('section39.base') : sheet.fact('contribution.s33.wage-ceiling');
  const base = input.section === 39 ? ceiling : Math.min(input.wage ?? 0, ceiling);
  const leave = toSatang(((base * rate) / 100) * months);
  if (input.section !== 39 && (input.wage ?? 0) > ceiling) sheet.line('capped', { wage: input.wage ?? 0, ceiling });
  sheet.line('leave', { base, rate, months, leave });
  return leave;
}

/** Antenatal care by visit. @param visits weeks of pregnancy and cost in baht of each visit. */
export function calculatePrenatal(facts: FactBook, day: Day, visits: { weeks: number; cost: number }[]): { paid: number[]; total: number; patient: number } {
  const sheet = new Sheet('maternity', facts, day);
  const limits = [1, 2, 3, 4].map((n) => ({ to: sheet.fact(`prenatal.step${n}.to`), most: sheet.fact(`prenatal.step${n}`) }));
  const last = sheet.fact('prenatal.step5');
  const left = limits.map((limit) => limit.most).concat(last);
  const paid = visits.map(({ weeks, cost }) => {
    const index = limits.findIndex((limit) => weeks <= limit.to);
    const step = index < 0 ? limits.length : index;
    const amount = Math.min(cost, left[step] ?? 0);
    left[step] = (left[step] ?? 0) - amount;
    return amount;
  });
  const total = paid.reduce((sum, amount) => sum + amount, 0);
  return { paid, total, patient: visits.reduce((sum, { cost }) => sum + cost, 0) - total };
}
