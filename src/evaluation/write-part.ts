import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../content/read-content.ts';

/**
 * Puts measures into their place in a page of docs/, between `<!-- name -->` and `<!-- /name -->`; the words around stay.
 * @throws Error when the page has no such place.
 */
export function writePart(page: string, name: string, text: string): void {
  const file = join(ROOT, page);
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const before = readFileSync(file, 'utf8');
  const [from, until] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || until < from) throw new Error(`${page} has no place for ${name}. Put ${begin} and ${end} where the figures are to stand.`);
  writeFileSync(file, `${before.slice(0, from + begin.length)}\n\n${text.trim()}\n\n${before.slice(until)}`);
}
