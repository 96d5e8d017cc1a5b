import type { Request, RequestHandler } from 'express';
import { hashOf, newSecret, readSecretHash, setSecretCookie } from './secret-cookie.ts';

export const BROWSER_COOKIE = 'ask1506_browser';

declare global {
  namespace Express {
    interface Request {
      /** SHA-256 (base64url) of the browser's cookie; there behind `browserCookie`. */
      browserHash?: string;
    }
  }
}

/**
 * Gives every browser a secret of its own at its first contact with the chat, and its hash to the request as `browserHash`. It says that
 * the same browser is asking again; it does not say who is sitting there.
 * @param secure whether the public address is https.
 */
export function browserCookie({ secure }: { secure: boolean }): RequestHandler {
  return (request, response, next) => {
    let hash = readBrowserHash(request);
    if (!hash) {
      const secret = newSecret();
      setSecretCookie(response, BROWSER_COOKIE, secret, secure);
      hash = hashOf(secret);
    }
    request.browserHash = hash;
    next();
  };
}

/** The browser's hash when it has been here before; never makes a cookie. */
export function readBrowserHash(request: Pick<Request, 'headers'>): string | undefined {
  return readSecretHash(request, BROWSER_COOKIE);
}
