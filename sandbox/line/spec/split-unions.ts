/** A schema or a part of one, as it stands in the YAML. */
export type Schema = { [key: string]: unknown };

const POINTER = '#/components/schemas/';

interface Discriminator {
  propertyName: string;
  mapping: Record<string, string>;
}

/**
 * LINE writes a union as a base with a `discriminator` and children that take the base in by `allOf`. A validator that takes this as it stands checks
 * the base only: a text message without text passes. So the base's own rules move to `XBase`, the children point there, and X becomes "the type is one
 * of the mapping's keys, and if it is k then the child of k". Then every object is closed: a property that the file does not name is a fault.
 * @param schemas components.schemas of an OpenAPI 3.0 document; not changed.
 * @returns the same schemas and one `XBase` for each union, in JSON Schema 2019-09.
 */
export function splitUnions(schemas: Record<string, Schema>): Record<string, Schema> {
  const kinds = kindsOfChildren(schemas);
  const bases = new Set(Object.keys(schemas).filter((name) => schemas[name]?.discriminator));
  const result: Record<string, Schema> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const { discriminator, ...own } = schema;
    const child = kinds.get(name);
    if (discriminator) {
      result[`${name}Base`] = open(own);
      result[name] = union(discriminator as Discriminator);
    } else if (child) result[name] = pin(inherit(own, bases), child);
    else result[name] = close(own);
  }
  return result;
}

interface Kind {
  property: string;
  values: string[];
}

/** Which values of the discriminator lead to which child. */
function kindsOfChildren(schemas: Record<string, Schema>): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const { discriminator } of Object.values(schemas)) {
    if (!discriminator) continue;
    const { propertyName, mapping } = discriminator as Discriminator;
    for (const [value, ref] of Object.entries(mapping)) {
      const child = ref.slice(POINTER.length);
      kinds.set(child, { property: propertyName, values: [...(kinds.get(child)?.values ?? []), value] });
    }
  }
  return kinds;
}

function union({ propertyName, mapping }: Discriminator): Schema {
  return {
    type: 'object',
    required: [propertyName],
    properties: { [propertyName]: { enum: Object.keys(mapping) } },
    allOf: Object.entries(mapping).map(([value, $ref]) => ({
      if: { required: [propertyName], properties: { [propertyName]: { const: value } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { $ref },
    })),
  };
}

/** A child that is named directly (the body of a bubble is a box) must also be of its own kind. */
function pin(schema: Schema, { property, values }: Kind): Schema {
  const { required = [], properties = {} } = schema as { required?: string[]; properties?: object };
  return { ...schema, required: [...required, property], properties: { ...properties, [property]: { enum: values } }, unevaluatedProperties: false };
}

/** The child's parts stay open; the child as a whole is closed. */
function inherit(schema: Schema, bases: Set<string>): Schema {
  const parts = (schema.allOf ?? []) as Schema[];
  return {
    ...open(schema),
    allOf: parts.map((part) => {
      const base = typeof part.$ref === 'string' ? part.$ref.slice(POINTER.length) : '';
      return bases.has(base) ? { $ref: `${POINTER}${base}Base` } : open(part);
    }),
  };
}

/** Itself open, what is inside it closed. */
function open(schema: Schema): Schema {
  const { properties } = schema as { properties?: Record<string, Schema> };
  return properties ? { ...schema, properties: mapValues(properties, close) } : schema;
}

function close(schema: Schema): Schema {
  if (schema.items) return { ...schema, items: close(schema.items as Schema) };
  if (!schema.properties) return schema;
  return { unevaluatedProperties: false, ...open(schema) };
}

const mapValues = (record: Record<string, Schema>, change: (schema: Schema) => Schema): Record<string, Schema> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
