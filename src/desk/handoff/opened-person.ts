import { inWords } from '../../channels/in-words.ts';
import { LOOKUPS, type LookupData, type LookupName, type SignedIn } from '../../dialog/effects.ts';
import { personalAnswer } from '../../dialog/personal/personal-answer.ts';
import type { SealedPerson } from '../../dialog/session.ts';
import { dayInBangkok, type Lang } from '../../knowledge/calendar.ts';
import { openId } from '../../storage/records/seal-id.ts';
import type { OpenReason, PersonFact } from '../api.ts';
import type { DeskParts } from '../desk-parts.ts';

const ACTION = 'view.person';
/** Looks of one conversation that are gone through to find one's own. */
const LOOKS = 50;

/** The person of a conversation, whose data an agent has opened with a reason. */
export interface OpenedPerson {
  signedIn: SignedIn;
  /** When it has to be opened anew. */
  until: string;
  /** @throws ConnectorError */
  lookup<Name extends LookupName>(name: Name): Promise<LookupData>;
}

type Parts = Pick<DeskParts, 'records' | 'registry' | 'keyRing' | 'conversations' | 'settings' | 'clock' | 'content' | 'phrases'>;

/** Why a person's data cannot be opened. */
export type Closed = 'nobody' | 'no_consent';

/**
 * Opens the data of who is signed in, for a while: the entry in the audit trail is what opens it.
 * @returns why not: nobody is signed in (any more), or they did not consent to lookups in the present wording.
 */
export async function openPerson(parts: Parts, conversationId: string, staffId: string, reason: OpenReason): Promise<OpenedPerson | Closed> {
  const found = await personOf(parts, conversationId);
  if (typeof found === 'string') return found;
  await parts.records.audit.add({ actor: `agent:${staffId}`, action: ACTION, personKey: found.sealed.personKey, conversationId, detail: reason });
  return opened(parts, found, new Date(parts.clock().getTime() + parts.settings.person.openMinutes * 60_000));
}

/** What this agent has opened and may still look at; nothing when it was not opened, or the person, or their consent, is gone. */
export async function openedPerson(parts: Parts, conversationId: string, staffId: string): Promise<OpenedPerson | undefined> {
  const looks = await parts.records.audit.list({ conversationId, action: ACTION, limit: LOOKS });
  const own = looks.find(({ actor }) => actor === `agent:${staffId}`);
  const until = own && new Date(Date.parse(own.at) + parts.settings.person.openMinutes * 60_000);
  if (!until || until <= parts.clock()) return undefined;
  const found = await personOf(parts, conversationId);
  // somebody else may have signed in since
  return typeof found === 'string' || found.sealed.personKey !== own.personKey ? undefined : opened(parts, found, until);
}

/** What the registry says, in words, lookup by lookup; what it does not know is left out. @throws ConnectorError when it cannot be reached at all. */
export async function personFacts({ content, phrases, clock }: Parts, person: OpenedPerson, lang: Lang): Promise<PersonFact[]> {
  const today = dayInBangkok(clock());
  const answers = await Promise.allSettled(LOOKUPS.map(async (name) => ({ name, data: await person.lookup(name) })));
  if (answers.every(({ status }) => status === 'rejected')) throw (answers[0] as PromiseRejectedResult).reason;
  return answers.flatMap((answer) => {
    if (answer.status === 'rejected') return [];
    const { name, data } = answer.value;
    const told = personalAnswer(name, data, { facts: content.facts, today, lang });
    if (!told) return [];
    const [reply] = inWords({ phrases, topics: content.topics, lang, today }, [{ say: 'personal', personal: told.answer }], []);
    const lines = reply?.card ? [...reply.card.lead, ...reply.card.parts.flatMap((part) => part.lines)] : [];
    return [{ lookup: name, title: reply?.card?.title ?? name, lines }];
  });
}

interface Found {
  sealed: SealedPerson;
  consents: SignedIn['consents'];
}

async function personOf({ conversations, records, content, clock }: Parts, conversationId: string): Promise<Found | Closed> {
  const session = await conversations.session(conversationId);
  const sealed = session?.signedIn;
  if (!sealed || Date.parse(sealed.until) <= clock().getTime()) return 'nobody';
  const consents = await records.consents.of(sealed.personKey);
  return consents.lookup === content.consentVersion ? { sealed, consents } : 'no_consent';
}

function opened({ registry, keyRing }: Parts, { sealed, consents }: Found, until: Date): OpenedPerson {
  const { personKey, level, name } = sealed;
  return {
    signedIn: { personKey, level, name, consents },
    until: until.toISOString(),
    lookup: async (lookup) => ({ [lookup]: await registry.lookup(openId(keyRing, sealed.idSealed), lookup) }),
  };
}
