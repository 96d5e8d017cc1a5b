import type { CallMannersParts } from '../../channels/voice/call-manners.ts';
import { decrypt, encrypt } from '../../storage/records/cipher.ts';
import type { KeyRing } from '../../storage/records/records.ts';

const COLUMN = 'session.call';

/** Seals what is kept of a call with the key ring. @returns `open` throws CipherError for what was changed or another key made. */
export function callSeal(ring: KeyRing): CallMannersParts['seal'] {
  return { close: (text) => encrypt(ring, COLUMN, text), open: (sealed) => decrypt(ring, COLUMN, sealed) };
}
