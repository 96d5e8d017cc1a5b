import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { hashOf, sameHash } from '../sign-in/secret-cookie.ts';

/** How far the clocks of jambonz and ours may be apart; also how long a recorded request could be sent again. */
const TOLERANCE_S = 300;

/** Whether a request is from the operator's jambonz. @param body the bytes as they came, for these are signed. */
export type JambonzAuth = (request: { headers: IncomingHttpHeaders }, body: Buffer) => boolean;

/**
 * Proof of jambonz: the header `Jambonz-Signature`, `t=<seconds>,v1=<hex of HMAC-SHA256 over "<t>.<body>">`, or the secret as the password of the
 * webhook (HTTP basic authentication), for a body that something in between writes anew.
 * @param secrets each accepted, so that one can be changed without a gap.
 * @throws Error when there is none, or one is too short.
 */
export function jambonzAuth(secrets: readonly string[], now: () => number = Date.now): JambonzAuth {
  if (secrets.length === 0 || secrets.some((secret) => secret.length < 16)) {
    throw new Error('VOICE_JAMBONZ_SECRET is too short. Allowed: at least 16 characters. Take the webhook secret of the account in the jambonz portal.');
  }
  return ({ headers }, body) => {
    const signature = headers['jambonz-signature'];
    const password = passwordOf(headers.authorization);
    const isSigned = (secret: string): boolean => typeof signature === 'string' && signs(signature, secret, body, now() / 1000);
    return secrets.some((secret) => isSigned(secret) || (password !== undefined && same(password, secret)));
  };
}

function signs(header: string, secret: string, body: Buffer, nowSeconds: number): boolean {
  const fields = header.split(',').map((field) => field.trim());
  const time = fields.find((field) => /^t=\d{1,12}$/.test(field))?.slice('t='.length);
  if (time === undefined || Math.abs(nowSeconds - Number(time)) > TOLERANCE_S) return false;
  const right = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');
  return fields.some((field) => field.startsWith('v1=') && same(field.slice('v1='.length), right));
}

function passwordOf(authorization: string | undefined): string | undefined {
  const encoded = /^Basic ([\w+/=-]+)$/i.exec(authorization ?? '')?.[1];
  const pair = encoded && Buffer.from(encoded, 'base64').toString('utf8');
  return pair?.includes(':') ? pair.slice(pair.indexOf(':') + 1) : undefined;
}

/** Hashes have one length: the time taken tells neither the length nor how far it agrees. */
function same(given: string, right: string): boolean {
  return sameHash(hashOf(given), hashOf(right));
}
