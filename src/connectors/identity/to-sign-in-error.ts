import { SignInError } from './identity.ts';

/** What the person decided, in OpenID's and in ThaiD's words. */
const DENIALS = ['access_denied', 'user_denied', 'login_required', 'consent_required', 'interaction_required'];

/** Codes of openid-client for an answer that came and cannot be trusted. */
const UNTRUSTED = [
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_PARSE_ERROR',
  'OAUTH_UNSUPPORTED_OPERATION',
];

/** What openid-client throws, as far as it is read here. */
interface LibraryError {
  code?: string;
  /** The provider's own error code, for an error that the provider answered with. */
  error?: string;
  cause?: { code?: string; claim?: string; claims?: Record<string, unknown>; cause?: LibraryError['cause'] };
}

/**
 * Our error for one of openid-client's. Whatever is not known counts as `unavailable`.
 * The library's error is not kept as the cause: it carries the claims, and an error may be logged.
 * @param settings how the settings of this provider begin in the environment.
 */
export function toSignInError(thrown: unknown, settings = 'OIDC'): SignInError {
  if (thrown instanceof SignInError) return thrown;
  const error = (thrown ?? {}) as LibraryError;
  switch (error.code) {
    case 'OAUTH_AUTHORIZATION_RESPONSE_ERROR':
      return DENIALS.includes(error.error ?? '')
        ? new SignInError('denied', 'The person did not agree to sign in.')
        : new SignInError(
            'unavailable',
            `The provider sent the browser back with the error "${plain(error.error)}". Check how this client is registered there.`,
          );
    case 'OAUTH_RESPONSE_BODY_ERROR':
      return error.error === 'invalid_grant'
        ? new SignInError('expired', 'The provider no longer takes the code: it is too old or was used before. The person has to start again.')
        : clientRefused(plain(error.error), settings);
    case 'OAUTH_WWW_AUTHENTICATE_CHALLENGE':
      return clientRefused('401', settings);
  }
  if (isAboutNonce(error)) return new SignInError('nonce', 'The id_token does not carry the nonce of this sign-in. It may belong to another one.');
  if (UNTRUSTED.includes(error.code ?? '')) return new SignInError('token', `The provider's answer failed a check (${error.code}).`);
  return new SignInError('unavailable', `The provider could not be reached or did not answer as it should (${reason(error)}). Try again later.`);
}

function clientRefused(answer: string, settings: string): SignInError {
  return new SignInError('unavailable', `The provider refused this client (${answer}). Check ${settings}_CLIENT_ID and ${settings}_CLIENT_SECRET.`);
}

/** The nonce is another's, or there is none. */
function isAboutNonce({ cause }: LibraryError): boolean {
  const detail = cause?.cause ?? cause;
  if (!detail?.claims) return false;
  return detail.claim === 'nonce' || (detail.claim === undefined && detail.claims.nonce === undefined);
}

function reason({ code, cause }: LibraryError): string {
  return cause?.cause?.code ?? cause?.code ?? code ?? 'no code';
}

/** An error code from outside, short and without anything that could be more than a code. */
function plain(code: string | undefined): string {
  return (code ?? '').replace(/[^\w.-]/g, '').slice(0, 40);
}
