import { setTimeout as wait } from 'node:timers/promises';
import { ConnectorError } from '../../connectors/connector-error.ts';
import type { LookupName } from '../../dialog/effects.ts';
import { LOOKUP_LEVELS } from '../../dialog/open-topic.ts';
import type { Session } from '../../dialog/session.ts';
import { ownFacts, type Proposal } from '../../dialog/suggest.ts';
import { dayInBangkok, type Lang } from '../../knowledge/calendar.ts';
import type { Suggestion } from '../api.ts';
import type { Staff } from '../desk-parts.ts';
import { type OpenedPerson, openedPerson } from '../handoff/opened-person.ts';
import type { SuggestParts } from './suggest-parts.ts';

/** A proposal, with the person's own data in it, or with what is missing before they could be. */
export interface WithOwnData {
  proposal: Proposal;
  personal?: true;
  needs?: Suggestion['needs'];
}

/** Suggestions do not wait for a registry that is slow: the general answer stands then. */
const REGISTRY_MS = 1200;

/** @param where nothing: no conversation is spoken of, and so nobody's data. */
export async function withOwnData(
  parts: SuggestParts,
  proposals: Proposal[],
  where: { conversationId: string; session: Session; staff: Staff } | undefined,
  lang: Lang,
): Promise<WithOwnData[]> {
  if (!where || !proposals.some(({ lookup }) => lookup)) return proposals.map((proposal) => ({ proposal }));
  const { conversationId, session, staff } = where;
  const { signedIn } = session;
  const now = parts.clock();
  const there = signedIn && Date.parse(signedIn.until) > now.getTime() ? signedIn : undefined;
  const consented = there && (await parts.records.consents.of(there.personKey)).lookup === parts.content.consentVersion;
  const opened = consented ? await openedPerson(parts, conversationId, staff.id) : undefined;
  const needed = (lookup: LookupName): Suggestion['needs'] => {
    if (!there || there.level < LOOKUP_LEVELS[lookup]) return 'sign-in';
    return consented ? 'open' : 'consent';
  };
  return Promise.all(
    proposals.map(async (proposal): Promise<WithOwnData> => {
      const { lookup } = proposal;
      if (!lookup) return { proposal };
      if (!opened || opened.signedIn.level < LOOKUP_LEVELS[lookup]) return { proposal, needs: needed(lookup) };
      const data = await lookedUp(parts, opened, lookup);
      const filled = data ? ownFacts(parts.content, proposal, data, { today: dayInBangkok(now), lang }) : proposal;
      return filled === proposal ? { proposal } : { proposal: filled, personal: true };
    }),
  );
}

async function lookedUp({ log }: SuggestParts, opened: OpenedPerson, lookup: LookupName): Promise<Awaited<ReturnType<OpenedPerson['lookup']>> | undefined> {
  const stop = new AbortController();
  try {
    const late = wait(REGISTRY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    return await Promise.race([opened.lookup(lookup), late]);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    log.warn({ lookup, code: error.code }, 'suggestion without own data');
    return undefined;
  } finally {
    stop.abort();
  }
}
