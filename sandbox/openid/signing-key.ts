import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A private key for ES256, made anew at every start. */
export interface SigningKey {
  key: KeyObject;
  /** The same as a JSON Web Key with its id. */
  jwk: object;
}

export function createSigningKey(kid: string): SigningKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { key: privateKey, jwk: { ...privateKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' } };
}

/** A JSON Web Token with this header and these claims, signed ES256 whatever the header says. */
export function signToken(header: object, claims: object, { key }: SigningKey): string {
  const content = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${content}.${sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** Header and claims of a token; its signature is not looked at. */
export function openToken(token: string): { header: object; claims: Record<string, unknown> } {
  const [header, claims] = token.split('.', 2).map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
  return { header, claims };
}
