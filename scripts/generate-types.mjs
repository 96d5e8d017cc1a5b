// Types of the content from schemas/, so that a schema is the single source. --check: say whether they are up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFromFile } from 'json-schema-to-typescript';

const root = join(import.meta.dirname, '..');
const out = join(root, 'schemas/types.ts');
const NAMES = ['topic', 'flow', 'story', 'call'];
const parts = [];
for (const name of NAMES) {
  parts.push(
    await compileFromFile(join(root, `schemas/${name}.schema.json`), {
      bannerComment: `/* ${name}.schema.json */`,
      additionalProperties: false,
      format: false,
      ignoreMinAndMaxItems: true,
      declareExternallyReferenced: true,
      customName: (schema) => (schema.title ? schema.title : undefined),
    }),
  );
}
// each schema has its own $defs; a namespace keeps their names apart
const text = `// Made by scripts/generate-types.mjs from the schemas beside this file: do not edit.\n${NAMES.map(
  (name, index) => `export declare namespace ${name[0].toUpperCase()}${name.slice(1)}Schema {\n${parts[index].replace(/^/gm, '  ').replace(/\s+$/, '')}\n}\n`,
).join('\n')}`;

if (process.argv.includes('--check')) {
  if (existsSync(out) && readFileSync(out, 'utf8') === text) process.exit(0);
  console.error('schemas/types.ts is out of date: run npm run fix.');
  process.exit(1);
}
writeFileSync(out, text);
