/** Who signed in, as the identity provider (ThaiD) says. */
export interface Identity {
  /** 13 digits with a right check digit. */
  nationalId: string;
  givenName: string;
  /** Identity assurance level, such as 2.3. */
  level: number;
}

/** What is kept between sending a person to the provider and their coming back. Bound to one browser and one conversation. */
export interface SignInAttempt {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** OpenID Connect, code flow with PKCE. */
export interface IdentityProvider {
  /** @returns the address to send the browser to, and what to keep until it comes back. */
  begin(redirectUri: string): Promise<{ url: string; attempt: SignInAttempt }>;
  /**
   * @param callbackUrl the whole address the browser came back to.
   * @throws SignInError with a code: `denied`, `expired`, `state`, `nonce`, `token`, `claims`, `level`, `unavailable`.
   */
  finish(callbackUrl: URL, attempt: SignInAttempt, leastLevel: number): Promise<Identity>;
  ready(): Promise<boolean>;
}

export class SignInError extends Error {
  readonly code: 'denied' | 'expired' | 'state' | 'nonce' | 'token' | 'claims' | 'level' | 'unavailable';
  constructor(code: SignInError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SignInError';
    this.code = code;
  }
}
