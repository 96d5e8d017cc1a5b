/**
 * Where a call begins. The secret stands in the address, as for a gateway that cannot set headers: the documents then carry a key of this one call.
 * @param key VOICE_SECRET of the assistant; nothing when it knows us by other means.
 */
export function startAddress(startUrl: string, key: string | undefined): string {
  const address = new URL(startUrl);
  if (key) address.searchParams.set('key', key);
  return address.href;
}
