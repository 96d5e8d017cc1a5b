import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlBufferInputProvider, XmlDocument, XmlLibError, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';

const FOLDER = join(import.meta.dirname, '../../schemas/voicexml');
const validators = new Map<string, XsdValidator>();
let registered = false;

/**
 * What a schema of schemas/voicexml says against a document, in libxml2's words with the line; nothing when it is valid.
 * In process, a few milliseconds a document.
 */
export function schemaFaults(document: string, schema: 'vxml.xsd' | 'grammar.xsd' | 'synthesis.xsd'): string[] {
  let parsed: XmlDocument | undefined;
  try {
    parsed = XmlDocument.fromString(document);
    validator(schema).validate(parsed);
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return error.details.length > 0 ? error.details.map(({ line, message }) => `line ${line}: ${message.trim()}`) : [error.message];
  } finally {
    parsed?.dispose();
  }
}

function validator(schema: string): XsdValidator {
  const made = validators.get(schema);
  if (made) return made;
  if (!registered) registerSchemas();
  const source = XmlDocument.fromBuffer(schemaFile(schema), { url: schema });
  try {
    const fresh = XsdValidator.fromDoc(source);
    validators.set(schema, fresh);
    return fresh;
  } finally {
    source.dispose();
  }
}

function registerSchemas(): void {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.xsd'));
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(names.map((name) => [name, schemaFile(name)]))));
  registered = true;
}

/** The attributes of xml: are imported from w3.org; the copy beside the schemas stands in. */
function schemaFile(name: string): Uint8Array {
  return Buffer.from(readFileSync(join(FOLDER, name), 'utf8').replaceAll('http://www.w3.org/2001/xml.xsd', 'xml.xsd'));
}
