export { type ContributionInput, calculateContribution, calculateReducedContribution } from './contribution.ts';
export { type DeadlineKind, deadline, hospitalChangeStarts, isDeadlineKind } from './deadlines.ts';
export { compensationFundYear, employerMonth, lateSurcharge, taxDeduction } from './employer.ts';
export { calculateMaternity, calculatePrenatal, type MaternityInput } from './maternity.ts';
export {
  childAllowance,
  dentalBill,
  disabilityMonthly,
  funeralSection40,
  pensionerHeirs,
  survivorsBenefit,
  workDeath,
  workInjury,
  workMedical,
} from './other-benefits.ts';
export { calculateLumpSum, calculateLumpSumSection40, calculatePension, type PensionInput } from './pension.ts';
export type { Calculation, SheetLine } from './sheet.ts';
export { calculateSickness, calculateSicknessSection40, type SicknessInput } from './sickness.ts';
export { calculateUnemployment, type LeavingReason, type UnemploymentInput } from './unemployment.ts';
