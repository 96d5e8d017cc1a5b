import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { isDay } from '../knowledge/calendar.ts';
import { ContractOperation, type Method } from './contract-operation.ts';
import type { Node } from './json-pointer.ts';

const FILE = join(import.meta.dirname, '..', '..', 'schemas', 'registry.openapi.yaml');
const METHODS = { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' } as const;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

let once: OpenapiContract | undefined;

/** The contract with the systems behind us, schemas/registry.openapi.yaml, read and compiled once a process. */
export function registryContract(): OpenapiContract {
  once ??= new OpenapiContract(load(readFileSync(FILE, 'utf8')) as Node);
  return once;
}

/** The operations of an OpenAPI 3.1 document, each with the checks of its requests and answers. */
export class OpenapiContract {
  readonly operations: readonly ContractOperation[];

  constructor(document: Node) {
    const exact = ajvFor(document, false);
    const stripping = ajvFor(document, true);
    this.operations = Object.entries(document.paths as Record<string, Node>).flatMap(([path, item]) =>
      Object.entries(METHODS)
        .filter(([key]) => item[key])
        .map(([key, method]: [string, Method]) => new ContractOperation({ document, exact, stripping, path, key, method })),
    );
  }

  /** @param id its operationId. @throws Error when the contract has no such operation. */
  operation(id: string): ContractOperation {
    const found = this.operations.find((operation) => operation.id === id);
    if (found) return found;
    throw new Error(`schemas/registry.openapi.yaml has no operation "${id}". Allowed: ${this.operations.map((operation) => operation.id).join(', ')}.`);
  }
}

/** @param strip removes fields that a closed schema does not list, in place of refusing them. */
function ajvFor(document: Node, strip: boolean): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, removeAdditional: strip });
  ajv.addFormat('date', isDay);
  ajv.addFormat('date-time', (text: string) => INSTANT.test(text) && !Number.isNaN(Date.parse(text)));
  return ajv.addSchema(document, 'contract');
}
