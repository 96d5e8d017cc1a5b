import { calculateUnemployment } from '../../../src/knowledge/calculators/index.ts';
import { addDays, addMonths, type Day } from '../../../src/knowledge/calendar.ts';
import { before, leftOn, monthOf } from '../months.ts';
import type { Lookup } from './lookup.ts';

/** From the report to the money. */
const PAID_AFTER_DAYS = 8;

const NOTHING = { registered: false, registeredOn: null, leftOn: null, reason: null, nextReport: null, payments: [], daysLeft: null };

export const unemployment: Lookup<'unemployment'> = (person, { facts, day }) => {
  const { unemployed } = person;
  const left = leftOn(person, day);
  if (!unemployed || !left) return NOTHING;
  const { reason, registered, missed } = unemployed;
  if (!registered) return { ...NOTHING, leftOn: left, reason };

  const registeredOn = before(day, registered);
  // a contract that ends is paid like a resignation (Social Security Act, section 78)
  const { monthly = 0, days = 0 } = calculateUnemployment(facts, left, {
    reason: reason === 'laid-off' ? reason : 'resigned',
    wage: person.wageBaht,
    section: 33,
  }).result;
  const perMonth = facts.number('calc.days-per-month', day);
  const most = Math.floor(days / perMonth);
  const reports = reportsBefore(registeredOn, day).slice(0, missed ? -1 : undefined);
  const paid = reports.slice(0, most);
  return {
    registered: true,
    registeredOn,
    leftOn: left,
    reason,
    nextReport: paid.length < most ? addMonths(registeredOn, paid.length + 1) : null,
    payments: paid.map((report) => paymentOf(report, monthly, day)).reverse(),
    daysLeft: days - paid.length * perMonth,
  };
};

/** The reporting days that have passed, one a month after registering, oldest first. */
function reportsBefore(registeredOn: Day, day: Day): Day[] {
  const passed: Day[] = [];
  for (let report = addMonths(registeredOn, 1); report < day; report = addMonths(registeredOn, passed.length + 1)) passed.push(report);
  return passed;
}

function paymentOf(report: Day, amountBaht: number, day: Day): { month: string; amountBaht: number; paidOn: Day | null } {
  const paidOn = addDays(report, PAID_AFTER_DAYS);
  return { month: monthOf(report), amountBaht, paidOn: paidOn <= day ? paidOn : null };
}
