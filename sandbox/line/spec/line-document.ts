import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import { load } from 'js-yaml';
import { countGraphemes } from './count-graphemes.ts';
import { type Fault, readableFaults } from './fault.ts';
import { type Schema, splitUnions } from './split-unions.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'schemas', 'line');
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface OpenApi {
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, Schema> };
}

/** One of LINE's OpenAPI files, read once; a schema is compiled when it is first asked for. */
export class LineDocument {
  readonly paths: OpenApi['paths'];
  readonly #ajv: Ajv2019;
  readonly #compiled = new Map<string, ValidateFunction>();

  /** @param file in schemas/line. @param world closed: a property that the file does not name is a fault. */
  constructor(file: string, world: 'closed' | 'open') {
    const document = load(readFileSync(join(FOLDER, file), 'utf8')) as OpenApi;
    this.paths = document.paths;
    this.#ajv = new Ajv2019({ strict: false, allErrors: true });
    addFormats(this.#ajv);
    this.#ajv.addKeyword({
      keyword: 'maxGraphemes',
      type: 'string',
      validate: (max: number, text: string) => countGraphemes(text) <= max,
      error: { message: ({ schema }) => `must NOT have more than ${schema} characters` },
    });
    // LINE adds fields to its webhooks without notice
    if (world === 'open') this.#ajv.removeKeyword('unevaluatedProperties').addVocabulary(['unevaluatedProperties']);
    this.#ajv.addSchema({ components: { schemas: countedByLine(splitUnions(document.components.schemas)) } }, 'line');
  }

  /** @param schema a name under components.schemas. @returns what is wrong; nothing when it fits. */
  check(schema: string, value: unknown): Fault[] {
    let validate = this.#compiled.get(schema);
    if (!validate) {
      validate = this.#ajv.compile({ $ref: `line#/components/schemas/${schema}` });
      this.#compiled.set(schema, validate);
    }
    return validate(value) ? [] : readableFaults(validate.errors ?? []);
  }
}

/** The file gives these as maxLength, which counts code points; LINE counts what a person sees (limits.yaml, counting). */
function countedByLine(schemas: Record<string, Schema>): Record<string, Schema> {
  const properties = schemas.RichMenuRequest?.properties as Record<string, Schema> | undefined;
  for (const name of ['name', 'chatBarText']) {
    const field = properties?.[name];
    if (!field) continue;
    field.maxGraphemes = field.maxLength;
    delete field.maxLength;
  }
  return schemas;
}

function addFormats(ajv: Ajv2019): void {
  ajv.addFormat('uri', URL.canParse);
  ajv.addFormat('uuid', UUID);
  ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)));
  ajv.addFormat('int32', { type: 'number', validate: (value: number) => Number.isInteger(value) && Math.abs(value) < 2 ** 31 });
  ajv.addFormat('int64', { type: 'number', validate: Number.isInteger });
  ajv.addFormat('double', { type: 'number', validate: Number.isFinite });
  ajv.addFormat('binary', true);
}
