import { addMonths } from '../../../src/knowledge/calendar.ts';
import { lastDueMonth, lastOf, leftOn, memberSince } from '../months.ts';
import type { Lookup } from './lookup.ts';

export const status: Lookup<'status'> = (person, { facts, day }) => {
  const { section, employer, kind } = person;
  if (section === null) return { section, active: false, since: null, until: null, employer: null };
  const since = memberSince(person, day);
  const left = leftOn(person, day);
  if (left) {
    // protection goes on for some months after the job (Social Security Act, section 38)
    const until = addMonths(left, facts.number('after.six-months', day));
    return { section, active: day <= until, since, until, employer: null, reason: 'left-job' };
  }
  if (kind === 'lapsed') return { section, active: false, since, until: lastOf(lastDueMonth(person, day)), employer: null, reason: 'not-paid' };
  if (kind === 'pensioner') return { section, active: false, since, until: lastOf(lastDueMonth(person, day)), employer: null, reason: 'retired' };
  return { section, active: true, since, until: null, employer };
};
