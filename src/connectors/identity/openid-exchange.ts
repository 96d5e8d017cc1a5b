import * as openid from 'openid-client';
import { type SignInAttempt, SignInError } from './identity.ts';
import { isLoopback, requireSecure } from './is-loopback.ts';
import { repeatableFetch } from './repeatable-fetch.ts';
import { toSignInError } from './to-sign-in-error.ts';

/** After this long the provider's addresses are read again. */
const DISCOVERY_KEPT_MS = 3_600_000;

/** How we are registered at a provider. */
export interface OpenIdRegistration {
  /** The provider's issuer, exactly as it stands in its tokens. http only on this machine. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  scope: string;
  /** How the three begin in the environment, for messages: `OIDC` for OIDC_ISSUER. */
  settings: string;
  /** For each request to the provider; an answer that takes longer is `unavailable`. */
  timeoutMs: number;
  /** For a provider that does not give the nonce back at all; a wrong nonce is refused all the same. */
  acceptMissingNonce: boolean;
  /** The only signature accepted on an id_token; nothing: those that the provider announces. */
  signatureAlgorithm: string | undefined;
  /** Whether the provider is to ask who they are even when it knows the browser. */
  askAnew?: boolean;
}

/** The code flow with PKCE (S256), state and nonce, the id_token's signature always checked: what comes out are claims that can be believed. */
export class OpenIdExchange {
  readonly #registration: OpenIdRegistration;
  readonly #issuer: URL;
  #known: { configuration: Promise<openid.Configuration>; readAt: number } | undefined;

  /** @throws Error when something is missing or the issuer is neither https nor on this machine. */
  constructor(registration: OpenIdRegistration) {
    const { settings } = registration;
    this.#issuer = requireSecure(`${settings}_ISSUER`, registration.issuer);
    for (const [name, value] of [
      [`${settings}_CLIENT_ID`, registration.clientId],
      [`${settings}_CLIENT_SECRET`, registration.clientSecret],
    ] as const) {
      if (!value) throw new Error(`${name} is not set. Copy it from the registration with the identity provider into the environment.`);
    }
    this.#registration = registration;
  }

  /**
   * @returns the address to send the browser to, and what to keep until it comes back.
   * @throws SignInError
   */
  async begin(redirectUri: string): Promise<{ url: string; attempt: SignInAttempt }> {
    try {
      const configuration = await this.#discovered();
      const attempt = { state: openid.randomState(), nonce: openid.randomNonce(), codeVerifier: openid.randomPKCECodeVerifier() };
      const url = openid.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: this.#registration.scope,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
        ...(this.#registration.askAnew ? { prompt: 'login' } : {}),
      });
      return { url: url.href, attempt };
    } catch (error) {
      throw this.#toSignInError(error);
    }
  }

  /**
   * @param callbackUrl the whole address the browser came back to.
   * @returns what `read` makes of the checked claims of the id_token.
   * @throws SignInError
   */
  async finish<T>(callbackUrl: URL, attempt: SignInAttempt, read: (claims: Record<string, unknown>) => T): Promise<T> {
    const states = callbackUrl.searchParams.getAll('state');
    if (states.length !== 1 || states[0] !== attempt.state) {
      throw new SignInError('state', 'The browser came back with another state than it was sent with. The person has to start again.');
    }
    try {
      return read(await this.#claims(callbackUrl, attempt));
    } catch (error) {
      throw this.#toSignInError(error);
    }
  }

  /** Whether the provider answers now. */
  async ready(): Promise<boolean> {
    return this.#discover().then(
      () => true,
      () => false,
    );
  }

  async #claims(callbackUrl: URL, attempt: SignInAttempt): Promise<Record<string, unknown>> {
    const configuration = await this.#discovered();
    const checks = { pkceCodeVerifier: attempt.codeVerifier, expectedState: attempt.state, idTokenExpected: true };
    const withNonce = { ...checks, expectedNonce: attempt.nonce };
    if (!this.#registration.acceptMissingNonce) return claimsOf(await openid.authorizationCodeGrant(configuration, callbackUrl, withNonce));
    // a code can be redeemed once, so both readings are of the same answer: first with the nonce, then as one that must have none
    const once = this.#configure(configuration.serverMetadata(), repeatableFetch(this.#fetch));
    const tokens = await openid.authorizationCodeGrant(once, callbackUrl, withNonce).catch((error) => {
      if (this.#toSignInError(error).code !== 'nonce') throw error;
      return openid.authorizationCodeGrant(once, callbackUrl, checks);
    });
    return claimsOf(tokens);
  }

  /** What the provider said of itself not too long ago. */
  #discovered(): Promise<openid.Configuration> {
    const now = performance.now();
    if (!this.#known || now - this.#known.readAt > DISCOVERY_KEPT_MS) {
      const configuration = this.#discover();
      const known = { configuration, readAt: now };
      this.#known = known;
      // the next one asks again instead of failing for an hour
      configuration.catch(() => {
        if (this.#known === known) this.#known = undefined;
      });
    }
    return this.#known.configuration;
  }

  async #discover(): Promise<openid.Configuration> {
    const { clientId, clientSecret } = this.#registration;
    const found = await openid.discovery(this.#issuer, clientId, clientSecret, undefined, {
      [openid.customFetch]: this.#fetch,
      execute: isLoopback(this.#issuer) ? [openid.allowInsecureRequests] : [],
    });
    return this.#configure(found.serverMetadata(), this.#fetch);
  }

  #configure(server: openid.ServerMetadata, fetchWith: openid.CustomFetch): openid.Configuration {
    const { clientId, clientSecret, signatureAlgorithm } = this.#registration;
    const client = { client_secret: clientSecret, ...(signatureAlgorithm ? { id_token_signed_response_alg: signatureAlgorithm } : {}) };
    const configuration = new openid.Configuration(server, clientId, client, openid.ClientSecretBasic(clientSecret));
    configuration[openid.customFetch] = fetchWith;
    if (isLoopback(this.#issuer)) openid.allowInsecureRequests(configuration);
    // the library trusts TLS instead of the signature unless told otherwise
    openid.enableNonRepudiationChecks(configuration);
    return configuration;
  }

  #toSignInError(error: unknown): SignInError {
    return toSignInError(error, this.#registration.settings);
  }

  readonly #fetch: openid.CustomFetch = (url, options) =>
    fetch(url, { ...(options as RequestInit), signal: AbortSignal.timeout(this.#registration.timeoutMs) });
}

function claimsOf(tokens: Awaited<ReturnType<typeof openid.authorizationCodeGrant>>): Record<string, unknown> {
  return tokens.claims() ?? {};
}
