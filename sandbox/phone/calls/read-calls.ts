import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CallSchema } from '../../../schemas/types.ts';
import { ROOT, readYaml, schemaCheck } from '../../../src/content/read-content.ts';

/** One entry of test/calls; the schema is the source of the type. */
export type Call = CallSchema.Call;

/** Every call of test/calls, with its file. @throws ContentError for one that does not fit schemas/call.schema.json. */
export function readCalls(root = ROOT): { file: string; call: Call }[] {
  const check = schemaCheck('call.schema.json', root);
  return readdirSync(join(root, 'test/calls'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const file = `test/calls/${name}`;
      return readYaml<Call[]>(file, root).map((call, index) => {
        check(call, `${file}[${index}]`);
        return { file, call };
      });
    });
}
