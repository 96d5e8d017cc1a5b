/** A piece of XML that is well formed by itself. */
export type Xml = string;

/** Characters that XML 1.0 has no way to write: most control characters, halves of a pair, and two more. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text between tags. What XML cannot write is left out. */
export function xmlText(text: string): Xml {
  return text.toWellFormed().replace(UNWRITABLE, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** An element. Attributes that are not set are left out; children are XML already. */
export function element(name: string, attributes: Record<string, string | number | boolean | undefined>, ...children: (Xml | undefined)[]): Xml {
  const set = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${attribute(String(value))}"`)
    .join('');
  const inside = children.filter((child) => child !== undefined && child !== '').join('\n');
  return inside ? `<${name}${set}>${inside.includes('\n') ? `\n${inside}\n` : inside}</${name}>` : `<${name}${set}/>`;
}

/** A document with its declaration. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function attribute(text: string): string {
  return xmlText(text).replace(/"/g, '&quot;').replace(/\n/g, '&#10;').replace(/\r/g, '&#13;').replace(/\t/g, '&#9;');
}
