import type { Logger } from 'pino';
import type { Phrases } from '../../channels/phrases/phrases.ts';
import type { CallAt, RunCallEffect } from '../../channels/voice/call-manners.ts';
import type { CallEffect, CallResult } from '../../channels/voice/manners/tools.ts';
import { ConnectorError } from '../../connectors/connector-error.ts';
import type { Registry } from '../../connectors/registry/registry.ts';
import type { Sms } from '../../connectors/sms/sms.ts';
import { KNOWN_AND_CALLED } from '../../dialog/open-topic.ts';
import { keyedHash } from '../../storage/records/hash.ts';
import type { KeyRing, Records } from '../../storage/records/records.ts';
import { sealId } from '../../storage/records/seal-id.ts';
import { isPassword, type KeptPassword, PASSWORD_MINUTES, passwordFor, passwordHash } from './password.ts';

/** So many passwords are asked for about one person in an hour, from all calls together. */
const MOST_AN_HOUR = 5;
const HOUR_MS = 3_600_000;

export interface CallEffectParts {
  registry: Pick<Registry, 'identify'>;
  /** Nothing: no gateway is configured. */
  sms: Pick<Sms, 'send'> | undefined;
  records: Pick<Records, 'audit'>;
  keyRing: KeyRing;
  phrases: Phrases;
  log: Logger;
  clock: () => Date;
}

/** Does what a call itself wants done outside: messages, and the password by which a caller shows who they are. */
export function runCallEffect(parts: CallEffectParts): RunCallEffect {
  return (effect, at) => {
    switch (effect.effect) {
      case 'send-text':
        return sendText(parts, effect, at);
      case 'send-password':
        return sendPassword(parts, effect, at);
      case 'check-password':
        return checkPassword(parts, effect, at);
    }
  };
}

type Of<Kind extends CallEffect['effect']> = Extract<CallEffect, { effect: Kind }>;

async function sendText({ sms, log }: CallEffectParts, { to, text }: Of<'send-text'>, { conversationId, key }: CallAt): Promise<CallResult> {
  try {
    if (!sms) return { result: 'text-failed' };
    await sms.send({ to, text, idempotencyKey: key });
    return { result: 'text-sent' };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    log.warn({ conversationId, code: error.code, reason: error.reason }, 'message to a caller');
    return { result: 'text-failed' };
  }
}

async function sendPassword(parts: CallEffectParts, { nationalId, birthDate }: Of<'send-password'>, at: CallAt): Promise<CallResult> {
  const { registry, sms, records, keyRing, phrases, log, clock } = parts;
  const { conversationId, key, session } = at;
  const personKey = keyedHash(keyRing, 'national-id', nationalId);
  const since = new Date(clock().getTime() - HOUR_MS).toISOString();
  const asked = await records.audit.list({ personKey, action: 'identify', limit: MOST_AN_HOUR });
  if (asked.filter(({ at: when }) => when > since).length >= MOST_AN_HOUR) return refused(parts, at, personKey, 'too-often');
  await records.audit.add({ actor: 'person', action: 'identify', personKey, conversationId, detail: 'voice' });
  try {
    const { givenName, phone } = await registry.identify({ nationalId, birthDate });
    if (!phone || !sms) return refused(parts, at, personKey, 'no-telephone');
    const password = passwordFor(keyRing, key);
    const text = phrases.say(session.lang, 'password-message', { password, minutes: PASSWORD_MINUTES }, 'voice');
    await sms.send({ to: phone, text, idempotencyKey: key });
    const until = new Date(clock().getTime() + PASSWORD_MINUTES * 60_000).toISOString();
    return {
      result: 'password-sent',
      password: { hash: passwordHash(keyRing, conversationId, password), until, nationalId, givenName } satisfies KeptPassword,
    };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (error.code === 'not-found') return refused(parts, at, personKey, 'not-matched');
    log.warn({ conversationId, code: error.code, reason: error.reason }, 'identification of a caller');
    return { result: 'unavailable' };
  }
}

async function checkPassword(parts: CallEffectParts, { typed, password }: Of<'check-password'>, at: CallAt): Promise<CallResult> {
  const { keyRing, records, clock } = parts;
  const { conversationId } = at;
  const { hash, until, nationalId, givenName } = password as KeptPassword;
  const { personKey, idSealed } = sealId(keyRing, nationalId);
  const right = isPassword(keyRing, conversationId, typed, hash);
  if (until <= clock().toISOString()) return refused(parts, at, personKey, 'expired-password');
  if (!right) return refused(parts, at, personKey, 'wrong-password');
  await records.audit.add({ actor: 'person', action: 'sign-in', personKey, conversationId, detail: String(KNOWN_AND_CALLED) });
  // no browser is involved: the call itself is what proves who goes on
  return { result: 'identified', person: { personKey, idSealed, level: KNOWN_AND_CALLED, name: givenName, secretHash: '', until } };
}

type Refusal = 'too-often' | 'no-telephone' | 'not-matched' | 'expired-password' | 'wrong-password';

async function refused({ records }: CallEffectParts, { conversationId }: CallAt, personKey: string, why: Refusal): Promise<CallResult> {
  await records.audit.add({ actor: 'person', action: 'sign-in.refused', personKey, conversationId, detail: why });
  return { result: why };
}
