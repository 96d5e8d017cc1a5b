import type { Session } from '../../dialog/session.ts';

/** Where sessions live between turns. One contract test serves every implementation. */
export interface Sessions {
  /** The session of a conversation, or nothing when there is none or it has expired. */
  get(conversationId: string): Promise<Session | undefined>;
  /** Keeps it until `ttlSeconds` after this call. */
  set(conversationId: string, session: Session): Promise<void>;
  delete(conversationId: string): Promise<void>;
  /** Runs one turn of a conversation at a time, in the order of the calls. */
  inTurn<T>(conversationId: string, turn: () => Promise<T>): Promise<T>;
  /** Whether the store can be reached. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}
