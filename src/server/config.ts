import { DEFAULT_RETENTION, type Retention } from '../storage/records/records.ts';

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
  /** Where people reach us; links and cookies are for it. */
  publicUrl: string;
  /** PostgreSQL; nothing: a SQLite file. */
  databaseUrl: string | undefined;
  dataFile: string;
  /** Keys of what is encrypted; nothing: a key file beside the SQLite file. */
  keys: { DATA_KEYS: string | undefined; HASH_KEY: string | undefined };
  registry: BackEnd | undefined;
  contactCentre: BackEnd | undefined;
  openId: { issuer: string; clientId: string; clientSecret: string } | undefined;
  /** The LINE account; nothing when there is none. */
  line: LineConfig | undefined;
  sms: BackEnd | undefined;
  /** The telephone; nothing when no platform can prove itself. */
  voice: VoiceConfig | undefined;
  /** Where our account on LINE can be added, named in text messages to callers. */
  lineUrl: string | undefined;
  /** Our own agents' desk; nothing when no staff can sign in. */
  desk: DeskConfig | undefined;
  retention: Retention;
  /** A fixed day instead of today's, to try answers of another day. Not for service. */
  today: string | undefined;
}

/** A telephone platform that speaks VoiceXML, jambonz, or both. */
export interface VoiceConfig {
  secret: string | undefined;
  /** Lower case, as all header names here. */
  header: string | undefined;
  proxy: { header: string; value: string } | undefined;
  /** Webhook secrets of jambonz; none when it is not served. */
  jambonzSecrets: string[];
  transferTo: string;
  transferType: 'bridge' | 'blind' | 'consultation';
  callerField: string;
  freeSpeech: string | undefined;
  fetchAudioUrl: string | undefined;
}

/** A LINE Messaging API channel. */
export interface LineConfig {
  secrets: string[];
  token: string;
  /** LINE's when not said. */
  apiUrl: string | undefined;
  accountLinkUrl: string | undefined;
  linkDays: number;
  mergeMs: number;
  timeoutMs: number;
}

/** Where staff sign in, and how their roles are called there. */
export interface DeskConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  scope: string | undefined;
  rolesClaim: string;
  roleNames: Record<'agent' | 'supervisor' | 'editor', string>;
  recogniserKey: string | undefined;
}

