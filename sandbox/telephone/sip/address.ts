/** The URI in a From, To or Contact header: `"A" <sip:a@b>;tag=1` and `sip:a@b;tag=1` alike. */
export function uriOf(header: string): string {
  return /<([^>]*)>/.exec(header)?.[1] ?? header.replace(/;.*$/, '').trim();
}

/** A parameter of a header, outside the angle brackets, such as `tag` or `branch`; '' when it has none. */
export function parameterOf(header: string, name: string): string {
  return new RegExp(`;\\s*${name}=([^;,\\s]+)`, 'i').exec(header.replace(/<[^>]*>/, ''))?.[1] ?? '';
}

/** Where a SIP URI points, when it names an IPv4 address; names are not looked up here. */
export function endpointOf(uri: string): { address: string; port: number } | undefined {
  const [, address, port] = /^sip:(?:[^@]*@)?(\d+\.\d+\.\d+\.\d+)(?::(\d+))?/.exec(uri) ?? [];
  return address === undefined ? undefined : { address, port: Number(port ?? 5060) };
}
