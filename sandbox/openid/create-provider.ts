import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Context, interactionPolicy, Provider } from 'oidc-provider';
import { claimsByAccount } from './accounts.ts';
import type { FaultSwitch } from './faults.ts';
import type { SandboxPerson } from './people.ts';
import { renderPage } from './render-page.ts';
import type { ClientSettings, Settings } from './settings.ts';
import { createSigningKey } from './signing-key.ts';
import { spoilAnswer } from './spoil-answer.ts';
import type { SandboxStaff } from './staff.ts';

const SLOW_MS = 5000;
const AUTHORIZATION_PATH = '/api/v2/oauth2/auth/';
const TOKEN_PATH = '/api/v2/oauth2/token/';
const JWKS_PATH = '/jwks/';
/** Where a service calls by itself; the person's pages stay usable whatever the fault. */
const SERVICE_PATHS = [TOKEN_PATH, JWKS_PATH, '/.well-known/openid-configuration'];

/**
 * An OpenID Provider shaped like ThaiD: ES256, its paths, HTTP Basic at the token endpoint, a scope for each claim, claims in the id_token.
 * @see docs/sign-in.md for what is known of ThaiD and from where.
 */
export function createProvider(
  issuer: string,
  settings: Settings,
  people: readonly SandboxPerson[],
  staff: readonly SandboxStaff[],
  faults: FaultSwitch,
): Provider {
  const signing = createSigningKey('sandbox');
  const claims = claimsByAccount(people, staff);
  const provider = new Provider(issuer, {
    clients: [clientOf(settings.service), clientOf(settings.desk)],
    jwks: { keys: [signing.jwk] },
    routes: {
      authorization: AUTHORIZATION_PATH,
      token: TOKEN_PATH,
      introspection: '/api/v2/oauth2/introspect/',
      revocation: '/api/v2/oauth2/revoke/',
      jwks: JWKS_PATH,
    },
    scopes: ['openid', 'pid', 'given_name', 'birthdate', 'ial', 'profile'],
    // each claim has a scope of its own at ThaiD; staff have theirs in the usual one
    claims: { openid: ['sub'], pid: ['pid'], given_name: ['given_name'], birthdate: ['birthdate'], ial: ['ial'], profile: ['name', 'roles'] },
    // ThaiD puts the values themselves into the id_token
    conformIdTokenClaims: false,
    pkce: { required: () => false },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      introspection: { enabled: true, allowedPolicy: (_: Context, client: Client, token: Client) => token.clientId === client.clientId },
      revocation: { enabled: true, allowedPolicy: (_: Context, client: Client, token: Client) => token.clientId === client.clientId },
    },
    ttl: { AccessToken: 900, AuthorizationCode: 60, IdToken: 900, Interaction: 600, Session: 600, Grant: 900 },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    interactions: { policy: signInOnly(), url: (_: Context, { uid }: { uid: string }) => `/sandbox/sign-in/${uid}` },
    findAccount: (_: Context, accountId: string) => {
      const known = claims.get(accountId);
      return known && { accountId, claims: () => ({ sub: accountId, ...known }) };
    },
    loadExistingGrant: grantWhatWasAsked,
    renderError: (context: Context, out: { error: string; error_description?: string }) => {
      context.type = 'html';
      context.body = renderPage('เข้าสู่ระบบไม่ได้', [`${out.error}: ${out.error_description ?? ''}`]);
    },
  });
  provider.use(async (context, next) => {
    forgetBrowser(context);
    if (!SERVICE_PATHS.includes(context.path)) return next();
    if (faults.mode === 'slow') await wait(SLOW_MS);
    if (faults.mode === 'error') return answer(context, 500, { error: 'server_error' });
    if (context.path !== TOKEN_PATH) return next();
    if (faults.mode === 'expired-code') return answer(context, 400, { error: 'invalid_grant', error_description: 'authorization code is expired' });
    await next();
    if (context.status === 200) context.body = spoilAnswer(context.body as Record<string, unknown>, faults.mode, signing);
  });
  return provider;
}

interface Client {
  clientId: string;
}

function clientOf({ clientId, clientSecret, redirectUri }: ClientSettings): object {
  return {
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [redirectUri],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_basic',
    id_token_signed_response_alg: 'ES256',
  };
}

/** A browser that was here before signs in anew, as the ThaiD app asks every time. */
function forgetBrowser({ req }: Context): void {
  const cookies = req.headers.cookie?.split('; ').filter((cookie) => !cookie.startsWith('_session'));
  if (cookies) req.headers.cookie = cookies.join('; ');
}

/** Nobody is asked for consent on a second page. */
function signInOnly(): ReturnType<typeof interactionPolicy.base> {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

/** Scopes are fixed when a service registers with ThaiD; nobody chooses among them. */
async function grantWhatWasAsked({ oidc }: Context): Promise<object> {
  const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
  grant.addOIDCScope(oidc.params.scope);
  await grant.save();
  return grant;
}

function answer(context: Context, status: number, body: object): void {
  context.status = status;
  context.body = body;
}
