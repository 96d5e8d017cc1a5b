import { Script } from 'node:vm';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { announcedKeys } from './announced-keys.ts';
import { schemaFaults } from './voicexml-schemas.ts';

const VXML = { v: 'http://www.w3.org/2001/vxml' };

/**
 * Everything wrong with a VoiceXML document, in plain words; nothing when it is fine. By vxml.xsd, and what the schema does not see: the
 * version, a goto to a form that is not there, a field sent that is no variable, wrong ECMAScript, `<data>`, a prompt that leaves barge-in
 * to a default, and a menu that announces keys which its grammar refuses.
 */
export function vxmlFaults(document: string): string[] {
  const faults = schemaFaults(document, 'vxml.xsd');
  if (faults.length > 0) return faults;
  const parsed = XmlDocument.fromString(document);
  try {
    return [...ownFaults(parsed)];
  } finally {
    parsed.dispose();
  }
}

/** The same for an SRGS document, by grammar.xsd. */
export function grammarFaults(document: string): string[] {
  return schemaFaults(document, 'grammar.xsd');
}

function* ownFaults(document: XmlDocument): Generator<string> {
  const all = (path: string): XmlElement[] => document.find(path, VXML).filter((node) => node instanceof XmlElement);
  const values = (path: string): string[] => document.find(path, VXML).map(({ content }) => content);
  const version = document.root.attr('version')?.value;
  if (version !== '2.1') yield `version="${version}". Allowed: 2.1`;
  const forms = new Set(values('//v:form/@id | //v:menu/@id'));
  for (const next of values('//v:goto/@next')) if (next.startsWith('#') && !forms.has(next.slice(1))) yield `goto ${next}: no such form`;
  const known = new Set(values('//v:var/@name | //v:field/@name | //v:transfer/@name'));
  for (const name of values('//@namelist').flatMap((list) => list.split(/\s+/))) if (!known.has(name)) yield `namelist: ${name} is no variable`;
  for (const name of values('//v:assign/@name')) if (!known.has(name)) yield `assign: ${name} is no variable`;
  for (const code of values('//@expr | //@cond | //@aaiexpr | //@destexpr | //@srcexpr')) if (!isScript(`(${code}\n)`)) yield `no ECMAScript: ${code}`;
  for (const code of values('//v:script')) if (!isScript(code)) yield `no ECMAScript: ${code.slice(0, 60)}`;
  if (all('//v:data').length > 0) yield '<data> is not VoiceXML 2.0';
  for (const prompt of all('//v:prompt')) if (!prompt.attr('bargein')) yield `prompt "${prompt.content.trim().slice(0, 40)}" leaves barge-in to a default`;
  for (const field of all('//v:field')) yield* refusedKeys(field);
}

/** Keys that the prompts of a field name and none of its grammars takes. */
function* refusedKeys(field: XmlElement): Generator<string> {
  const text = field
    .find('.//v:prompt', VXML)
    .map(({ content }) => content)
    .join('\n');
  const sources = field.find('./v:grammar[@mode="dtmf"]/@src', VXML).map(({ content }) => new URL(content, 'http://service/'));
  const taken = new Set(sources.flatMap(({ searchParams }) => searchParams.get('keys')?.split(',') ?? []));
  for (const key of announcedKeys(text)) if (!taken.has(key)) yield `key ${key} is announced, and no grammar takes it`;
}

function isScript(code: string): boolean {
  try {
    new Script(code);
    return true;
  } catch {
    return false;
  }
}
