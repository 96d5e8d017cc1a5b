import { parameterOf } from './address.ts';
import { headerOf, headersOf, type SipMessage } from './sip-message.ts';

/** Where a datagram came from or goes to. */
export interface Endpoint {
  address: string;
  port: number;
}

/** What a response says beyond what it copies from its request. */
export interface Answer {
  status: number;
  reason: string;
  headers?: SipMessage['headers'];
  body?: string;
}

/** @param tag ours, added to To when the request has none there (RFC 3261, 8.2.6.2); the top Via says where the request really came from (RFC 3581) */
export function writeResponse(request: SipMessage, from: Endpoint, tag: string, { status, reason, headers = [], body = '' }: Answer): SipMessage {
  const [top = '', ...vias] = headersOf(request, 'via');
  const seen = `${top.replace(/;rport(?=;|$)/, `;rport=${from.port}`)};received=${from.address}`;
  const to = headerOf(request, 'to');
  return {
    first: { kind: 'response', status, reason },
    headers: [
      ...[seen, ...vias].map((via): [string, string] => ['via', via]),
      ['from', headerOf(request, 'from')],
      ['to', parameterOf(to, 'tag') === '' && status !== 100 ? `${to};tag=${tag}` : to],
      ['call-id', headerOf(request, 'call-id')],
      ['cseq', headerOf(request, 'cseq')],
      ...headers,
    ],
    body,
  };
}
