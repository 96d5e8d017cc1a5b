import type { Owner } from '../../storage/records/records.ts';
import type { DoEffect, EffectParts } from './effect-parts.ts';
import { tell } from './tell.ts';

export const signIn: DoEffect<'sign-in'> = async ({ signInLink }, effect, { conversationId, browserHash }) => {
  if (!signInLink || !browserHash) return { result: 'failed', of: effect, why: 'unavailable' };
  return { result: 'sign-in-link', ...(await signInLink({ conversationId, browserHash, level: effect.level })) };
};

export const signOut: DoEffect<'sign-out'> = async ({ records }, _effect, context) => {
  const { conversationId, person } = context;
  if (person) await records.audit.add({ actor: 'person', action: 'sign-out', personKey: person.sealed.personKey, conversationId, detail: undefined });
  return { result: 'signed-out' };
};

export const consent: DoEffect<'consent'> = async ({ records }, effect, { conversationId, person }) => {
  if (!person) return { result: 'failed', of: effect, why: 'not-signed-in' };
  const { personKey } = person.sealed;
  const receipt = await records.consents.give({ personKey, purpose: effect.purpose, version: effect.version, conversationId });
  await records.audit.add({ actor: 'person', action: 'consent', personKey, conversationId, detail: `${effect.purpose} ${effect.version} ${receipt}` });
  return { result: 'consented', purpose: effect.purpose, receipt };
};

export const withdrawConsent: DoEffect<'withdraw-consent'> = async ({ records }, effect, { conversationId, person }) => {
  if (!person) return { result: 'failed', of: effect, why: 'not-signed-in' };
  const { personKey } = person.sealed;
  await records.consents.withdraw(personKey, effect.purposes);
  await records.audit.add({ actor: 'person', action: 'consent.withdrawn', personKey, conversationId, detail: effect.purposes.join(' ') });
  return { result: 'consent-withdrawn', purposes: effect.purposes };
};

/** For the person when signed in, and for the conversation in the browser that began it; for nobody else. */
export const privacy: DoEffect<'privacy'> = async (parts, effect, context) => {
  const { owner, conversationId, browserHash } = context;
  const { records, conversations } = parts;
  if (owner.conversationId !== conversationId && owner.personKey === undefined) return { result: 'failed', of: effect, why: 'not-signed-in' };
  if (effect.what === 'show') return { result: 'kept', kept: await records.privacy.kept(owner) };
  if (effect.what === 'export') {
    if (!browserHash) return { result: 'failed', of: effect, why: 'unavailable' };
    await records.audit.add({ actor: 'person', action: 'export', personKey: owner.personKey, conversationId, detail: undefined });
    return { result: 'export-link', ...parts.exportLink({ owner, conversationId }, browserHash) };
  }
  // nobody is called about what no longer exists; the contact centre is told before the record, from which it would be told, is gone
  for (const { reference } of await records.callbacks.openOf(owner)) await tell(parts, { tell: 'cancel-callback', reference }, undefined);
  // the person's other conversations are forgotten too; this one gets a new session from its own turn
  const others = owner.personKey ? await conversationsOf(parts, owner) : [];
  const receipt = await records.privacy.erase(owner);
  for (const other of others) if (other !== conversationId) await conversations.forget(other);
  return { result: 'erased', receipt };
};

async function conversationsOf({ records }: EffectParts, owner: Owner): Promise<string[]> {
  const kept = await records.privacy.export(owner);
  const ids = Object.values(kept).flatMap((rows) => rows.map((row) => (row as { conversationId?: unknown }).conversationId));
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}
