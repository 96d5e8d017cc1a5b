import { parseTime } from './parse-time.ts';
import { elementsOf, type XmlElement } from './parse-xml.ts';

/** What holds when no document says otherwise: VoiceXML 2.1, section 6.3; times as gateways ship them. */
const platform: Record<string, string> = {
  timeout: '5s',
  interdigittimeout: '3s',
  termtimeout: '0s',
  termchar: '#',
  confidencelevel: '0.5',
  maxnbest: '1',
  bargein: 'true',
  inputmodes: 'dtmf voice',
  fetchtimeout: '7s',
};

/** @param chain the elements around something, from the innermost to `vxml` */
export function property(chain: XmlElement[], name: string): string {
  for (const element of chain) {
    const said = elementsOf(element, 'property').findLast(({ attributes }) => attributes.name === name);
    if (said) return said.attributes.value ?? '';
  }
  return platform[name] ?? '';
}

/** @returns ms */
export function timeProperty(chain: XmlElement[], name: string): number {
  return parseTime(property(chain, name));
}
