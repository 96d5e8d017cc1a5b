import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { asStep, type Node, resolver } from './json-pointer.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What a request carries. Header names in lower case. */
export interface RequestParts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  headers?: Record<string, unknown>;
  body?: unknown;
}

export interface AnswerParts {
  status: number;
  /** Without its parameters, such as `application/json`. */
  mediaType: string;
  body: unknown;
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  validate: ValidateFunction;
}

interface Answer {
  /** Nothing where the answer has no body. */
  mediaType: string | undefined;
  validate: ValidateFunction | undefined;
}

const PART = { path: 'params', query: 'query', header: 'headers' } as const;

/** One operation of the contract. What its checks say names places and rules, never the values they found there. */
export class ContractOperation {
  /** The operationId. */
  readonly id: string;
  readonly method: Method;
  /** With its parameters in braces: `/v1/callbacks/{reference}`. */
  readonly path: string;
  /** Whether a bearer token is needed. */
  readonly secured: boolean;
  /** Whether asking again is safe: a read, a PUT, a DELETE, or a POST with an Idempotency-Key. */
  readonly repeatable: boolean;
  /** The group of the operation: registry, contact-centre, sms, health. */
  readonly tag: string;
  readonly #parameters: Parameter[];
  readonly #body: ValidateFunction | undefined;
  readonly #answers: Map<string, Answer>;

  constructor(parts: { document: Node; exact: Ajv2020; stripping: Ajv2020; path: string; key: string; method: Method }) {
    const { document, exact, stripping, path, key, method } = parts;
    const at = resolver(document);
    const item = at(`/paths/${asStep(path)}`);
    const self = at(`${item.pointer}/${key}`);
    this.id = self.node.operationId as string;
    this.method = method;
    this.path = path;
    this.tag = (self.node.tags as string[])[0] ?? '';
    this.secured = !(Array.isArray(self.node.security) && self.node.security.length === 0);
    this.#parameters = [item, self].flatMap(({ node, pointer }) =>
      ((node.parameters as Node[] | undefined) ?? []).map((_, index) => {
        const parameter = at(`${pointer}/parameters/${index}`);
        const { name, in: place, required } = parameter.node as { name: string; in: Parameter['in']; required?: boolean };
        return { name, in: place, required: required === true, validate: compile(exact, `${parameter.pointer}/schema`) };
      }),
    );
    this.repeatable = method !== 'POST' || self.node['x-read'] === true || this.needsKey;
    this.#body = self.node.requestBody ? compile(exact, `${at(`${self.pointer}/requestBody`).pointer}/content/application~1json/schema`) : undefined;
    this.#answers = new Map(
      Object.keys(self.node.responses as Node).map((status) => {
        const { node, pointer } = at(`${self.pointer}/responses/${status}`);
        const [mediaType] = Object.keys((node.content as Node | undefined) ?? {});
        return [status, { mediaType, validate: mediaType ? compile(stripping, `${pointer}/content/${asStep(mediaType)}/schema`) : undefined }];
      }),
    );
  }

  /** Whether a request needs an Idempotency-Key. */
  get needsKey(): boolean {
    return this.#parameters.some((parameter) => parameter.name === 'Idempotency-Key');
  }

  /** @returns what does not fit, or nothing. */
  checkRequest(request: RequestParts): string | undefined {
    for (const { name, in: place, required, validate } of this.#parameters) {
      const value = request[PART[place]]?.[place === 'header' ? name.toLowerCase() : name];
      if (value === undefined && required) return `${place} ${name} is missing`;
      if (value !== undefined && !validate(value)) return fault(`${place} ${name}`, validate.errors);
    }
    const known = this.#parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name);
    if (Object.keys(request.query ?? {}).some((name) => !known.includes(name))) return `query may hold ${known.join(', ') || 'nothing'}`;
    if (this.#body && !this.#body(request.body)) return fault('body', this.#body.errors);
    return undefined;
  }

  /** Checks an answer and removes the fields that the contract does not list. @returns what does not fit, or nothing. */
  checkAnswer({ status, mediaType, body }: AnswerParts): string | undefined {
    const answer = this.#answers.get(String(status)) ?? (status >= 400 ? this.#answers.get('default') : undefined);
    if (!answer) return `status ${status} is not one of ${[...this.#answers.keys()].join(', ')}`;
    if (!answer.validate) return undefined;
    if (mediaType !== answer.mediaType) return `status ${status} is not ${answer.mediaType}`;
    return answer.validate(body) ? undefined : fault('body', answer.validate.errors);
  }
}

const compile = (ajv: Ajv2020, pointer: string): ValidateFunction => ajv.compile({ $ref: `contract#${pointer}` });

function fault(where: string, errors: ErrorObject[] | null | undefined): string {
  const error = errors?.[0];
  const allowed = error?.params.allowedValues as unknown[] | undefined;
  return `${where}${error?.instancePath ?? ''} ${error?.message ?? 'does not fit'}${allowed ? `: ${allowed.join(', ')}` : ''}`;
}
