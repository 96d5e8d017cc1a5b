import { VoiceXmlEvent } from './voice-xml-event.ts';

/** @throws VoiceXmlEvent error.badfetch when `address` is none */
export function absoluteUrl(address: string, base: string): URL {
  if (!URL.canParse(address, base)) throw new VoiceXmlEvent('error.badfetch', `"${address}" is no address.`);
  return new URL(address, base);
}
