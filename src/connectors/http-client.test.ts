import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ConnectorError } from './connector-error.ts';
import type { ConnectorOptions } from './connector-options.ts';
import { HttpClient } from './http-client.ts';
import { TryFailure } from './try-failure.ts';

const SECRETS = ['1990000001007', 'สมชาย', '0812345678', 'my-token', 'ที่อยู่ลับ'];
const BODY = { nationalId: '1990000001007' };
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A client of a far side made for one test. */
async function clientOf(answer: RequestListener, options: Partial<ConnectorOptions> = {}): Promise<HttpClient> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gateway/`;
  return new HttpClient('registry', { baseUrl, token: 'my-token', retryDelayMs: 1, retryDelayMostMs: 2, ...options });
}

const always =
  (status: number, body: string, type = 'application/json'): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': type }).end(body);

/** Would be right, had we gone where it says. */
const elsewhere: RequestListener = (request, response) => {
  if (request.url === '/elsewhere') always(200, '{"year":2026,"limitBaht":900,"usedBaht":0}')(request, response);
  else response.writeHead(307, { location: '/elsewhere' }).end();
};

const failureOf = (call: Promise<unknown>): Promise<ConnectorError> =>
  call.then(
    () => {
      throw new Error('it did not fail');
    },
    (error) => error as ConnectorError,
  );

test('sends token and body under the path of the gateway, and nothing personal in address or header', async () => {
  let seen: { request: IncomingMessage; body: string } | undefined;
  const client = await clientOf((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen = { request, body };
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end('{"year":2026,"limitBaht":900,"usedBaht":0,"dentist":"x"}');
    });
  });
  expect(await client.call('lookup.dental', { body: BODY })).toEqual({ year: 2026, limitBaht: 900, usedBaht: 0 });
  expect(seen?.request.method).toBe('POST');
  expect(seen?.request.url).toBe('/gateway/v1/lookups/dental');
  expect(seen?.request.headers.authorization).toBe('Bearer my-token');
  expect(seen?.request.rawHeaders.join(' ')).not.toContain(BODY.nationalId);
  expect(JSON.parse(seen?.body ?? '')).toEqual(BODY);
});

test('a probe goes without the token, and says no when nobody is there', async () => {
  let authorization: string | undefined = 'none seen';
  const client = await clientOf((request, response) => {
    authorization = request.headers.authorization;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}');
  });
  expect([await client.ready(), authorization]).toEqual([true, undefined]);
  servers[0]?.close().closeAllConnections();
  expect(await client.ready()).toBe(false);
});

describe('a far side that goes wrong', () => {
  const leaking = JSON.stringify({ type: 'x', title: 'สมชาย 1990000001007', status: 404, code: '1990000001007', detail: 'ที่อยู่ลับ' });

  test.each<[string, RequestListener, string, number]>([
    ['is out of order', always(500, 'สมชาย 1990000001007', 'text/html'), 'it answered 500', 3],
    ['is busy', always(429, '{}'), 'it answered 429', 3],
    ['closes the connection', (request) => void request.socket.destroy(), 'it could not be reached', 3],
    ['refuses the token', always(401, '{}'), 'it refused our token (401)', 1],
    ['sends a page that says 200', always(200, '<p>สมชาย</p>', 'text/html'), 'outside the contract: status 200 is not application/json', 1],
    ['sends half a JSON', always(200, '{"name":"สมชาย 19900'), 'outside the contract: body must be object', 1],
    ['sends a figure as text', always(200, '{"year":2026,"limitBaht":"สมชาย","usedBaht":0}'), 'outside the contract: body/limitBaht must be number', 1],
    ['sends a code of its own', always(404, leaking, 'application/problem+json'), 'outside the contract: body/code must match pattern', 1],
    ['has a 404 page of its own', always(404, 'no such page', 'text/html'), 'outside the contract: status 404 is not application/problem+json', 1],
    ['sends us elsewhere', elsewhere, 'it could not be reached', 3],
  ])('%s: unavailable, with a cause, and nothing personal in the error', async (_name, answer, why, tries) => {
    let asked = 0;
    const client = await clientOf((request, response) => {
      asked++;
      answer(request, response);
    });
    const error = await failureOf(client.call('lookup.dental', { body: BODY }));
    expect(error).toBeInstanceOf(ConnectorError);
    expect(error).toMatchObject({ code: 'unavailable', cause: expect.any(TryFailure) });
    expect(error.message).toContain(`registry is not available for lookup.dental: `);
    expect(error.message).toContain(why);
    expect(asked).toBe(tries);
    const everything = inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error) + error.stack;
    for (const secret of SECRETS) expect(everything).not.toContain(secret);
  });

  test('a request that breaks the contract is not sent: invalid, without its values', async () => {
    let asked = 0;
    const client = await clientOf(() => asked++);
    const error = await failureOf(client.call('callback', { params: { reference: 'CB-1234' }, body: { phone: '0812345678', about: 'สมชาย', window: {} } }));
    expect(error).toMatchObject({ code: 'invalid', message: expect.stringContaining("body/window must have required property 'from'") });
    for (const secret of SECRETS) expect(inspect(error, { depth: 10 })).not.toContain(secret);
    expect(asked).toBe(0);
  });
});

describe('many calls', () => {
  test('never more at once than allowed; what finds no place to wait is refused at once', async () => {
    let now = 0;
    let most = 0;
    const client = await clientOf(
      (_request, response) => {
        most = Math.max(most, ++now);
        setTimeout(() => {
          now--;
          always(200, '{"year":2026,"limitBaht":900,"usedBaht":0}')(_request, response);
        }, 20);
      },
      { concurrent: 3, waiting: 4 },
    );
    const settled = await Promise.allSettled(Array.from({ length: 9 }, () => client.call('lookup.dental', { body: BODY })));
    const refused = settled.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused.map(({ reason }) => [reason.code, reason.message])).toEqual(
      Array.from({ length: 2 }, () => ['unavailable', 'registry is not available for lookup.dental: too many calls are under way. See docs/connectors.md.']),
    );
    expect(most).toBe(3);
    expect(client.state).toBe('ok');
  });

  test('a caller who goes away ends the request', async () => {
    const controller = new AbortController();
    let closed: Promise<unknown> | undefined;
    const client = await clientOf((_request, response) => {
      closed = once(response, 'close');
      controller.abort(new Error('gone'));
    });
    await expect(client.call('lookup.dental', { body: BODY, signal: controller.signal })).rejects.toThrow('gone');
    // the far side sees the connection end though it never answered
    await closed;
    expect(client.state).toBe('ok');
  });
});
