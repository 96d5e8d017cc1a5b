import type { Identity, IdentityProvider, SignInAttempt } from './identity.ts';
import { OpenIdExchange } from './openid-exchange.ts';
import { readIdentity } from './read-identity.ts';

/** Each scope is one claim at ThaiD; nothing is asked for that a sign-in does not need. */
const SCOPE = 'openid pid given_name birthdate ial';

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

/** Sign-in of insured persons at an OpenID Provider such as ThaiD. */
export class OpenIdProvider implements IdentityProvider {
  readonly #exchange: OpenIdExchange;

  /** @throws Error when an option is missing or the issuer is neither https nor on this machine. */
  constructor(options: OpenIdProviderOptions) {
    this.#exchange = new OpenIdExchange({
      timeoutMs: 4000,
      acceptMissingNonce: false,
      signatureAlgorithm: 'ES256',
      ...options,
      scope: SCOPE,
      settings: 'OIDC',
    });
  }

  begin(redirectUri: string): Promise<{ url: string; attempt: SignInAttempt }> {
    return this.#exchange.begin(redirectUri);
  }

  finish(callbackUrl: URL, attempt: SignInAttempt, leastLevel: number): Promise<Identity> {
    return this.#exchange.finish(callbackUrl, attempt, (claims) => readIdentity(claims, leastLevel));
  }

  ready(): Promise<boolean> {
    return this.#exchange.ready();
  }
}
