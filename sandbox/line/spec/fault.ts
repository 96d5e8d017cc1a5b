import type { ErrorObject } from 'ajv';

/** What is wrong and where, as LINE's error body tells it: `{property: 'messages[0].text', message: 'May not be empty'}`. */
export interface Fault {
  property: string;
  message: string;
}

/** A fault in one line. */
export const inOneLine = ({ property, message }: Fault): string => (property ? `${property}: ${message}` : message);

/** Keywords that only repeat that a schema below them failed. */
const ECHOES = new Set(['if', 'allOf', '$ref']);

/** ajv's errors in LINE's form, each place and reason once. */
export function readableFaults(errors: readonly ErrorObject[]): Fault[] {
  const faults = new Map<string, Fault>();
  for (const error of errors) {
    if (ECHOES.has(error.keyword)) continue;
    const fault = { property: placeOf(error), message: messageOf(error) };
    faults.set(inOneLine(fault), fault);
  }
  return [...faults.values()];
}

function placeOf({ instancePath, keyword, params }: ErrorObject): string {
  const named = keyword === 'required' ? params.missingProperty : keyword === 'unevaluatedProperties' ? params.unevaluatedProperty : undefined;
  const path = instancePath.split('/').slice(1);
  return pathOf(named === undefined ? path : [...path, named as string]);
}

/** `['messages', '0', 'text']` as `messages[0].text`. */
export function pathOf(parts: readonly (string | number)[]): string {
  return parts.reduce<string>((path, part) => (/^\d+$/.test(String(part)) ? `${path}[${part}]` : path ? `${path}.${part}` : String(part)), '');
}

function messageOf({ keyword, params, message = '' }: ErrorObject): string {
  if (keyword === 'required') return 'May not be empty';
  if (keyword === 'unevaluatedProperties') return 'Unknown property';
  if (keyword === 'enum') return `Must be one of the following values: [${(params.allowedValues as unknown[]).join(', ')}]`;
  return message.charAt(0).toUpperCase() + message.slice(1);
}
