import type { Place } from './call-state.ts';
import { parseTime } from './parse-time.ts';
import type { XmlElement } from './parse-xml.ts';
import { promptParts } from './prompt-parts.ts';
import { property } from './properties.ts';

/** Puts a `<prompt>`, or bare text in a block or handler, behind the prompts that wait. */
export function queuePrompt(element: XmlElement, { call, chain, document }: Place): void {
  const { attributes, children } = element;
  const style = { lang: attributes['xml:lang'] ?? document.vxml.attributes['xml:lang'] ?? 'th-TH', rate: 1, volume: 1 };
  const bargeIn = (attributes.bargein ?? property(chain, 'bargein')) !== 'false';
  const timeoutMs = attributes.timeout === undefined ? undefined : parseTime(attributes.timeout);
  call.queue.add({ parts: promptParts(children, style, call.scopes, document.url), bargeIn }, timeoutMs);
}
