import { validateSignature } from '@line/bot-sdk';

/**
 * Whether LINE sent these very bytes, in constant time.
 * @param secrets the channel secret, and while it is being changed the one before too.
 * @see https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/
 */
export function isGenuine(body: Buffer, signature: string, secrets: readonly string[]): boolean {
  return secrets.some((secret) => validateSignature(body, secret, signature));
}
