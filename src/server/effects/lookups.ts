import { ConnectorError } from '../../connectors/connector-error.ts';
import type { Effect, EffectResult } from '../../dialog/effects.ts';
import { openId } from '../../storage/records/seal-id.ts';
import type { DoEffect, EffectParts } from './effect-parts.ts';

/** A look at personal data: signed in and consented, written to the audit trail before it is done. */
export const lookup: DoEffect<'lookup'> = async (parts, effect, { conversationId, person }) => {
  if (!person || person.consents.lookup === undefined) return { result: 'failed', of: effect, why: 'not-signed-in' };
  const { sealed } = person;
  await parts.records.audit.add({ actor: 'person', action: `lookup.${effect.lookup}`, personKey: sealed.personKey, conversationId, detail: undefined });
  return connected(parts, effect, async () => {
    const data = await parts.registry.lookup(openId(parts.keyRing, sealed.idSealed), effect.lookup);
    return { result: 'looked-up', lookup: effect.lookup, data: { [effect.lookup]: data } };
  });
};

const FIRST_TRY_AFTER_MS = 15_000;

export const lookupLater: DoEffect<'lookup-later'> = async ({ records, clock }, { lookup: name }, { conversationId, key }) => {
  const dueAt = new Date(clock().getTime() + FIRST_TRY_AFTER_MS).toISOString();
  await records.schedule.plan({ key: `later/${key}`, kind: 'lookup-later', dueAt, payload: { conversationId, lookup: name } });
  return { result: 'will-answer-later', lookup: name };
};

export const hospitals: DoEffect<'hospitals'> = (parts, effect) =>
  connected(parts, effect, async () => ({ result: 'hospitals', hospitals: await parts.registry.hospitals(effect.near) }));

export const changeHospital: DoEffect<'change-hospital'> = async (parts, effect, { conversationId, key, person }) => {
  if (!person || person.consents.lookup === undefined) return { result: 'failed', of: effect, why: 'not-signed-in' };
  const { sealed } = person;
  await parts.records.audit.add({ actor: 'person', action: 'change.hospital', personKey: sealed.personKey, conversationId, detail: effect.hospitalId });
  return connected(parts, effect, async () => {
    const { hospitalId, reason } = effect;
    const changed = await parts.registry.changeHospital({ nationalId: openId(parts.keyRing, sealed.idSealed), hospitalId, reason, idempotencyKey: key });
    return { result: 'hospital-changed', ...changed };
  });
};

/** What the far side says, as the core knows it; anything unexpected goes on as an error. */
export async function connected(parts: EffectParts, effect: Effect, work: () => Promise<EffectResult>): Promise<EffectResult> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    parts.log.warn({ effect: effect.effect, code: error.code, reason: error.reason }, 'connector');
    return { result: 'failed', of: effect, why: error.code, ...(error.reason ? { detail: error.reason } : {}) };
  }
}
