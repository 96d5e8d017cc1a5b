import { createHmac } from 'node:crypto';
import { keyedHash } from '../../storage/records/hash.ts';
import type { KeyRing } from '../../storage/records/records.ts';
import { sameHash } from '../sign-in/secret-cookie.ts';

/** A password is good for so long. */
export const PASSWORD_MINUTES = 5;

/** What is kept of a password that was sent, and whose it is. Plain JSON; it lies in the sealed state of the call. */
export interface KeptPassword {
  hash: string;
  /** ISO instant. */
  until: string;
  nationalId: string;
  givenName: string;
}

/**
 * Six digits that nobody can guess who has not the ring's hash secret.
 * @param key of the effect: when the event is taken again after a crash, the same password goes out under the same key, once.
 */
export function passwordFor(ring: KeyRing, key: string): string {
  const digest = createHmac('sha256', ring.hashSecret).update(`one-time-password:${key}`).digest();
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

/** What is kept in place of a password. @param conversationId of the call that it is good in. */
export function passwordHash(ring: KeyRing, conversationId: string, password: string): string {
  return keyedHash(ring, 'once-token', `call:${conversationId}:${password}`);
}

/** In constant time. */
export function isPassword(ring: KeyRing, conversationId: string, typed: string, hash: string): boolean {
  return sameHash(passwordHash(ring, conversationId, typed), hash);
}
