import type { Session } from '../../dialog/session.ts';

/** A stored session, unless there is none or it is of a version that this program does not know. */
export function knownSession(stored: Session | undefined): Session | undefined {
  return stored?.version === 1 ? stored : undefined;
}
