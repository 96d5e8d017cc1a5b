import { type Grammar, type GrammarNode, nothing } from './grammar.ts';
import type { XmlElement } from './parse-xml.ts';
import { elementsOf, textOf } from './parse-xml.ts';
import { VoiceXmlEvent } from './voice-xml-event.ts';

/**
 * An SRGS 1.0 `grammar` element in XML form: rule, one-of, item with repeat, ruleref to a rule of the same grammar or special, token, and tag as a
 * literal or as `out = "..."`.
 *
 * @throws VoiceXmlEvent error.badfetch for a grammar that is wrong, error.unsupported.format for what this reader does not know
 */
export function compileGrammar(element: XmlElement): Grammar {
  const rules = new Map(elementsOf(element, 'rule').map((rule) => [rule.attributes.id ?? '', sequence(rule)]));
  const root = element.attributes.root ?? (rules.size === 1 ? [...rules.keys()][0] : undefined);
  if (root === undefined || !rules.has(root)) throw new VoiceXmlEvent('error.badfetch', `A grammar's root "${root ?? ''}" is none of its rules.`);
  return { mode: element.attributes.mode === 'dtmf' ? 'dtmf' : 'voice', root, rules };
}

function sequence(parent: XmlElement): GrammarNode {
  const nodes = parent.children.flatMap((child) => (typeof child === 'string' ? tokens(child) : [node(child)]));
  return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'sequence', nodes };
}

function node(element: XmlElement): GrammarNode {
  switch (element.name) {
    case 'item':
      return repeated(sequence(element), element.attributes.repeat);
    case 'one-of':
      return { kind: 'one-of', nodes: elementsOf(element, 'item').map(node) };
    case 'token':
      return { kind: 'sequence', nodes: tokens(textOf(element)) };
    case 'tag':
      return { kind: 'tag', value: tagValue(textOf(element)) };
    case 'ruleref':
      return reference(element.attributes);
    case 'example':
      return nothing;
    default:
      throw new VoiceXmlEvent('error.unsupported.format', `<${element.name}> in a grammar is not known to this telephone.`);
  }
}

function tokens(text: string): GrammarNode[] {
  return text
    .split(/\s+/)
    .map((token) => token.replace(/^"(.*)"$/, '$1'))
    .filter(Boolean)
    .map((token) => ({ kind: 'token', text: token }));
}

function repeated(inner: GrammarNode, repeat: string | undefined): GrammarNode {
  if (repeat === undefined) return inner;
  const [, least, open, most] = /^(\d+)(-)?(\d+)?$/.exec(repeat) ?? [];
  if (least === undefined) throw new VoiceXmlEvent('error.badfetch', `repeat="${repeat}" in a grammar. Allowed: 3, 1-3 or 1-.`);
  return { kind: 'repeat', node: inner, least: Number(least), most: most !== undefined ? Number(most) : open ? Number.POSITIVE_INFINITY : Number(least) };
}

function reference({ special, uri }: XmlElement['attributes']): GrammarNode {
  if (special === 'NULL') return nothing;
  if (special === 'VOID') return { kind: 'void' };
  if (special === 'GARBAGE') return { kind: 'garbage' };
  if (uri?.startsWith('#')) return { kind: 'rule', id: uri.slice(1) };
  throw new VoiceXmlEvent('error.unsupported.format', `ruleref "${uri ?? special ?? ''}": this telephone follows only references within a grammar.`);
}

function tagValue(tag: string): string {
  return /^out(?:\.\w+)?\s*=\s*(["'])(.*)\1\s*;?$/.exec(tag)?.[2] ?? tag;
}
