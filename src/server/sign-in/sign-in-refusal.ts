import type { SignInError } from '../../connectors/identity/identity.ts';

/**
 * Why a sign-in was refused: the provider's reasons (`SignInError`), and ours: `link` (unknown, used or too old), `browser` (not the one that
 * asked), `failed` (we could not finish it), `too-many` (requests), `line` (LINE cannot be reached). Each is a key of locales/*\/sign-in.yaml or
 * of line-linking.yaml.
 */
export type RefusalCode = SignInError['code'] | 'link' | 'browser' | 'failed' | 'too-many' | 'line';

/** HTTP status of the page that explains it. */
export const REFUSAL_STATUS: Record<RefusalCode, number> = {
  link: 410,
  expired: 410,
  state: 400,
  browser: 403,
  denied: 403,
  nonce: 403,
  token: 403,
  claims: 403,
  level: 403,
  unavailable: 503,
  line: 503,
  failed: 500,
  'too-many': 429,
};

/** A sign-in that ends here. Only its code is for a person's eyes. */
export class SignInRefusal extends Error {
  readonly code: RefusalCode;
  /** Where the sign-in was asked for, as far as that is known: the web chat when not said. */
  readonly channel: 'line' | undefined;
  constructor(code: RefusalCode, channel?: 'line') {
    super(`sign-in refused: ${code}`);
    this.name = 'SignInRefusal';
    this.code = code;
    this.channel = channel;
  }
}
