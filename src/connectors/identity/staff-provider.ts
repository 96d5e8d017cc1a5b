import type { SignInAttempt } from './identity.ts';

/** What somebody may do at the desk. None of them includes another. */
export type StaffRole = 'agent' | 'supervisor' | 'editor';

/** Somebody of the staff, as their identity provider says now. */
export interface StaffIdentity {
  /** The same at every sign-in: letters, digits, `_`, `.` and `-`, at most 64. */
  id: string;
  name: string;
  /** None: they have an account there, and nothing to do at the desk. */
  roles: StaffRole[];
}

/** Where staff sign in: OpenID Connect, code flow with PKCE. */
export interface StaffProvider {
  /**
   * @returns the address to send the browser to, and what to keep until it comes back.
   * @throws SignInError
   */
  begin(redirectUri: string): Promise<{ url: string; attempt: SignInAttempt }>;
  /**
   * @param callbackUrl the whole address the browser came back to.
   * @throws SignInError with a code: `denied`, `expired`, `state`, `nonce`, `token`, `claims`, `unavailable`.
   */
  finish(callbackUrl: URL, attempt: SignInAttempt): Promise<StaffIdentity>;
  ready(): Promise<boolean>;
}
