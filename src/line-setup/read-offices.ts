import { ROOT, readYaml, schemaCheck } from '../content/read-content.ts';
import { isDay } from '../knowledge/calendar.ts';
import { ContentError } from '../knowledge/content-error.ts';
import type { OfficeBook } from '../knowledge/nearest-office.ts';

const FILE = 'knowledge/offices.yaml';

/** The offices, checked. @throws ContentError for a field that does not fit, an office named twice, or a source that is not listed. */
export function readOffices(root = ROOT): OfficeBook {
  const book = readYaml<OfficeBook>(FILE, root);
  schemaCheck('offices.schema.json', root)(book, FILE);
  if (!isDay(book.checked)) throw new ContentError(FILE, 'checked', `"${book.checked}" is no day`, 'a day such as 2026-11-24');
  const seen = new Set<string>();
  for (const { id, source } of book.offices) {
    if (seen.has(id)) throw new ContentError(FILE, `offices.${id}`, 'is there twice', 'one entry an id');
    seen.add(id);
    if (source !== undefined && !(source in book.sources))
      throw new ContentError(FILE, `offices.${id}.source`, `"${source}" is not among the sources`, Object.keys(book.sources).join(', '));
  }
  return book;
}
