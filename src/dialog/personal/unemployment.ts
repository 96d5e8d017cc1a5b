import { deadline } from '../../knowledge/calculators/index.ts';
import { formatDay } from '../../knowledge/calendar.ts';
import type { LookupData } from '../effects.ts';
import type { Line } from '../say.ts';
import type { Rules, Sentences } from './personal-answer.ts';
import { formatMonth, ifKnown } from './rule.ts';

/** Registration, the next reporting day, and what was paid. */
export function unemployment(data: NonNullable<LookupData['unemployment']>, { facts, today, lang }: Rules): Sentences {
  const { registered, registeredOn, leftOn, nextReport, payments, daysLeft } = data;
  if (!registered) {
    const last = leftOn ? ifKnown(() => deadline(facts, 'unemployment', leftOn)) : undefined;
    const follows: Line[] = last
      ? [{ key: last >= today ? 'unemployment.register-until' : 'unemployment.register-late', values: { day: formatDay(last, lang) } }]
      : [];
    return { lead: [{ key: 'unemployment.not-registered' }], follows, next: ['unemployment.register', 'unemployment.benefit', 'coverage.after-leaving'] };
  }
  const lead: Line[] = [{ key: 'unemployment.registered', values: { day: registeredOn ? formatDay(registeredOn, lang) : '-' } }];
  if (nextReport)
    lead.push({ key: nextReport >= today ? 'unemployment.report-on' : 'unemployment.report-missed', values: { day: formatDay(nextReport, lang) } });
  const details = payments.map<Line>(({ month, amountBaht, paidOn }) => ({
    key: paidOn ? 'unemployment.paid' : 'unemployment.to-be-paid',
    values: { month: formatMonth(month, lang), amount: amountBaht, day: paidOn ? formatDay(paidOn, lang) : '' },
  }));
  const follows: Line[] =
    daysLeft === null ? [] : [daysLeft > 0 ? { key: 'unemployment.days-left', values: { days: daysLeft } } : { key: 'unemployment.used-up' }];
  return { lead, details, follows, next: ['unemployment.report', 'unemployment.benefit', 'referral.job'] };
}