/** A system behind us that speaks schemas/registry.openapi.yaml. */
export interface BackEnd {
  baseUrl: string;
  token: string;
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
    publicUrl: url(env, 'PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${integer(env, 'PORT', 1506, 0, 65_535)}`,
    databaseUrl: url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    dataFile: env.DATA_FILE || '.data/ask-1506.db',
    keys: { DATA_KEYS: env.DATA_KEYS, HASH_KEY: env.HASH_KEY },
    registry: backEnd(env, 'REGISTRY'),
    contactCentre: backEnd(env, 'CONTACT_CENTRE'),
    openId: openId(env),
    line: line(env),
    sms: backEnd(env, 'SMS'),
    voice: voice(env),
    lineUrl: url(env, 'LINE_URL', ['https:']),
    desk: desk(env),
    retention: {
      transcriptDays: integer(env, 'KEEP_TRANSCRIPT_DAYS', DEFAULT_RETENTION.transcriptDays, 1, 3650),
      callbackDays: integer(env, 'KEEP_CALLBACK_DAYS', DEFAULT_RETENTION.callbackDays, 1, 3650),
      complaintDays: integer(env, 'KEEP_COMPLAINT_DAYS', DEFAULT_RETENTION.complaintDays, 1, 3650),
      feedbackDays: integer(env, 'KEEP_FEEDBACK_DAYS', DEFAULT_RETENTION.feedbackDays, 1, 3650),
      auditDays: integer(env, 'KEEP_AUDIT_DAYS', DEFAULT_RETENTION.auditDays, 1, 3650),
    },
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

function backEnd(env: Environment, name: string): BackEnd | undefined {
  const baseUrl = url(env, `${name}_URL`, ['http:', 'https:']);
  if (!baseUrl) return undefined;
  const token = env[`${name}_TOKEN`];
  if (!token) throw new Error(`${name}_TOKEN is not set, though ${name}_URL is. Set it to the bearer token of that system.`);
  return { baseUrl, token };
}

function openId(env: Environment): Config['openId'] {
  const issuer = url(env, 'OIDC_ISSUER', ['http:', 'https:']);
  if (!issuer) return undefined;
  const { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!clientId || !clientSecret)
    throw new Error('OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed with OIDC_ISSUER. They come from the registration at the provider.');
  return { issuer, clientId, clientSecret };
}

function desk(env: Environment): DeskConfig | undefined {
  const issuer = url(env, 'DESK_OIDC_ISSUER', ['http:', 'https:']);
  if (!issuer) return undefined;
  const { DESK_OIDC_CLIENT_ID: clientId, DESK_OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!clientId || !clientSecret)
    throw new Error('DESK_OIDC_CLIENT_ID and DESK_OIDC_CLIENT_SECRET are needed with DESK_OIDC_ISSUER. They come from the registration at your own provider.');
  const recogniserKey = env.DESK_RECOGNISER_KEY || undefined;
  if (recogniserKey && recogniserKey.length < LEAST_KEY)
    throw new Error(`DESK_RECOGNISER_KEY is too short. Set at least ${LEAST_KEY} random characters, or leave it out.`);
  return {
    issuer,
    clientId,
    clientSecret,
    scope: env.DESK_OIDC_SCOPE || undefined,
    rolesClaim: env.DESK_ROLES_CLAIM || 'roles',
    roleNames: {
      agent: env.DESK_ROLE_AGENT || 'agent',
      supervisor: env.DESK_ROLE_SUPERVISOR || 'supervisor',
      editor: env.DESK_ROLE_EDITOR || 'editor',
    },
    recogniserKey,
  };
}

/** What the recogniser's key must have, in characters. */
const LEAST_KEY = 16;

function voice(env: Environment): VoiceConfig | undefined {
  const { VOICE_SECRET: secret, VOICE_PROXY_HEADER: proxyHeader, VOICE_PROXY_VALUE: proxyValue } = env;
  const jambonzSecrets = (env.VOICE_JAMBONZ_SECRET ?? '').split(',').flatMap((one) => one.trim() || []);
  if (!secret && !proxyHeader && jambonzSecrets.length === 0) return undefined;
  if (proxyHeader && !proxyValue) throw new Error('VOICE_PROXY_VALUE is not set, though VOICE_PROXY_HEADER is. Set what the proxy puts there (docs/voice.md).');
  return {
    secret: secret || undefined,
    header: env.VOICE_HEADER?.toLowerCase() || undefined,
    proxy: proxyHeader && proxyValue ? { header: proxyHeader.toLowerCase(), value: proxyValue } : undefined,
    jambonzSecrets,
    transferTo: env.VOICE_TRANSFER_TO || 'tel:1506',
    transferType: oneOf(env, 'VOICE_TRANSFER_TYPE', 'bridge', ['bridge', 'blind', 'consultation']) as VoiceConfig['transferType'],
    callerField: env.VOICE_CALLER_FIELD || 'session.connection.remote.uri',
    freeSpeech: env.VOICE_FREE_SPEECH || undefined,
    fetchAudioUrl: url(env, 'VOICE_FETCH_AUDIO', ['http:', 'https:']),
  };
}

function line(env: Environment): LineConfig | undefined {
  const { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ACCESS_TOKEN: token } = env;
  if (!secret && !token) return undefined;
  if (!secret || !token)
    throw new Error('LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN are needed together. Both are in the LINE console; docs/line.md says where.');
  return {
    secrets: secret.split(',').map((one) => one.trim()),
    token,
    apiUrl: url(env, 'LINE_API_URL', ['http:', 'https:']),
    accountLinkUrl: url(env, 'LINE_ACCOUNT_LINK_URL', ['http:', 'https:']),
    linkDays: integer(env, 'LINE_LINK_DAYS', 30, 1, 3650),
    mergeMs: integer(env, 'LINE_MERGE_MS', 500, 0, 5000),
    timeoutMs: integer(env, 'LINE_TIMEOUT_MS', 4000, 100, 60_000),
  };
}

function day(env: Environment, name: string): string | undefined {
  const value = env[name];
  if (!value) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new Error(`${name} is "${value}". Allowed: a day such as 2029-01-01.`);
  return value;
}
