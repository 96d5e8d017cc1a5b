import { isLoopback } from './identity/is-loopback.ts';

/** How a connector behaves towards the system behind it. docs/connectors.md is the table of it. */
export interface ConnectorOptions {
  /** Address of the system, with a path when it has one: `https://gateway.example/sso`. */
  baseUrl: string;
  /** Bearer token. */
  token: string;
  /** One try ends after this long, its answer read. */
  timeoutMs: number;
  /** Tries in all of what may be repeated. */
  tries: number;
  /** About how long to wait before the second try; later waits grow, with jitter. */
  retryDelayMs: number;
  /** No wait between two tries is longer. */
  retryDelayMostMs: number;
  /** Failed tries in a row after which the circuit opens: nothing is asked, every call fails at once. */
  breakAfter: number;
  /** After this long one call is let through to see whether the system is back. */
  halfOpenAfterMs: number;
  /** Calls under way at the same time. */
  concurrent: number;
  /** Calls that may wait for their turn; one more fails at once. */
  waiting: number;
  /** Allows http:// to another machine, where the way there is encrypted by other means. */
  plainHttp: boolean;
}

/** What must be given; the rest has defaults. */
export type ConnectorSettings = Pick<ConnectorOptions, 'baseUrl' | 'token'> & Partial<ConnectorOptions>;

export const CONNECTOR_DEFAULTS: Omit<ConnectorOptions, 'baseUrl' | 'token'> = {
  timeoutMs: 2000,
  tries: 3,
  retryDelayMs: 100,
  retryDelayMostMs: 1000,
  breakAfter: 5,
  halfOpenAfterMs: 10_000,
  concurrent: 20,
  waiting: 50,
  plainHttp: false,
};

const LIMITS = {
  timeoutMs: [1, 60_000],
  tries: [1, 10],
  retryDelayMs: [1, 60_000],
  retryDelayMostMs: [1, 60_000],
  breakAfter: [1, 1000],
  halfOpenAfterMs: [1, 3_600_000],
  concurrent: [1, 1000],
  waiting: [0, 10_000],
} as const;

/**
 * Fills in the defaults and checks every value, so that a wrong one stops the start.
 * @param name of the connector, for the messages.
 * @throws Error that says which option is wrong and what is allowed. Never repeats the token.
 */
export function connectorOptions(name: string, settings: ConnectorSettings): ConnectorOptions {
  const options = { ...CONNECTOR_DEFAULTS, ...settings };
  const url = URL.canParse(options.baseUrl) ? new URL(options.baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username)
    throw new Error(`${name}: baseUrl is not an address. Allowed: https://host or https://host/path, without query and user. Correct it in the environment.`);
  if (url.protocol === 'http:' && !options.plainHttp && !isLoopback(url))
    throw new Error(
      `${name}: baseUrl is not encrypted, and national IDs travel over it. Allowed: https://, or http:// on localhost. Use TLS, or set plainHttp.`,
    );
  // what a header can carry (RFC 6750, b64token)
  if (!/^[\w.~+/-]+=*$/.test(options.token))
    throw new Error(`${name}: token is empty or holds a character that a header cannot carry. Allowed: letters, digits and -._~+/=. Copy it again.`);
  for (const [option, [least, most]] of Object.entries(LIMITS)) {
    const value = options[option as keyof typeof LIMITS];
    if (!Number.isInteger(value) || value < least || value > most)
      throw new Error(`${name}: ${option} is ${value}. Allowed: a whole number from ${least} to ${most}. Correct it or leave it out.`);
  }
  return options;
}
