import type { SignInError } from '../../connectors/identity/identity.ts';

/**
 * Why staff were not let in: the provider's reasons (`SignInError`), and ours: `browser` (not the one that went there), `role` (none at the
 * desk), `failed` (we could not finish it), `too-many` (requests).
 */
export type DeskRefusalCode = SignInError['code'] | 'browser' | 'role' | 'failed' | 'too-many';

/** HTTP status of the page that explains it. */
export const DESK_REFUSAL_STATUS: Record<DeskRefusalCode, number> = {
  state: 400,
  browser: 403,
  denied: 403,
  nonce: 403,
  token: 403,
  claims: 403,
  level: 403,
  role: 403,
  expired: 410,
  'too-many': 429,
  failed: 500,
  unavailable: 503,
};

/** A sign-in that ends here. Only its code is for a person's eyes. */
export class DeskRefusal extends Error {
  readonly code: DeskRefusalCode;
  constructor(code: DeskRefusalCode) {
    super(`sign-in at the desk refused: ${code}`);
    this.name = 'DeskRefusal';
    this.code = code;
  }
}
