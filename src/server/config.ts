/** What can be set from outside. docs/configuration.md is the table of it. */
export interface Config {
  port: number;
  host: string;
  redisUrl: string | undefined;
  sessionTtlSeconds: number;
  requestsPerMinute: number;
  logLevel: string;
  /** Behind a proxy that sets X-Forwarded-For: the number of proxies. */
  trustProxy: number;
  /** A fixed day instead of today's, to try answers of another day. Not for service. */
  today: string | undefined;
}

type Environment = Record<string, string | undefined>;

/** Reads the environment once. @throws Error that says which variable is wrong and what is allowed. */
export function readConfig(env: Environment): Config {
  return {
    port: integer(env, 'PORT', 1506, 0, 65_535),
    host: env.HOST ?? '0.0.0.0',
    redisUrl: url(env, 'REDIS_URL', ['redis:', 'rediss:']),
    sessionTtlSeconds: integer(env, 'SESSION_TTL_SECONDS', 1800, 60, 86_400),
    requestsPerMinute: integer(env, 'REQUESTS_PER_MINUTE', 60, 1, 100_000),
    logLevel: oneOf(env, 'LOG_LEVEL', 'info', ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    trustProxy: integer(env, 'TRUST_PROXY', 0, 0, 10),
    today: day(env, 'TODAY'),
  };
}

function integer(env: Environment, name: string, standard: number, least: number, most: number): number {
  const text = env[name];
  if (text === undefined || text === '') return standard;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(`${name} is "${text}". Allowed: a whole number from ${least} to ${most}. Correct it in the environment or leave it out for ${standard}.`);
  return value;
}

function oneOf(env: Environment, name: string, standard: string, allowed: string[]): string {
  const value = env[name] || standard;
  if (!allowed.includes(value)) throw new Error(`${name} is "${value}". Allowed: ${allowed.join(', ')}.`);
  return value;
}

function url(env: Environment, name: string, protocols: string[]): string | undefined {
  const value = env[name];
  if (!value) return undefined;
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  if (!parsed || !protocols.includes(parsed.protocol))
    throw new Error(`${name} is not an address. Allowed: ${protocols.map((protocol) => `${protocol}//host:port`).join(' or ')}.`);
  return value;
}

function day(env: Environment, name: string): string | undefined {
  const value = env[name];
  if (!value) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new Error(`${name} is "${value}". Allowed: a day such as 2029-01-01.`);
  return value;
}
