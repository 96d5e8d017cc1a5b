import { createHash } from 'node:crypto';
import { keyedHash } from '../../storage/records/hash.ts';
import type { KeyRing } from '../../storage/records/records.ts';
import { LINE_PREFIX } from '../channel-of.ts';

/** A person's conversation: one for ever, from which LINE's id of them cannot be told. */
export function lineConversationId(ring: KeyRing, userId: string): string {
  return LINE_PREFIX + keyedHash(ring, 'line-user', userId);
}

/** The retry key of what is pushed for an event: the same whichever process sends it, and however often. A UUID (version 8: made from a hash). */
export function retryKeyOf(conversationId: string, eventId: string): string {
  const bytes = createHash('sha256').update(`line-push/${conversationId}/${eventId}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
