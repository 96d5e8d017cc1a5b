import { createHash } from 'node:crypto';

const CHARACTERS = 10;

/** Names the answer to an event in its buttons: short, and without the event's own id, which opens its kept answer. */
export function stepOf(eventId: string): string {
  return createHash('sha256').update(eventId).digest('base64url').slice(0, CHARACTERS);
}
