import { ParseOption, XmlDocument } from 'libxml2-wasm';

/** A document with one element a line, to be read by people; text that is no XML comes back as it is. */
export function prettyXml(text: string): string {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NOBLANKS });
  } catch {
    return text;
  }
  try {
    return document.toString({ format: true });
  } finally {
    document.dispose();
  }
}
