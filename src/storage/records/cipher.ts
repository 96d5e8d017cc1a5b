import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { KeyRing } from './records.ts';

const ALGORITHM = 'aes-256-gcm';
/** The length that GCM is made for; a fresh one for every value. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts one value of one column (AES-256-GCM) with the first key of the ring.
 * @param column `table.column`, bound in as additional data: a value moved to another column cannot be read there.
 * @returns `keyId.iv.tag.data`, the last three base64url.
 */
export function encrypt(ring: KeyRing, column: string, text: string): string {
  const key = firstKey(ring);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyObject(key.secret), iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(column));
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [key.id, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.');
}

/**
 * Reads what `encrypt` made, with whichever key of the ring made it.
 * @throws CipherError when the key is not in the ring, or when the value was changed, moved or made with another key of that id.
 */
export function decrypt(ring: KeyRing, column: string, sealed: string): string {
  const [id, iv, tag, data] = sealed.split('.');
  if (id === undefined || iv === undefined || tag === undefined || data === undefined) {
    throw new CipherError(`${column} holds a value that is not encrypted. Allowed: keyId.iv.tag.data. Restore the row from a backup.`);
  }
  const key = ring.keys.find((one) => one.id === id);
  if (!key) {
    const known = ring.keys.map((one) => one.id).join(', ');
    throw new CipherError(`${column} is encrypted with key "${id}"; the key ring has ${known}. Put that key back at the end of DATA_KEYS.`);
  }
  try {
    const decipher = createDecipheriv(ALGORITHM, keyObject(key.secret), Buffer.from(iv, 'base64url'), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(column)).setAuthTag(Buffer.from(tag, 'base64url'));
    return decipher.update(Buffer.from(data, 'base64url'), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    const why = `${column} cannot be read with key "${id}": the value was changed, or the key is another one of the same id.`;
    throw new CipherError(`${why} Check the secret of "${id}" in DATA_KEYS.`, { cause });
  }
}

/** Made once a secret: making it costs more than using it. */
const keyObjects = new WeakMap<Buffer, KeyObject>();

function keyObject(secret: Buffer): KeyObject {
  const known = keyObjects.get(secret);
  if (known) return known;
  const made = createSecretKey(secret);
  keyObjects.set(secret, made);
  return made;
}

/** The key that new values are encrypted with. @throws CipherError when the ring is empty. */
export function firstKey(ring: KeyRing): KeyRing['keys'][number] {
  const key = ring.keys[0];
  if (!key) throw new CipherError('The key ring has no key. Set DATA_KEYS to at least one key, such as k1:<base64 of 32 bytes>.');
  return key;
}

/** A value at rest that cannot be read, or no key to write with. Never carries the value. */
export class CipherError extends Error {
  override readonly name = 'CipherError';
}
