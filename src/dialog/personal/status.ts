import { deadline } from '../../knowledge/calculators/index.ts';
import { addMonths, type Day, formatDay } from '../../knowledge/calendar.ts';
import type { FactBook } from '../../knowledge/facts.ts';
import type { LookupData } from '../effects.ts';
import type { Line } from '../say.ts';
import type { Rules, Sentences } from './personal-answer.ts';
import { ifKnown } from './rule.ts';

/** Which section, whether insured, and what can still be done when not. */
export function status(data: NonNullable<LookupData['status']>, { facts, today, lang }: Rules): Sentences {
  const { section, active, since, until, employer, reason } = data;
  const follows: Line[] = [];
  // a pensioner who goes on under section 39 gives the pension up for that time: it is not suggested
  const last = section === '33' && until && reason !== 'retired' ? ifKnown(() => lastDayFor39(facts, until, today)) : undefined;
  if (last) follows.push({ key: last >= today ? 'status.apply-39-until' : 'status.apply-39-passed', values: { day: formatDay(last, lang) } });
  if (!section) return { lead: [{ key: 'status.never' }], next: ['membership.compare', 'section40.apply', 'section33.about'] };
  if (active) {
    const lead: Line[] = [
      {
        key: reason === 'left-job' ? 'status.left-job' : employer ? 'status.active-employer' : 'status.active',
        values: { section, since: since ? formatDay(since, lang) : '-', employer: employer ?? '' },
      },
    ];
    if (until) lead.push({ key: 'status.covered-until', values: { until: formatDay(until, lang) } });
    const next = reason === 'left-job' ? ['lookup.unemployment', 'section39.apply', 'coverage.after-leaving'] : undefined;
    return { lead, follows, next: next ?? ['lookup.contributions', 'lookup.hospital', `section${section}.about`] };
  }
  const lead: Line[] = [{ key: until ? 'status.ended-on' : 'status.ended', values: { section, until: until ? formatDay(until, lang) : '' } }];
  if (reason === 'retired') return { lead, follows, next: ['lookup.oldage', 'oldage.claim', 'referral.goldcard'] };
  return {
    lead,
    follows,
    next: section === '39' ? ['section39.lapse', 'section40.about', 'referral.goldcard'] : ['section39.apply', 'coverage.after-leaving', 'section40.about'],
  };
}

/** The months to apply run from leaving the job; what is known is the end of protection, which runs from there too. */
function lastDayFor39(facts: FactBook, protectedUntil: Day, today: Day): Day {
  return deadline(facts, 'section39', addMonths(protectedUntil, -facts.number('after.six-months', today)));
}
