import { type Check, fault, ok, warn } from './doctor.ts';

export const WEBHOOK_PATH = '/channels/line/webhook';

/** Where LINE must send webhooks. */
export function webhookAddress(publicUrl: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${WEBHOOK_PATH}`;
}

/** Are the variables there, and of the right shape? Their values are never shown. */
export function checkEnvironment(env: Record<string, string | undefined>): Check[] {
  return [checkSecret(env.LINE_CHANNEL_SECRET), checkToken(env.LINE_CHANNEL_ACCESS_TOKEN), checkPublicUrl(env.PUBLIC_URL, isInside(env.LINE_API_URL))];
}

function checkSecret(secret: string | undefined): Check {
  const name = 'LINE_CHANNEL_SECRET';
  if (!secret) return fault(name, 'is not set. Copy it from the LINE Developers Console: the channel, tab Basic settings, Channel secret.');
  if (!/^[0-9a-f]{32}$/i.test(secret))
    return fault(
      name,
      `has ${secret.length} characters and is no channel secret, which is 32 of 0-9 and a-f. Copy it again from tab Basic settings, without quotes or spaces.`,
    );
  return ok(name, 'is set');
}

function checkToken(token: string | undefined): Check {
  const name = 'LINE_CHANNEL_ACCESS_TOKEN';
  if (!token) return fault(name, 'is not set. Issue one in the LINE Developers Console: the channel, tab Messaging API, Channel access token.');
  if (/^[0-9a-f]{32}$/i.test(token)) return fault(name, 'looks like the channel secret. The token is the long text at the bottom of tab Messaging API.');
  // Base64, and dots for tokens that are JSON Web Tokens
  if (!/^[\w+/=.-]+$/.test(token))
    return fault(name, 'has characters that no token has, such as a space, a quote or a line break. Copy it again, without "Bearer".');
  return ok(name, 'is set');
}

/** @param sandbox LINE is the sandbox of this machine, which reaches what LINE does not. */
function checkPublicUrl(address: string | undefined, sandbox: boolean): Check {
  const name = 'PUBLIC_URL';
  if (!address) return fault(name, 'is not set. Set it to the address at which people reach this service, such as https://ask.example.go.th.');
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  if (!parsed) return fault(name, 'is no address. Write it with https:// in front, such as https://ask.example.go.th.');
  if (sandbox) return ok(name, `is ${parsed.origin}, and LINE is the sandbox`);
  if (parsed.protocol !== 'https:')
    return fault(name, `starts with ${parsed.protocol}//, and LINE sends webhooks to https only. Put a proxy with a certificate in front and set its address.`);
  if (isInside(address)) return fault(name, 'is an address inside your network, where LINE does not come. Set the one that the internet sees.');
  if (parsed.pathname !== '/') return warn(name, `has the path ${parsed.pathname}. That works only when the proxy removes it before it passes requests on.`);
  return ok(name, `is ${parsed.origin}`);
}

/** Whether an address is of this machine or a network of one's own. */
function isInside(address: string | undefined): boolean {
  return address !== undefined && URL.canParse(address) && /^(localhost$|127\.|10\.|192\.168\.|\[::1\]$)/.test(new URL(address).hostname);
}
