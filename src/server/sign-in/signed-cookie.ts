import type { Request } from 'express';
import { readSecretHash } from './secret-cookie.ts';

/** Set anew at every sign-in, so that a cookie known from before the sign-in is worth nothing after it. */
export const SIGNED_COOKIE = 'ask1506_signed';

/** SHA-256 (base64url) of the secret that the browser got when it signed in; compare it with the hash that `onSignedIn` was given. */
export function readSignedHash(request: Pick<Request, 'headers'>): string | undefined {
  return readSecretHash(request, SIGNED_COOKIE);
}
