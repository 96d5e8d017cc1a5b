import { randomBytes } from 'node:crypto';
import type { KeyRing } from './records.ts';

const SECRET_BYTES = 32;
const MAKE_ONE = 'Make one with: node -p "crypto.randomBytes(32).toString(\'base64\')"';

/**
 * Reads the key ring from the environment.
 * @param env `DATA_KEYS` as `k2:<base64 of 32 bytes>,k1:<...>`, the newest key first; `HASH_KEY` as base64 of 32 bytes.
 * @throws KeyRingError saying which variable, what is allowed and what to do. Never carries a secret.
 */
export function parseKeyRing(env: { DATA_KEYS?: string | undefined; HASH_KEY?: string | undefined }): KeyRing {
  if (!env.DATA_KEYS?.trim()) throw new KeyRingError(`DATA_KEYS is not set. Allowed: k1:<base64 of 32 bytes>, newest first. ${MAKE_ONE}`);
  if (!env.HASH_KEY?.trim()) throw new KeyRingError(`HASH_KEY is not set. Allowed: base64 of 32 bytes. ${MAKE_ONE}`);
  const keys = env.DATA_KEYS.split(',').map((entry, index) => parseKey(entry.trim(), `DATA_KEYS, key ${index + 1}`));
  const twice = keys.find((key, index) => keys.findIndex((other) => other.id === key.id) !== index);
  if (twice) throw new KeyRingError(`DATA_KEYS has two keys with the id "${twice.id}". Give the newer one an id of its own, such as k${keys.length}.`);
  const hashSecret = parseSecret(env.HASH_KEY.trim(), 'HASH_KEY');
  if (keys.some((key) => key.secret.equals(hashSecret))) {
    throw new KeyRingError(`HASH_KEY is the same secret as one of DATA_KEYS. Each needs its own. ${MAKE_ONE}`);
  }
  return { keys, hashSecret };
}

/** A new ring with one key, in the form of the environment. */
export function newKeyRingText(): { DATA_KEYS: string; HASH_KEY: string } {
  const secret = (): string => randomBytes(SECRET_BYTES).toString('base64');
  return { DATA_KEYS: `k1:${secret()}`, HASH_KEY: secret() };
}

function parseKey(entry: string, where: string): KeyRing['keys'][number] {
  const colon = entry.indexOf(':');
  const id = entry.slice(0, Math.max(colon, 0));
  // the id stands before the first dot of an encrypted value
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(id)) {
    throw new KeyRingError(`${where} has no id. Allowed: <id>:<base64 of 32 bytes>, the id of letters, digits, - and _ (at most 32).`);
  }
  return { id, secret: parseSecret(entry.slice(colon + 1), `${where} ("${id}")`) };
}

function parseSecret(text: string, where: string): Buffer {
  const secret = Buffer.from(text, 'base64');
  // Buffer.from skips what is not base64: the way back shows whether it did
  const canonical = secret.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '').replace(/-/g, '+').replace(/_/g, '/');
  if (!canonical || secret.length !== SECRET_BYTES) {
    const found = canonical ? `${secret.length} bytes` : 'text that is not base64';
    throw new KeyRingError(`${where} is ${found}. Allowed: base64 of ${SECRET_BYTES} bytes. ${MAKE_ONE}`);
  }
  return secret;
}

/** The key ring cannot be read or made. Never carries a secret. */
export class KeyRingError extends Error {
  override readonly name = 'KeyRingError';
}
