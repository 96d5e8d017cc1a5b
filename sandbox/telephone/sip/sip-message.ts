/** A SIP message (RFC 3261) as its parts. Header names in small letters, compact ones written out; order kept. */
export interface SipMessage {
  first: { kind: 'request'; method: string; uri: string } | { kind: 'response'; status: number; reason: string };
  headers: [name: string, value: string][];
  body: string;
}

const compact: Record<string, string> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  l: 'content-length',
  c: 'content-type',
  k: 'supported',
  s: 'subject',
  e: 'content-encoding',
};

/** @returns nothing for what is no SIP message, such as the empty datagrams that keep a connection open */
export function parseSipMessage(text: string): SipMessage | undefined {
  const end = text.search(/\r?\n\r?\n/);
  const head = end < 0 ? text : text.slice(0, end);
  const [line = '', ...rest] = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const first = firstLine(line);
  if (!first) return undefined;
  const headers: SipMessage['headers'] = [];
  for (const field of rest) {
    const [, name, value] = /^([^\s:]+)\s*:\s*(.*?)\s*$/.exec(field) ?? [];
    if (name !== undefined && value !== undefined) headers.push([compact[name.toLowerCase()] ?? name.toLowerCase(), value]);
  }
  return { first, headers, body: end < 0 ? '' : text.slice(end).replace(/^\r?\n\r?\n/, '') };
}

function firstLine(line: string): SipMessage['first'] | undefined {
  const [, status, reason] = /^SIP\/2\.0 (\d{3})(?: (.*))?$/.exec(line) ?? [];
  if (status !== undefined) return { kind: 'response', status: Number(status), reason: reason ?? '' };
  const [, method, uri] = /^([A-Z]+) (\S+) SIP\/2\.0$/.exec(line) ?? [];
  return method !== undefined && uri !== undefined ? { kind: 'request', method, uri } : undefined;
}

export function writeSipMessage({ first, headers, body }: SipMessage): string {
  const line = first.kind === 'request' ? `${first.method} ${first.uri} SIP/2.0` : `SIP/2.0 ${first.status} ${first.reason}`;
  const length: SipMessage['headers'] = [['content-length', String(Buffer.byteLength(body))]];
  const fields = [...headers.filter(([name]) => name !== 'content-length'), ...length].map(([name, value]) => `${written(name)}: ${value}`);
  return [line, ...fields, '', body].join('\r\n');
}

function written(name: string): string {
  if (name === 'call-id') return 'Call-ID';
  if (name === 'cseq') return 'CSeq';
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** The first header of that name, or ''. */
export function headerOf({ headers }: SipMessage, name: string): string {
  return headers.find(([known]) => known === name)?.[1] ?? '';
}

export function headersOf({ headers }: SipMessage, name: string): string[] {
  return headers.filter(([known]) => known === name).map(([, value]) => value);
}
