import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';

/** 32 random bytes as base64url: a secret that cannot be guessed. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export const SECRET = /^[\w-]{43}$/;

/** SHA-256 as base64url: what is kept of a secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Whether two hashes are the same, without telling by the time taken how far they agree. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * The hash of a secret cookie of the browser. Nothing when it has none, when it is not one of ours, or when it comes twice: then a page of
 * a neighbouring domain may have planted one, and which is ours cannot be told.
 */
export function readSecretHash(request: Pick<Request, 'headers'>, name: string): string | undefined {
  const values = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim().split('='))
    .filter(([key]) => key === name);
  const [only] = values;
  const value = values.length === 1 ? only?.[1] : undefined;
  return value && SECRET.test(value) ? hashOf(value) : undefined;
}

/** Until the browser is closed, for this host only, out of reach of scripts; sent when another site links here, not when it posts here. */
export function setSecretCookie(response: Response, name: string, secret: string, secure: boolean): void {
  response.cookie(name, secret, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
}
