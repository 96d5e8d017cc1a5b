import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Response } from 'express';

/** The desk's page as the server sends it, with the strictest policy that it has to live with. */
export function sendPage(response: Response, file: string): void {
  const nonce = randomBytes(16).toString('base64url');
  response.set('content-security-policy', `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; connect-src 'self'`);
  response.type('html').send(readFileSync(file, 'utf8').replaceAll('__CSP_NONCE__', nonce));
}
