import { createHmac, randomBytes } from 'node:crypto';
import type { KeyRing } from '../../storage/records/records.ts';
import { sameHash } from './secret-cookie.ts';

const RANDOM_BYTES = 12;
const RANDOM_CHARACTERS = 16;
const PROOF_CHARACTERS = 20;

/**
 * A new conversation's id: 16 random characters, and 20 that prove to us, without anything being kept, which browser it was given to. The id
 * stands in logs and in the audit trail, so that knowing it must open nothing.
 */
export function issueConversationId(ring: KeyRing, browserHash: string): string {
  const random = randomBytes(RANDOM_BYTES).toString('base64url');
  return random + proof(ring, random, browserHash);
}

/** Whether a conversation's id was issued to this browser. */
export function isIssuedTo(ring: KeyRing, conversationId: string, browserHash: string): boolean {
  return sameHash(conversationId.slice(RANDOM_CHARACTERS), proof(ring, conversationId.slice(0, RANDOM_CHARACTERS), browserHash));
}

function proof(ring: KeyRing, random: string, browserHash: string): string {
  return createHmac('sha256', ring.hashSecret).update(`conversation:${random}:${browserHash}`).digest('base64url').slice(0, PROOF_CHARACTERS);
}
