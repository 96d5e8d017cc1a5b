import * as calculators from '../knowledge/calculators/index.ts';
import type { Day } from '../knowledge/calendar.ts';
import type { FactBook } from '../knowledge/facts.ts';
import type { CalculatorName } from './flow.ts';
import type { SlotValue } from './session.ts';

type Slots = Record<string, SlotValue>;

const number = (slots: Slots, name: string): number => Number(slots[name] ?? 0);
/** Months paid, when they are known: 0 stands for not said. */
const paid = (slots: Slots): { paidMonths?: number } => (number(slots, 'months') > 0 ? { paidMonths: number(slots, 'months') } : {});

/** Hands the slots of a finished flow to its calculator. */
const RUN: Record<CalculatorName, (facts: FactBook, day: Day, slots: Slots) => calculators.Calculation> = {
  contribution: (facts, day, slots) => {
    const section = Number(slots.section ?? 33);
    if (section === 39) return calculators.calculateContribution(facts, day, { section });
    if (section === 40) return calculators.calculateContribution(facts, day, { section, option: number(slots, 'option') as 1 | 2 | 3 });
    return calculators.calculateContribution(facts, day, { section: 33, wage: number(slots, 'wage') });
  },
  pension: (facts, day, slots) => calculators.calculatePension(facts, day, { paidMonths: number(slots, 'months'), averageWage: number(slots, 'wage') }),
  unemployment: (facts, day, slots) =>
    calculators.calculateUnemployment(facts, day, { reason: slots.reason as calculators.LeavingReason, wage: number(slots, 'wage'), ...paid(slots) }),
  maternity: (facts, day, slots) =>
    calculators.calculateMaternity(facts, day, {
      claimant: slots.claimant === 'father' ? 'father' : 'mother',
      ...(Number(slots.section) === 39 ? { section: 39 as const } : {}),
      wage: number(slots, 'wage'),
      ...paid(slots),
    }),
  sickness: (facts, day, slots) =>
    calculators.calculateSickness(facts, day, {
      ...(Number(slots.section) === 39 ? { section: 39 as const } : {}),
      wage: number(slots, 'wage'),
      doctorDays: number(slots, 'days'),
      employerDays: number(slots, 'employerDays'),
      ...paid(slots),
    }),
};

/** @throws OutsidePeriodError when a figure is not known on the day. */
export function runCalculator(name: CalculatorName, facts: FactBook, day: Day, slots: Slots): calculators.Calculation {
  return RUN[name](facts, day, slots);
}
