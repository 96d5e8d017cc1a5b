import { absoluteUrl } from './absolute-url.ts';
import type { Flow, Place } from './call-state.ts';
import { parseTime } from './parse-time.ts';
import type { XmlElement } from './parse-xml.ts';
import { timeProperty } from './properties.ts';
import { VoiceXmlEvent } from './voice-xml-event.ts';

/** `<goto>`, and the `next` of a `<link>`: an item, a form of this document, or another document, fetched now. */
export async function follow({ attributes }: XmlElement, place: Place): Promise<Flow> {
  const { scopes } = place.call;
  const item = attributes.expritem === undefined ? attributes.nextitem : scopes.text(attributes.expritem);
  if (item !== undefined) {
    if (!place.form.find(item)) throw new VoiceXmlEvent('error.badfetch', `<goto nextitem="${item}">: the form has no such item.`);
    return { to: 'item', name: item };
  }
  const next = target(attributes, place);
  return next.startsWith('#') ? { to: 'dialog', id: next.slice(1) } : load(next, 'GET', [], attributes.fetchtimeout, place);
}

/** `<submit>`: sends variables and goes on with the document that comes back. */
export async function submit({ attributes }: XmlElement, place: Place): Promise<Flow> {
  const names = attributes.namelist === undefined ? place.form.inputNames() : attributes.namelist.split(/\s+/).filter(Boolean);
  const fields = names.map((name): [string, string] => [name, place.call.scopes.submitted(name)]);
  const method = attributes.method?.toLowerCase() === 'post' ? 'POST' : 'GET';
  return load(target(attributes, place), method, fields, attributes.fetchtimeout, place);
}

function target({ next, expr }: XmlElement['attributes'], place: Place): string {
  const address = expr === undefined ? next : place.call.scopes.text(expr);
  if (!address) throw new VoiceXmlEvent('error.badfetch', 'A <goto> or <submit> says no address. Give it next or expr.');
  return address;
}

async function load(address: string, method: 'GET' | 'POST', fields: [string, string][], timeout: string | undefined, place: Place): Promise<Flow> {
  const url = absoluteUrl(address, place.document.url);
  const dialog = url.hash === '' ? undefined : decodeURIComponent(url.hash.slice(1));
  url.hash = '';
  const timeoutMs = timeout === undefined ? timeProperty(place.chain, 'fetchtimeout') : parseTime(timeout);
  place.call.onStep({ step: 'document', url: url.href, method });
  const document = await place.call.fetcher.document({ url: url.href, method, fields, timeoutMs });
  return { to: 'document', document, dialog };
}
