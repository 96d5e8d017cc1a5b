import type { Session } from '../../dialog/session.ts';
import type { Outcome, TurnEnd } from './conversations.ts';
import { knownSession } from './known-session.ts';

/** What a turn leaves behind, as it is stored. */
export interface StoredEnd {
  /** JSON of the new session; empty when the old one stays. */
  session: string;
  /** JSON of the `Outcome`. */
  outcome: string;
  /** Whether the answers kept until now go. */
  forgetAnswers: boolean;
}

/** The end of an event whose turn failed. */
export const FAILED_END: StoredEnd = { session: '', outcome: JSON.stringify({ failed: true } satisfies Outcome<never>), forgetAnswers: false };

/** Runs a turn to its end; one that throws, or leaves what is not plain JSON, has failed. */
export async function endOf<Answer>(turn: () => Promise<TurnEnd<Answer>>): Promise<StoredEnd> {
  try {
    const { session, answer, forgetAnswers = false } = await turn();
    return { session: JSON.stringify(session), outcome: JSON.stringify({ answer } satisfies Outcome<Answer>), forgetAnswers };
  } catch {
    return FAILED_END;
  }
}

/** A session as it was stored; nothing when there is none or it is of a version that this program does not know. */
export function sessionFrom(stored: string | null): Session | undefined {
  return stored ? knownSession(JSON.parse(stored) as Session) : undefined;
}

/** An outcome as it was stored. */
export function outcomeFrom<Answer>(stored: string | null): Outcome<Answer> | undefined {
  return stored ? (JSON.parse(stored) as Outcome<Answer>) : undefined;
}
