import type { InventedClaim, Unemployed } from './person.ts';

/** One in every state, newest first. */
export const CLAIMS: readonly InventedClaim[] = [
  { benefit: 'dental', state: 'received', filedDaysAgo: 2 },
  { benefit: 'sickness', state: 'checking', filedDaysAgo: 9 },
  { benefit: 'maternity', state: 'approved', filedDaysAgo: 20 },
  { benefit: 'child', state: 'paid', filedDaysAgo: 45 },
  { benefit: 'death', state: 'refused', filedDaysAgo: 60, reason: 'documents' },
];

/** Ways to be without work, each with what is special about it. */
export const UNEMPLOYED: readonly { says: string; unemployed: Unemployed }[] = [
  { says: 'laid off, reports in some days', unemployed: { reason: 'laid-off', waitedDays: 4, registered: { monthsAgo: 2, daysAgo: 12 } } },
  { says: 'laid off, reports today', unemployed: { reason: 'laid-off', waitedDays: 3, registered: { monthsAgo: 2, daysAgo: 0 } } },
  {
    says: 'laid off, missed the reporting day before yesterday',
    unemployed: { reason: 'laid-off', waitedDays: 8, registered: { monthsAgo: 3, daysAgo: 2 }, missed: true },
  },
  { says: 'laid off 12 days ago, not registered yet', unemployed: { reason: 'laid-off', waitedDays: 12 } },
  { says: 'laid off long ago, benefit and protection used up', unemployed: { reason: 'laid-off', waitedDays: 2, registered: { monthsAgo: 8, daysAgo: 5 } } },
  { says: 'resigned, registered', unemployed: { reason: 'resigned', waitedDays: 10, registered: { monthsAgo: 1, daysAgo: 20 } } },
  { says: 'resigned 45 days ago, never registered: too late', unemployed: { reason: 'resigned', waitedDays: 45 } },
  { says: 'contract ended, registered last week', unemployed: { reason: 'ended', waitedDays: 6, registered: { monthsAgo: 0, daysAgo: 9 } } },
];
