/** What the sandbox provider is started with. The names are the service's own, so that one environment starts both. */
export interface Settings {
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** Nothing: http://localhost and the port that was taken. */
  issuer: string | undefined;
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
  return {
    port,
    host: env.HOST || '127.0.0.1',
    issuer: address(env, 'OIDC_ISSUER'),
    clientId: env.OIDC_CLIENT_ID || 'ask-1506-sandbox',
    clientSecret: env.OIDC_CLIENT_SECRET || 'sandbox-only-not-a-secret',
    redirectUri: new URL('/auth/callback', address(env, 'PUBLIC_URL') ?? 'http://localhost:1506').href,
  };
}

function address(env: Record<string, string | undefined>, name: string): string | undefined {
  const value = env[name] || undefined;
  if (value && !URL.canParse(value))
    throw new Error(`${name} is not an address. Allowed: an address such as http://localhost:1506. Correct it or leave it out.`);
  return value;
}
