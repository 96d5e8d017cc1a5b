import * as openid from 'openid-client';
import { type Identity, type IdentityProvider, type SignInAttempt, SignInError } from './identity.ts';
import { isLoopback, requireSecure } from './is-loopback.ts';
import { readIdentity } from './read-identity.ts';
import { repeatableFetch } from './repeatable-fetch.ts';
import { toSignInError } from './to-sign-in-error.ts';

/** Each scope is one claim at ThaiD; nothing is asked for that a sign-in does not need. */
const SCOPE = 'openid pid given_name birthdate ial';
/** After this long the provider's addresses are read again. */
const DISCOVERY_KEPT_MS = 3_600_000;

export interface OpenIdProviderOptions {
  /** The provider's issuer, exactly as it stands in its tokens: https://imauth.bora.dopa.go.th for ThaiD. http only on this machine. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** For each request to the provider; an answer that takes longer is `unavailable`. */
  timeoutMs?: number;
  /** For a provider that does not give the nonce back at all; a wrong nonce is refused all the same. */
  acceptMissingNonce?: boolean;
  /** The only signature accepted on an id_token. */
  signatureAlgorithm?: string;
}

/** Sign-in at an OpenID Provider such as ThaiD: code flow with PKCE (S256), state and nonce, the id_token's signature always checked. */
export class OpenIdProvider implements IdentityProvider {
  readonly #options: Required<OpenIdProviderOptions>;
  readonly #issuer: URL;
  #known: { configuration: Promise<openid.Configuration>; readAt: number } | undefined;

  /** @throws Error when an option is missing or the issuer is neither https nor on this machine. */
  constructor(options: OpenIdProviderOptions) {
    this.#issuer = requireSecure('OIDC_ISSUER', options.issuer);
    for (const [name, value] of [
      ['OIDC_CLIENT_ID', options.clientId],
      ['OIDC_CLIENT_SECRET', options.clientSecret],
    ] as const) {
      if (!value) throw new Error(`${name} is not set. Copy it from the registration with the identity provider into the environment.`);
    }
    this.#options = { timeoutMs: 4000, acceptMissingNonce: false, signatureAlgorithm: 'ES256', ...options };
  }

  async begin(redirectUri: string): Promise<{ url: string; attempt: SignInAttempt }> {
    try {
      const configuration = await this.#discovered();
      const attempt = { state: openid.randomState(), nonce: openid.randomNonce(), codeVerifier: openid.randomPKCECodeVerifier() };
      const url = openid.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: SCOPE,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, attempt };
    } catch (error) {
      throw toSignInError(error);
    }
  }

  async finish(callbackUrl: URL, attempt: SignInAttempt, leastLevel: number): Promise<Identity> {
    const states = callbackUrl.searchParams.getAll('state');
    if (states.length !== 1 || states[0] !== attempt.state) {
      throw new SignInError('state', 'The browser came back with another state than it was sent with. The person has to start again.');
    }
    try {
      return readIdentity(await this.#claims(callbackUrl, attempt), leastLevel);
    } catch (error) {
      throw toSignInError(error);
    }
  }

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
    if (!this.#options.acceptMissingNonce) return claimsOf(await openid.authorizationCodeGrant(configuration, callbackUrl, withNonce));
    // a code can be redeemed once, so both readings are of the same answer: first with the nonce, then as one that must have none
    const once = this.#configure(configuration.serverMetadata(), repeatableFetch(this.#fetch));
    const tokens = await openid.authorizationCodeGrant(once, callbackUrl, withNonce).catch((error) => {
      if (toSignInError(error).code !== 'nonce') throw error;
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
    const { clientId, clientSecret } = this.#options;
    const found = await openid.discovery(this.#issuer, clientId, clientSecret, undefined, {
      [openid.customFetch]: this.#fetch,
      execute: isLoopback(this.#issuer) ? [openid.allowInsecureRequests] : [],
    });
    return this.#configure(found.serverMetadata(), this.#fetch);
  }

  #configure(server: openid.ServerMetadata, fetchWith: openid.CustomFetch): openid.Configuration {
    const { clientId, clientSecret, signatureAlgorithm } = this.#options;
    const client = { client_secret: clientSecret, id_token_signed_response_alg: signatureAlgorithm };
    const configuration = new openid.Configuration(server, clientId, client, openid.ClientSecretBasic(clientSecret));
    configuration[openid.customFetch] = fetchWith;
    if (isLoopback(this.#issuer)) openid.allowInsecureRequests(configuration);
    // the library trusts TLS instead of the signature unless told otherwise
    openid.enableNonRepudiationChecks(configuration);
    return configuration;
  }

  readonly #fetch: openid.CustomFetch = (url, options) => fetch(url, { ...(options as RequestInit), signal: AbortSignal.timeout(this.#options.timeoutMs) });
}

function claimsOf(tokens: Awaited<ReturnType<typeof openid.authorizationCodeGrant>>): Record<string, unknown> {
  return tokens.claims() ?? {};
}
