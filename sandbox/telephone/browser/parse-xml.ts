import { XmlElement as Parsed, XmlCData, XmlDocument, XmlText } from 'libxml2-wasm';

/** An element as plain data; comments and processing instructions are left out. */
export interface XmlElement {
  name: string;
  /** By name as written, so `xml:lang` with its prefix. */
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/** @throws Error with libxml2's words and the line when the text is not well-formed XML */
export function parseXml(text: string): XmlElement {
  const document = XmlDocument.fromString(text);
  try {
    return plain(document.root);
  } finally {
    document.dispose();
  }
}

/** Child elements, or only those of the given names. */
export function elementsOf(parent: XmlElement, ...names: string[]): XmlElement[] {
  return parent.children.filter((child): child is XmlElement => typeof child !== 'string' && (names.length === 0 || names.includes(child.name)));
}

/** All text in the element, its children's too, with single spaces. */
export function textOf(element: XmlElement): string {
  const text = element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
  return text.replace(/\s+/g, ' ').trim();
}

function plain(element: Parsed): XmlElement {
  const children: XmlElement['children'] = [];
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof Parsed) children.push(plain(node));
    else if (node instanceof XmlText || node instanceof XmlCData) children.push(node.content);
  }
  const attributes = Object.fromEntries(element.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]));
  return { name: element.name, attributes, children };
}
