import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { HTTPFetchError } from '@line/bot-sdk';
import { checkRequest } from '../../sandbox/line/spec/index.ts';
import { lineMenuStore, type MenuStore } from './menu-store.ts';

let server: Server;
let store: MenuStore;
let answer: { status: number; body: unknown; requestId?: string };
let asked: { method: string; url: string; body: unknown }[];
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method = '', url = '' } = request;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    asked.push({ method, url, body: text ? JSON.parse(text) : undefined });
    response.writeHead(answer.status, { 'content-type': 'application/json', ...(answer.requestId ? { 'x-line-request-id': answer.requestId } : {}) });
    response.end(JSON.stringify(answer.body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  store = lineMenuStore({ token: 'token', baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  asked = [];
});

describe('handing people over to new menus', () => {
  test('is one request that LINE takes, and is asked after by its id', async () => {
    answer = { status: 202, body: {}, requestId: 'request-7' };
    expect(await store.replaceLinked([{ from: 'richmenu-1', to: 'richmenu-2' }])).toBe('request-7');
    const [{ method, url, body }] = asked as [(typeof asked)[number]];
    expect(checkRequest(method, url, body)).toEqual([]);
    expect(body).toEqual({ operations: [{ type: 'link', from: 'richmenu-1', to: 'richmenu-2' }] });

    answer = { status: 200, body: { phase: 'ongoing', acceptedTime: '2026-11-24T08:00:00.000Z' } };
    expect(await store.replaced('request-7')).toBe('ongoing');
    expect(asked.at(-1)?.url).toBe('/v2/bot/richmenu/progress/batch?requestId=request-7');
  });
});

describe('what is not there', () => {
  test('is no error: a picture, a default menu', async () => {
    answer = { status: 404, body: { message: 'not found' } };
    expect(await store.hasPicture('richmenu-1')).toBe(false);
    expect(await store.defaultId()).toBeUndefined();
  });

  test('any other refusal is one', async () => {
    answer = { status: 500, body: { message: 'broken' } };
    await expect(store.hasPicture('richmenu-1')).rejects.toBeInstanceOf(HTTPFetchError);
    await expect(store.defaultId()).rejects.toBeInstanceOf(HTTPFetchError);
  });
});
