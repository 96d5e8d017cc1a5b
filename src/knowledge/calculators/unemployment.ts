import type { Day } from '../calendar.ts';
import type { FactBook } from '../facts.ts';
import { type Calculation, days, Sheet, toSatang } from './sheet.ts';

export type LeavingReason = 'laid-off' | 'resigned' | 'disaster';

export interface UnemploymentInput {
  reason: LeavingReason;
  wage: number;
  section?: 33 | 39 | 40;
  /** Paid months in the 15 before; assumed enough when not said. */
  paidMonths?: number;
  /** Days to pay for; the most allowed when not said. */
  days?: number;
  daysWithoutWork?: number;
}

const FACTS: Record<LeavingReason, { rate: string; days: string }> = {
  'laid-off': { rate: 'unemp.laidoff.rate', days: 'unemp.laidoff.days' },
  resigned: { rate: 'unemp.resigned.rate', days: 'unemp.resigned.days' },
  disaster: { rate: 'unemp.force-majeure.rate', days: 'unemp.force-majeure.days' },
};

/** @see Social Security Act, sections 78 and 79, and the ministerial regulations under them. */
export function calculateUnemployment(facts: FactBook, day: Day, input: UnemploymentInput): Calculation {
  const sheet = new Sheet('unemployment', facts, day);
  if (input.section && input.section !== 33) {
    sheet.line('only-33');
    return sheet.done({ total: 0 });
  }
  const needed = sheet.fact('unemp.condition.paid');
  const window = sheet.fact('unemp.condition.window');
  if (input.paidMonths !== undefined && input.paidMonths < needed) {
    sheet.line('too-few-months', { paid: input.paidMonths, needed, window });
    return sheet.done({ total: 0 });
  }
  const leastDays = sheet.fact('unemp.min-days');
  if (input.daysWithoutWork !== undefined && input.daysWithoutWork < leastDays) {
    sheet.line('too-few-days', { least: leastDays });
    return sheet.done({ total: 0 });
  }
  const ceiling = sheet.fact('contribution.s33.wage-ceiling');
  const base = Math.min(input.wage, ceiling);
  const rate = sheet.fact(FACTS[input.reason].rate);
  const most = sheet.fact(FACTS[input.reason].days);
  const paidDays = Math.min(input.days ?? most, most);
  const monthly = toSatang((base * rate) / 100);
  const total = toSatang(((base * rate) / 100 / days(sheet)) * paidDays);
  if (input.wage > ceiling) sheet.line('capped', { wage: input.wage, ceiling });
  sheet.line(input.reason, { base, rate, monthly });
  sheet.line('total', { monthly, days: paidDays, perMonth: days(sheet), total });
  sheet.note('condition', { needed, window });
  sheet.note('register', { days: sheet.fact('unempreg.deadline') });
  return sheet.done({ monthly, total, days: paidDays });
}
