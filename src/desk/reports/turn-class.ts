import type { Disposition } from '../../dialog/say.ts';
import type { Measure } from '../../storage/records/desk-records.ts';

export type TurnClass = 'answered' | 'askedBack' | 'notUnderstood' | 'other';

/** A question was answered; small talk, forms and what a person says are none of it. */
const ANSWERED: ReadonlySet<string> = new Set<Disposition>([
  'answered',
  'answered_follow_up',
  'answered_calculation',
  'answered_checklist',
  'answered_referral',
  'answered_personal',
]);

/** How a turn ended, of the measure's name (`outcome:disposition`). */
export function turnClass(name: string): TurnClass {
  const [outcome = '', disposition = ''] = name.split(':');
  if (ANSWERED.has(disposition)) return 'answered';
  if (outcome === 'clarify') return 'askedBack';
  return outcome === 'none' ? 'notUnderstood' : 'other';
}

/** How many turns ended how. @param measures of the kind `turn`. */
export function countTurns(measures: Pick<Measure, 'name' | 'count'>[]): { turns: number } & Record<Exclude<TurnClass, 'other'>, number> {
  const counts = { turns: 0, answered: 0, askedBack: 0, notUnderstood: 0 };
  for (const { name, count } of measures) {
    counts.turns += count;
    const ended = turnClass(name);
    if (ended !== 'other') counts[ended] += count;
  }
  return counts;
}
