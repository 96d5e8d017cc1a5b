import { absoluteUrl } from './absolute-url.ts';
import type { PromptPart } from './call-ears.ts';
import { parseTime } from './parse-time.ts';
import { textOf, type XmlElement } from './parse-xml.ts';
import type { Scopes } from './scopes.ts';
import { type SpeechStyle, styleWithin } from './speech-style.ts';
import { VoiceXmlEvent } from './voice-xml-event.ts';

// a pause by strength is the platform's choice; these sound right on a telephone
const pauses: Record<string, number> = { none: 0, 'x-weak': 100, weak: 200, medium: 400, strong: 800, 'x-strong': 1500 };
const spokenThrough = new Set(['prompt', 'p', 's', 'emphasis', 'voice', 'say-as', 'phoneme', 'enumerate']);
const notSpoken = new Set(['mark', 'metadata', 'meta', 'lexicon', 'desc']);

/** What a prompt says, in order. @param base address that sound files start from */
export function promptParts(content: XmlElement['children'], style: SpeechStyle, scopes: Scopes, base: string): PromptPart[] {
  const parts = content.flatMap((child) => (typeof child === 'string' ? said(child, style) : elementParts(child, style, scopes, base)));
  return joined(parts);
}

function elementParts(element: XmlElement, style: SpeechStyle, scopes: Scopes, base: string): PromptPart[] {
  const { name, attributes, children } = element;
  if (spokenThrough.has(name)) return promptParts(children, styleWithin(style, { 'xml:lang': attributes['xml:lang'] ?? style.lang }), scopes, base);
  if (notSpoken.has(name)) return [];
  switch (name) {
    case 'prosody':
      return promptParts(children, styleWithin(style, attributes), scopes, base);
    case 'break':
      return [{ kind: 'pause', ms: attributes.time === undefined ? (pauses[attributes.strength ?? 'medium'] ?? 400) : parseTime(attributes.time) }];
    case 'value':
      return said(scopes.text(attributes.expr ?? ''), style);
    case 'sub':
      return said(attributes.alias ?? textOf(element), style);
    case 'audio': {
      const fallback = promptParts(children, style, scopes, base);
      const src = attributes.expr === undefined ? attributes.src : scopes.text(attributes.expr);
      return src === undefined ? fallback : [{ kind: 'recording', url: absoluteUrl(src, base).href, fallback }];
    }
    default:
      throw new VoiceXmlEvent(`error.unsupported.${name}`, `<${name}> in a prompt is not known to this telephone.`);
  }
}

function said(text: string, style: SpeechStyle): PromptPart[] {
  const words = text.replace(/\s+/g, ' ');
  return words === '' ? [] : [{ kind: 'say', text: words, ...style }];
}

/** Words beside each other in the same style become one part, so that a `value` does not break the melody. */
function joined(parts: PromptPart[]): PromptPart[] {
  const whole: PromptPart[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (part.kind === 'say' && last?.kind === 'say' && last.lang === part.lang && last.rate === part.rate && last.volume === part.volume)
      last.text += part.text;
    else whole.push({ ...part });
  }
  for (const part of whole) if (part.kind === 'say') part.text = part.text.trim();
  return whole.filter((part) => part.kind !== 'say' || part.text !== '');
}
