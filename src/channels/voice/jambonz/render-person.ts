import type { JambonzOptions } from './jambonz-options.ts';
import type { DialTarget, DialVerb, ReferVerb } from './verbs.ts';

const RING_MS = 30_000;
/** Of the summary in the header: 600 hexadecimal digits, so that the SIP message stays within a packet. The contact centre has the whole. */
const LONGEST_IN_HEADER = 100;

/** Gives the call to a person. What comes of it is sent to `turnUrl`. */
export function renderPerson(summary: string, options: JambonzOptions): DialVerb | ReferVerb {
  const { transferTo, transferType, turnUrl } = options;
  const headers = summary ? { headers: { 'User-to-User': userToUser(summary) } } : {};
  if (transferType === 'blind') return { verb: 'sip:refer', referTo: referTo(transferTo), actionHook: turnUrl, ...headers };
  return { ...dialPerson(options), actionHook: turnUrl, ...headers, ...(summary ? { tag: { summary: summary.toWellFormed() } } : {}) };
}

/** The same without an answer, for when our service is lost: the last verb of a step that waits for one. A caller is never simply cut off. */
export function dialPerson({ transferTo, ringMs = RING_MS }: JambonzOptions): DialVerb {
  return { verb: 'dial', target: [targetOf(transferTo)], timeout: ringMs / 1000 };
}

function targetOf(address: string): DialTarget {
  return /^sips?:/i.test(address) ? { type: 'sip', sipUri: address } : { type: 'phone', number: referTo(address) };
}

function referTo(address: string): string {
  return /^tel:/i.test(address) ? address.slice('tel:'.length).replace(/;.*$/, '') : address;
}

/** RFC 7433: what `aai` of VoiceXML is sent as, too. Hexadecimal, for a header of SIP takes no Thai. */
function userToUser(summary: string): string {
  const letters = [...summary.toWellFormed()].slice(0, LONGEST_IN_HEADER).join('');
  return `${Buffer.from(letters, 'utf8').toString('hex')};encoding=hex`;
}
