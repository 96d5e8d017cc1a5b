import { ContentError } from '../knowledge/content-error.ts';
import type { SpokenWords } from '../knowledge/spoken/spoken-words.ts';
import { ROOT, readYaml, schemaCheck } from './read-content.ts';

const FILE = 'knowledge/spoken.yaml';

/** How names and abbreviations are read aloud. @throws ContentError for a field that does not fit or a spelling that stands twice. */
export function readSpoken(root = ROOT): SpokenWords {
  const spoken = readYaml<SpokenWords>(FILE, root);
  schemaCheck('spoken.schema.json', root)(spoken, FILE);
  for (const [field, words] of Object.entries(spoken)) {
    const seen = new Set<string>();
    for (const { write } of words) {
      if (seen.has(write.toLowerCase())) throw new ContentError(FILE, field, `"${write}" stands twice`, 'each spelling once');
      seen.add(write.toLowerCase());
    }
  }
  return spoken;
}
