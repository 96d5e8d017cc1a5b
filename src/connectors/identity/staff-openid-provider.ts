import type { SignInAttempt } from './identity.ts';
import { OpenIdExchange } from './openid-exchange.ts';
import { readStaff, type StaffClaims } from './staff-claims.ts';
import type { StaffIdentity, StaffProvider } from './staff-provider.ts';

export interface StaffOpenIdProviderOptions extends Partial<Pick<StaffClaims, 'rolesClaim' | 'roleNames'>>, Pick<StaffClaims, 'hashId'> {
  /** The office's own provider, such as https://sso.example.go.th/realms/hotline. http only on this machine. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What is asked for beside `openid`, for name and roles. */
  scope?: string;
  timeoutMs?: number;
}

/** Sign-in of staff at the office's own OpenID Provider. The id_token may have any signature that the provider announces, and none without one. */
export class StaffOpenIdProvider implements StaffProvider {
  readonly #exchange: OpenIdExchange;
  readonly #claims: StaffClaims;

  /** @throws Error when an option is missing, the issuer is neither https nor on this machine, or two roles have one name. */
  constructor({ issuer, clientId, clientSecret, scope = 'openid profile', timeoutMs = 4000, ...claims }: StaffOpenIdProviderOptions) {
    this.#exchange = new OpenIdExchange({
      issuer,
      clientId,
      clientSecret,
      scope,
      timeoutMs,
      settings: 'DESK_OIDC',
      acceptMissingNonce: false,
      signatureAlgorithm: undefined,
      // a session that ended, by itself or by signing out, must not come back with one click of whoever sits there now
      askAnew: true,
    });
    const { rolesClaim = 'roles', roleNames = { agent: 'agent', supervisor: 'supervisor', editor: 'editor' }, hashId } = claims;
    const names = Object.values(roleNames);
    if (names.some((name) => name.trim() === '') || new Set(names).size < names.length) {
      throw new Error('DESK_ROLE_AGENT, DESK_ROLE_SUPERVISOR and DESK_ROLE_EDITOR must be three different names. Correct them in the environment.');
    }
    this.#claims = { rolesClaim, roleNames, hashId };
  }

  begin(redirectUri: string): Promise<{ url: string; attempt: SignInAttempt }> {
    return this.#exchange.begin(redirectUri);
  }

  finish(callbackUrl: URL, attempt: SignInAttempt): Promise<StaffIdentity> {
    return this.#exchange.finish(callbackUrl, attempt, (claims) => readStaff(claims, this.#claims));
  }

  ready(): Promise<boolean> {
    return this.#exchange.ready();
  }
}
