import type { Fault } from './faults.ts';
import { createSigningKey, openToken, type SigningKey, signToken } from './signing-key.ts';

type TokenAnswer = Record<string, unknown>;

const CHANGES: Partial<Record<Fault, Record<string, unknown>>> = {
  'wrong-audience': { aud: 'another-client' },
  'missing-pid': { pid: undefined },
  'low-ial': { ial: '1.1' },
  'wrong-nonce': { nonce: 'nonce-of-somebody-else' },
  'missing-nonce': { nonce: undefined },
};

/** The token endpoint's answer with the fault in it: signed again with the right key, so that only the fault itself can be noticed. */
export function spoilAnswer(answer: TokenAnswer, fault: Fault, signing: SigningKey): TokenAnswer {
  const { id_token: token, ...rest } = answer;
  if (typeof token !== 'string' || fault === 'no-id-token') return rest;
  const changes = CHANGES[fault];
  if (!changes && fault !== 'wrong-key') return answer;
  const { header, claims } = openToken(token);
  // the forged key carries the right key's id: the signature alone gives it away
  return { ...rest, id_token: signToken(header, { ...claims, ...changes }, fault === 'wrong-key' ? createSigningKey('forged') : signing) };
}
