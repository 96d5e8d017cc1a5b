import { timingSafeEqual } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express';
import type { ContractOperation } from '../../src/connectors/contract-operation.ts';
import { registryContract } from '../../src/connectors/openapi-contract.ts';
import type { FactBook } from '../../src/knowledge/facts.ts';
import { type Answer, problem } from './answer.ts';
import { Faults, faulty, spoil } from './faults.ts';
import { type Operation, Operations } from './operations.ts';
import { Received } from './received.ts';
import { switchboard } from './switchboard.ts';

export interface SandboxParts {
  facts: FactBook;
  /** The bearer token that is asked for. */
  token: string;
  now: () => Date;
}

/** The invented Social Security Office as an express app: every operation of the contract, and the switchboard. Nothing here listens. */
export function createSandbox({ facts, token, now }: SandboxParts): Express {
  const faults = new Faults();
  const received = new Received();
  const operations = new Operations({ facts, now, received });
  const app = express();
  app.disable('x-powered-by');
  app.use(switchboard({ faults, received, clear: () => operations.clear() }));
  app.use(express.json({ limit: '64kb' }));
  for (const operation of registryContract().operations) {
    const work = operations.byId.get(operation.id);
    if (!work) throw new Error(`sandbox/sso does not do "${operation.id}" of schemas/registry.openapi.yaml. Add it to operations.ts.`);
    const method = operation.method.toLowerCase() as Lowercase<ContractOperation['method']>;
    app[method](
      operation.path.replace(/\{(\w+)\}/g, ':$1'),
      counted(received, operation),
      faulty(faults, operation.tag),
      allowed(operation, token),
      run(operation, work),
    );
  }
  app.use((_request, response) => send(response, problem(404, 'no-such-address', 'Not an address of the contract')));
  app.use(unreadable);
  return app;
}

function counted(received: Received, { id }: ContractOperation): RequestHandler {
  return (_request, _response, next) => {
    received.count(id);
    next();
  };
}

function allowed({ secured }: ContractOperation, token: string): RequestHandler {
  const expected = Buffer.from(`Bearer ${token}`);
  return (request, response, next) => {
    const given = Buffer.from(request.headers.authorization ?? '');
    if (!secured || (given.length === expected.length && timingSafeEqual(given, expected))) return next();
    send(response, problem(401, 'unauthorized', 'The bearer token is missing or wrong'));
  };
}

function run(operation: ContractOperation, work: Operation): RequestHandler {
  return ({ params, query, headers, body }, response) => {
    const fault = operation.checkRequest({ params, query, headers, body });
    if (fault) return send(response, invalid(fault));
    const { near } = query as { near?: string };
    const answer = work({ reference: String(params.reference), near, key: String(headers['idempotency-key']), body });
    if (!response.locals.wrong) return send(response, answer);
    // without a body there is none to spoil: a gateway's page, as they like to send one with a 200
    if (answer.body === undefined) return response.status(200).type('html').send('<p>ขออภัย ปิดปรับปรุงระบบ</p>');
    send(response, { status: answer.status, body: spoil(answer.body) });
  };
}

function send(response: Response, { status, body }: Answer): void {
  response.status(status);
  if (body === undefined) response.end();
  else response.type(status < 400 ? 'application/json' : 'application/problem+json').send(JSON.stringify(body));
}

/** Bodies that are not JSON or too large. */
const unreadable: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent || !(error?.status < 500)) return next(error);
  send(response, invalid('body is not JSON of at most 64 kB'));
};

const invalid = (fault: string): Answer => problem(400, 'invalid', 'The request does not fit the contract', fault);
