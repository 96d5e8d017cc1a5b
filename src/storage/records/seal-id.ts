import { decrypt, encrypt } from './cipher.ts';
import { keyedHash } from './hash.ts';
import type { KeyRing } from './records.ts';

const COLUMN = 'session.national_id';

/** A national ID as a session keeps it: the key that finds the person, and the number encrypted. @param nationalId 13 digits. */
export function sealId(ring: KeyRing, nationalId: string): { personKey: string; idSealed: string } {
  return { personKey: keyedHash(ring, 'national-id', nationalId), idSealed: encrypt(ring, COLUMN, nationalId) };
}

/** @throws CipherError when the key is gone or the value was changed. */
export function openId(ring: KeyRing, idSealed: string): string {
  return decrypt(ring, COLUMN, idSealed);
}
