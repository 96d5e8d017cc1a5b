import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import express, { type ErrorRequestHandler, type RequestHandler, type Response, Router } from 'express';
import { checkRequest, LIMITS, requestFaults } from '../../spec/index.ts';
import { type Answer, notFound, refused, unfit } from '../answer.ts';
import type { LinePlatform } from '../line-platform.ts';
import type { Mode } from '../switches.ts';
import type { AccessTokens } from './access-tokens.ts';
import { MONTH_SPENT } from './message-operations.ts';
import type { ApiRequest, Operation } from './operation.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const UNAUTHORISED = 'Confirm that the access token in the authorization header is valid.';

const REFUSED: Partial<Record<Mode, Answer>> = {
  'rate-limit': refused(429, 'The API rate limit has been exceeded. Try again later.'),
  quota: MONTH_SPENT,
  'server-error': refused(500, 'Internal server error'),
};

/** LINE's API over HTTP: who may, what is switched to go wrong, what fits, then the operation. Every answer has a request id. */
export function serveOperations(platform: LinePlatform, tokens: AccessTokens, operations: readonly Operation[]): Router {
  const router = Router();
  router.use(named, authorised(platform, tokens), switched(platform));
  router.use(express.raw({ type: () => true, limit: LIMITS.sending.request_body_bytes.max }));
  for (const operation of operations) router[METHODS[operation.method]](operation.path, run(platform, operation));
  router.use((request, response) => send(platform, response, missing(request.method, request.originalUrl)));
  router.use(tooLarge(platform));
  return router;
}

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

const named: RequestHandler = (_request, response, next) => {
  response.setHeader('x-line-request-id', randomUUID());
  next();
};

function authorised(platform: LinePlatform, tokens: AccessTokens): RequestHandler {
  return ({ headers }, response, next) => {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    if (!token) return void send(platform, response, refused(401, `Authentication failed due to the following reason: no access token. ${UNAUTHORISED}`));
    if (!tokens.has(token)) return void send(platform, response, refused(401, `Authentication failed. ${UNAUTHORISED}`));
    next();
  };
}

function switched(platform: LinePlatform): RequestHandler {
  return (request, response, next) => {
    const mode = platform.switches.take(request.path);
    const answer = REFUSED[mode];
    if (answer) return void send(platform, response, answer);
    if (mode === 'drop') return void request.socket.destroy();
    response.locals.mode = mode;
    // of the fault that hit it: a new start may come before the answer is held back
    response.locals.dropped = platform.switches.dropped;
    next();
  };
}

function run(platform: LinePlatform, operation: Operation): RequestHandler {
  return async (request, response) => {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const contentType = String(request.headers['content-type'] ?? '').split(';')[0] ?? '';
    const retryKey = request.headers['x-line-retry-key'];
    const read = operation.upload ? {} : readJson(bytes, contentType);
    const asked = { method: operation.method, path: request.path, retryKey: retryKey === undefined ? undefined : String(retryKey), body: read.json };
    const refusal = read.refusal ?? refusalOf(platform, operation, asked);
    if (refusal) return send(platform, response, refusal);
    const { params, query } = request;
    const answer = await operation.run({ params, query, bytes, contentType, ...asked } as ApiRequest);
    if (asked.retryKey && answer.status === 200)
      platform.retryKeys.accept(asked.retryKey, { requestId: String(response.getHeader('x-line-request-id')), body: answer.body }, platform.clock.now());
    return send(platform, response, answer);
  };
}

function readJson(bytes: Buffer, contentType: string): { json?: unknown; refusal?: Answer } {
  if (bytes.length === 0) return {};
  if (contentType !== 'application/json') return { refusal: refused(415, `The content type, ${contentType || 'none'}, is not supported`) };
  try {
    return { json: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return { refusal: refused(400, 'The request body could not be parsed as JSON (line: -, column: -)') };
  }
}

function refusalOf(
  { retryKeys, clock }: LinePlatform,
  operation: Operation,
  { method, path, retryKey, body }: { method: string; path: string; retryKey: string | undefined; body: unknown },
): Answer | undefined {
  if (retryKey !== undefined && !operation.retryKey) return refused(400, 'X-Line-Retry-Key is not supported by this endpoint');
  if (retryKey !== undefined && !UUID.test(retryKey)) return refused(400, 'X-Line-Retry-Key is not a UUID');
  const faults = requestFaults(method, path, body);
  if (faults.length > 0) return unfit(faults);
  const accepted = retryKey === undefined ? undefined : retryKeys.find(retryKey, clock.now());
  if (!accepted) return undefined;
  return { ...refused(409, 'The retry key is already accepted', accepted.body), headers: { 'x-line-accepted-request-id': accepted.requestId } };
}

/** A call that LINE has and the sandbox does not, is told apart from one that nobody has. */
function missing(method: string, path: string): Answer {
  const unknown = checkRequest(method, path, {}).some((fault) => fault.endsWith('is no request of the Messaging API'));
  return unknown ? notFound() : refused(501, `The sandbox does not serve ${method} ${path}, which LINE has. Add it to sandbox/line/platform/api.`);
}

const tooLarge =
  (platform: LinePlatform): ErrorRequestHandler =>
  (error, _request, response, next) => {
    if (error?.status !== 413) return next(error);
    return void send(platform, response, refused(413, 'Payload Too Large'));
  };

async function send({ options }: LinePlatform, response: Response, { status, body, headers = {} }: Answer): Promise<void> {
  if (response.locals.mode === 'lost-answer') return void response.socket?.destroy();
  const late = response.locals.mode === 'slow';
  const kept = !late || (await wait(options.slowMs, true, { ref: false, signal: response.locals.dropped }).catch(() => false));
  if (!kept) return void response.socket?.destroy();
  response.status(status).set(headers);
  if (Buffer.isBuffer(body)) response.send(body);
  else response.json(body);
}
