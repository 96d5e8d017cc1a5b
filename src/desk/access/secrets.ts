import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 random bytes as base64url: a secret that cannot be guessed. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What `newSecret` makes. */
export const SECRET = /^[\w-]{43}$/;

/** Whether two texts are the same, without telling by the time taken how far they agree, or how long the right one is. */
export function sameText(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
