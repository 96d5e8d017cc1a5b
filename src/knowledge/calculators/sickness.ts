import type { Day } from '../calendar.ts';
import type { FactBook } from '../facts.ts';
import { type Calculation, days, Sheet, toSatang } from './sheet.ts';

export interface SicknessInput {
  section?: 33 | 39;
  wage?: number;
  /** Days of rest the doctor ordered. */
  doctorDays: number;
  /** Of these, days the employer pays as sick leave. */
  employerDays?: number;
  chronic?: boolean;
  paidMonths?: number;
}

/** Lost income while ill. @see Social Security Act, section 64. */
export function calculateSickness(facts: FactBook, day: Day, input: SicknessInput): Calculation {
  const sheet = new Sheet('sickness', facts, day);
  const needed = sheet.fact('sickcash.condition.paid');
  const window = sheet.fact('sickcash.condition.window');
  if (input.paidMonths !== undefined && input.paidMonths < needed) {
    sheet.line('too-few-months', { paid: input.paidMonths, needed, window });
    return sheet.done({ total: 0 });
  }
  const most = input.chronic ? sheet.fact('sickcash.days.chronic') : sheet.fact('sickcash.days.once');
  const wanted = Math.max(0, input.doctorDays - (input.employerDays ?? 0));
  const paidDays = Math.min(wanted, most);
  const rate = sheet.fact('sickcash.rate');
  const ceiling = input.section === 39 ? sheet.fact('section39.base') : sheet.fact('contribution.s33.wage-ceiling');
  const base = input.section === 39 ? ceiling : Math.min(input.wage ?? 0, ceiling);
  const total = toSatang(((base * rate) / 100 / days(sheet)) * paidDays);
  if (input.section !== 39 && (input.wage ?? 0) > ceiling) sheet.line('capped', { wage: input.wage ?? 0, ceiling });
  if (input.employerDays) sheet.line('employer-days', { doctor: input.doctorDays, employer: input.employerDays, days: wanted });
  if (wanted > most) sheet.line('days-limit', { days: wanted, most });
  sheet.line('total', { base, rate, perMonth: days(sheet), days: paidDays, total });
  if (!input.employerDays && input.section !== 39) sheet.note('employer', { days: sheet.fact('sickcash.after-employer') });
  sheet.note('condition', { needed, window });
  return sheet.done({ days_paid: paidDays, total });
}

/** Lost income of a section 40 member. @param rest days of rest ordered by a doctor; @param hospital days in hospital. */
export function calculateSicknessSection40(facts: FactBook, day: Day, input: { option: 1 | 2 | 3; hospital?: number; rest?: number }): Calculation {
  const sheet = new Sheet('sickness', facts, day);
  const most = sheet.fact(input.option === 3 ? 'section40.sickness.yearly-limit.3' : 'section40.sickness.yearly-limit.12');
  const hospital = Math.min(input.hospital ?? 0, most);
  const restDays = Math.min(input.rest ?? 0, most - hospital);
  const fromDays = sheet.fact('section40.sickness.rest.from-days');
  const rest = restDays === 0 ? 0 : restDays >= fromDays ? restDays * sheet.fact('section40.sickness.rest') : sheet.fact('section40.sickness.visit');
  const total = hospital * sheet.fact('section40.sickness.inpatient') + rest;
  sheet.line('section40', { hospital, rest: restDays, total });
  return sheet.done({ total });
}
