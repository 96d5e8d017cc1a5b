import { FACE_CHECKED, KNOWN_AND_CALLED } from '../../dialog/open-topic.ts';
import type { Owner } from '../../storage/records/records.ts';
import type { DoEffect, EffectParts } from './effect-parts.ts';
import { tell } from './tell.ts';

export const signIn: DoEffect<'sign-in'> = async ({ signInLink, lineLinking, sms }, effect, { conversationId, browserHash, channel }) => {
  if (channel === 'voice') {
    if (effect.level > KNOWN_AND_CALLED) return { result: 'failed', of: effect, why: 'refused' };
    // without SMS there is no password
    return sms ? { result: 'identify' } : { result: 'failed', of: effect, why: 'unavailable' };
  }
  // whoever signs in by a link has their face checked, so that the same sign-in is good for everything
  const level = Math.max(effect.level, FACE_CHECKED);
  if (channel === 'line' && lineLinking) return { result: 'sign-in-link', ...(await lineLinking.createLink({ conversationId, level })) };
  if (!signInLink || !browserHash) return { result: 'failed', of: effect, why: 'unavailable' };
  return { result: 'sign-in-link', ...(await signInLink({ conversationId, browserHash, level })) };
};

export const signOut: DoEffect<'sign-out'> = async ({ records, lineLinking }, _effect, context) => {
  const { conversationId, person, channel } = context;
  if (channel === 'line' && (await lineLinking?.unlink(conversationId, 'person'))) return { result: 'signed-out', unlinked: true };
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
  const { owner, conversationId, browserHash, channel } = context;
  const { records, conversations } = parts;
  if (owner.conversationId !== conversationId && owner.personKey === undefined) return { result: 'failed', of: effect, why: 'not-signed-in' };
  if (effect.what === 'show') return { result: 'kept', kept: await records.privacy.kept(owner) };
  if (effect.what === 'export') {
    const toLine = channel === 'line' ? parts.lineLinking : undefined;
    const claim = { owner, conversationId };
    if (!toLine && !browserHash) return { result: 'failed', of: effect, why: 'unavailable' };
    await records.audit.add({ actor: 'person', action: 'export', personKey: owner.personKey, conversationId, detail: undefined });
    if (toLine) return { result: 'export-link', anyBrowser: true, ...(await toLine.createCopyLink(claim)) };
    return { result: 'export-link', ...parts.exportLink(claim, browserHash as string) };
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
