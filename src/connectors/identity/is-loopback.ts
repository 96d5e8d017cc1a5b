/** Whether an address is this machine's own: only there may anything about signing in travel without TLS. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** @throws Error when the address is neither https nor the machine's own. `name` is the setting it comes from. */
export function requireSecure(name: string, address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)))) return url;
  throw new Error(
    `${name} is not a safe address. Allowed: https://..., or http:// on localhost. Correct it in the environment; without TLS anyone on the way can sign in as somebody else.`,
  );
}
