import { decrypt, encrypt } from '../records/cipher.ts';
import type { KeyRing } from '../records/records.ts';
import type { Sealing } from './redis-conversations.ts';

const COLUMN = 'redis.conversation';

/** Conversations are encrypted before they lie in Redis: a form that waits there holds a telephone number, an answer what the registry said. */
export function sealConversations(ring: KeyRing): Sealing {
  return { seal: (text) => encrypt(ring, COLUMN, text), open: (sealed) => decrypt(ring, COLUMN, sealed) };
}
