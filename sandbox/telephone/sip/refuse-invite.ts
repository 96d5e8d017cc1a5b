import { readOffer } from './sdp.ts';
import { headerOf, headersOf, type SipMessage } from './sip-message.ts';
import type { Answer } from './write-response.ts';

/** Why a new INVITE cannot be taken, as the answer that says so; nothing when it can. */
export function refuseInvite(invite: SipMessage): Answer | undefined {
  const required = headersOf(invite, 'require').join(', ');
  if (required !== '') return { status: 420, reason: 'Bad Extension', headers: [['unsupported', required]] };
  const type = headerOf(invite, 'content-type').replace(/;.*$/, '').trim().toLowerCase();
  if (invite.body !== '' && type !== 'application/sdp') return { status: 415, reason: 'Unsupported Media Type', headers: [['accept', 'application/sdp']] };
  const offer = readOffer(invite.body);
  const why = !offer ? '304 ask1506 "An SDP offer with RTP/AVP sound is needed in the INVITE"' : offer.pcmu ? '' : '305 ask1506 "Only PCMU is spoken here"';
  return why === '' ? undefined : { status: 488, reason: 'Not Acceptable Here', headers: [['warning', why]] };
}
