import { formatDay } from '../../knowledge/calendar.ts';
import type { LookupData } from '../effects.ts';
import type { Line } from '../say.ts';
import type { Rules, Sentences } from './personal-answer.ts';

/** Where each claim stands; the latest first. */
export function claims({ claims: all }: NonNullable<LookupData['claim']>, { lang }: Rules): Sentences {
  if (all.length === 0) return { lead: [{ key: 'claims.none' }], next: ['claim.howto', 'claim.deadline', 'action.callback'] };
  const lines = [...all]
    .sort((a, b) => b.filed.localeCompare(a.filed))
    .map<Line>((claim) => ({
      key: `claims.${claim.state}`,
      values: {
        benefit: claim.benefit,
        filed: formatDay(claim.filed, lang),
        amount: claim.amountBaht ?? 0,
        paid: claim.paidOn ? formatDay(claim.paidOn, lang) : '-',
        reason: claim.reason ?? 'unsaid',
        reference: claim.reference,
      },
    }));
  const [latest, ...older] = lines;
  const refused = all.some(({ state }) => state === 'refused');
  return {
    lead: latest ? [latest] : [],
    details: older,
    follows: refused ? [{ key: 'claims.appeal' }] : [],
    next: refused ? ['appeal.file', 'claim.howto', 'action.callback'] : ['claim.payment', 'claim.howto', 'action.callback'],
  };
}
