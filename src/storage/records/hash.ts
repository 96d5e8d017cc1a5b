import { createHmac } from 'node:crypto';
import type { KeyRing } from './records.ts';

/** What is hashed; part of the hash, so that the same digits as a phone and as a token never meet. */
export type HashKind =
  | 'national-id'
  | 'phone'
  | 'sign-in-token'
  | 'sign-in-state'
  | 'once-token'
  | 'line-user'
  | 'call'
  | 'check'
  | 'desk-agent'
  | 'desk-browser'
  | 'desk-csrf'
  | 'desk-session';

/**
 * A pseudonym to find a value by without keeping it: HMAC-SHA-256 under the ring's hash secret.
 * @param value national IDs as 13 digits and phones as digits (`plainPhone`), so that every way of writing gives one hash.
 * @returns 43 characters, base64url.
 */
export function keyedHash(ring: KeyRing, kind: HashKind, value: string): string {
  return createHmac('sha256', ring.hashSecret).update(`${kind}:${value}`).digest('base64url');
}

/** A Thai phone number as the digits dialled inside Thailand: `+66 81-234-5678` becomes `0812345678`. */
export function plainPhone(phone: string): string {
  const digits = phone.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replace(/\D/g, '');
  return /^66\d{8,9}$/.test(digits) ? `0${digits.slice(2)}` : digits;
}
