import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Phrases } from '../channels/phrases/phrases.ts';
import type { Lang } from '../knowledge/calendar.ts';
import { ROOT, readYaml } from './read-content.ts';

/** The phrases of both languages, one namespace a file. */
export function readLocales(root = ROOT): Record<Lang, Record<string, object>> {
  const read = (lang: Lang): Record<string, object> =>
    Object.fromEntries(
      readdirSync(join(root, 'locales', lang))
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => [basename(name, '.yaml'), readYaml<object>(`locales/${lang}/${name}`, root)]),
    );
  return { th: read('th'), en: read('en') };
}

export function loadPhrases(root = ROOT): Promise<Phrases> {
  return Phrases.create(readLocales(root));
}
