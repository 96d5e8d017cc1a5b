import { addDays, addMonths, addYears, type Day } from '../calendar.ts';
import type { FactBook } from '../facts.ts';

/** From when a hospital change holds. @param day the day the request is received, before the cut-off time. */
export function hospitalChangeStarts(facts: FactBook, day: Day): Day {
  const half = facts.number('hospital.start.first-half', day);
  if (Number(day.slice(8, 10)) <= facts.number('hospital.start.first-half.cutoff-day', day)) return `${day.slice(0, 8)}${String(half).padStart(2, '0')}`;
  return `${addMonths(`${day.slice(0, 8)}01`, 1)}`;
}

export type DeadlineKind = 'section39' | 'unemployment' | 'claim' | 'work-injury' | 'leaving-cover' | 'road';

const RULES: Record<DeadlineKind, { fact: string; add: (day: Day, count: number) => Day }> = {
  section39: { fact: 'section39.apply.deadline', add: addMonths },
  unemployment: { fact: 'unempreg.deadline', add: addDays },
  claim: { fact: 'deadline.general', add: addYears },
  'work-injury': { fact: 'wcfclaim.employee', add: addDays },
  'leaving-cover': { fact: 'after.six-months', add: addMonths },
  road: { fact: 'road.deadline', add: addDays },
};

/** The last day for something that runs from an event. @throws OutsidePeriodError when the rule of that day is not known. */
export function deadline(facts: FactBook, kind: DeadlineKind, event: Day): Day {
  const rule = RULES[kind];
  return rule.add(event, facts.number(rule.fact, event));
}

export function isDeadlineKind(word: string): word is DeadlineKind {
  return Object.hasOwn(RULES, word);
}
