import { endpointOf, uriOf } from './address.ts';
import { headerOf, type SipMessage } from './sip-message.ts';
import type { Endpoint } from './write-response.ts';

/** @returns the BYE that ends an answered call, and where to send it when the caller's Contact says so */
export function writeBye(invite: SipMessage, tag: string, sentBy: string, branch: string): { message: SipMessage; to: Endpoint | undefined } {
  const contact = uriOf(headerOf(invite, 'contact') || headerOf(invite, 'from'));
  const message: SipMessage = {
    first: { kind: 'request', method: 'BYE', uri: contact },
    headers: [
      ['via', `SIP/2.0/UDP ${sentBy};branch=${branch};rport`],
      ['max-forwards', '70'],
      ['from', `${headerOf(invite, 'to')};tag=${tag}`],
      ['to', headerOf(invite, 'from')],
      ['call-id', headerOf(invite, 'call-id')],
      ['cseq', '1 BYE'],
    ],
    body: '',
  };
  return { message, to: endpointOf(contact) };
}
