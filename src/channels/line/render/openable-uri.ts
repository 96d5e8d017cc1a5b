import { LIMITS } from './limits.ts';

const SCHEMES = ['https:', 'http:', 'tel:', 'line:'];

/**
 * An address as LINE opens it: absolute and percent-encoded, which makes a Thai letter nine characters long.
 * @param base for an address of our own that begins with a slash.
 * @returns nothing when LINE would refuse it: too long, or a scheme that it does not open.
 */
export function openableUri(url: string, base?: string): string | undefined {
  if (!URL.canParse(url, base)) return undefined;
  const { href, protocol } = new URL(url, base);
  return SCHEMES.includes(protocol) && href.length <= LIMITS.uri ? href : undefined;
}
