/** What the sandbox provider is started with. The names are the service's own, so that one environment starts both. */
export interface Settings {
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** Nothing: http://localhost and the port that was taken. */
  issuer: string | undefined;
  /** For insured persons. */
  service: ClientSettings;
  /** For staff. */
  desk: ClientSettings;
}

/** How a client is registered here. */
export interface ClientSettings {
  clientId: string;
  clientSecret: string;
  /** Where browsers are sent back to, compared character by character as ThaiD does. */
  redirectUri: string;
}

/** Reads the environment. @throws Error that says which variable is wrong and what is allowed. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const port = Number(env.PORT || 1511);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is "${env.PORT}". Allowed: a whole number from 0 to 65535. Correct it or leave it out for 1511.`);
  const publicUrl = address(env, 'PUBLIC_URL') ?? 'http://localhost:1506';
  const service = {
    clientId: env.OIDC_CLIENT_ID || 'ask-1506-sandbox',
    clientSecret: env.OIDC_CLIENT_SECRET || 'sandbox-only-not-a-secret',
    redirectUri: new URL('/auth/callback', publicUrl).href,
  };
  const desk = {
    clientId: env.DESK_OIDC_CLIENT_ID || 'ask-1506-desk',
    clientSecret: env.DESK_OIDC_CLIENT_SECRET || 'sandbox-only-not-a-secret',
    redirectUri: new URL('/desk/callback', publicUrl).href,
  };
  if (service.clientId === desk.clientId)
    throw new Error(`OIDC_CLIENT_ID and DESK_OIDC_CLIENT_ID are both "${desk.clientId}". Allowed: two different names, or leave them out.`);
  return { port, host: env.HOST || '127.0.0.1', issuer: address(env, 'OIDC_ISSUER'), service, desk };
}

function address(env: Record<string, string | undefined>, name: string): string | undefined {
  const value = env[name] || undefined;
  if (value && !URL.canParse(value))
    throw new Error(`${name} is not an address. Allowed: an address such as http://localhost:1506. Correct it or leave it out.`);
  return value;
}
