type Content = Record<string, { schema?: { $ref?: string } }>;

interface RawOperation {
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { content?: Content }>;
}

/** One call of the API. */
export interface LineOperation {
  /** Name of the schema of a JSON body; nothing for calls without one and for uploads. */
  requestSchema: string | undefined;
  bodyRequired: boolean;
  responseSchema(status: number): string | undefined;
}

/** @param paths of the OpenAPI file. @param path a real one, e.g. /v2/bot/profile/U123; a query is left out. */
export function findOperation(paths: Record<string, Record<string, unknown>>, method: string, path: string): LineOperation | undefined {
  const [asked = ''] = path.split('?');
  const key = method.toLowerCase();
  // a path without parameters is meant before one with
  const template = Object.keys(paths)
    .filter((candidate) => paths[candidate]?.[key] && patternOf(candidate).test(asked))
    .sort((a, b) => a.split('{').length - b.split('{').length)[0];
  if (!template) return undefined;
  const operation = paths[template]?.[key] as RawOperation;
  return {
    requestSchema: jsonSchemaOf(operation.requestBody?.content),
    bodyRequired: operation.requestBody?.required === true,
    responseSchema: (status) => jsonSchemaOf(operation.responses[status]?.content),
  };
}

const patternOf = (template: string): RegExp => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);

const jsonSchemaOf = (content: Content | undefined): string | undefined => content?.['application/json']?.schema?.$ref?.split('/').at(-1);
