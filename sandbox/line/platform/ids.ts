import { createHash, randomBytes } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const FIRST_MESSAGE = 561_000_000_000_000_000n;

let messages = 0n;

/** Message ids are numbers in text, rising. */
export const newMessageId = (): string => String(FIRST_MESSAGE + messages++);

/** 32 hexadecimal digits: a reply token, a link token. */
export const newToken = (): string => randomBytes(16).toString('hex');

export const newQuoteToken = (): string => randomBytes(24).toString('base64url');

/** The same name gives the same user id at every start, so that a bot whose records outlive the sandbox still knows the people. */
export const userIdOf = (name: string): string => `U${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;

/** A ULID: time first, so that they sort. @param ms since 1970. @see https://github.com/ulid/spec */
export function newUlid(ms: number): string {
  let value = (BigInt(ms) << 80n) | BigInt(`0x${randomBytes(10).toString('hex')}`);
  let text = '';
  for (let index = 0; index < 26; index++) {
    text = CROCKFORD.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return text;
}
