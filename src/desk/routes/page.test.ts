import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import { deskPage } from './page.ts';

const folder = mkdtempSync(join(tmpdir(), 'ask-1506-page-'));
let server: Server;
let base = '';

beforeAll(async () => {
  mkdirSync(join(folder, 'desk'));
  writeFileSync(join(folder, 'desk/index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>');
  writeFileSync(join(folder, 'desk/main.js'), 'export {};');
  const app = express().use(deskPage({ folder }), express.static(folder), deskPage({ folder: join(folder, 'elsewhere') }));
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

test.each(['/desk', '/desk/', '/desk/conversations', '/desk/callbacks/C-1', '/desk/index.html'])(
  '%s is the page, with a nonce that its policy names',
  async (path) => {
    const response = await fetch(`${base}${path}`);
    const html = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /style-src 'self' 'nonce-([\w-]{22})'/.exec(policy)?.[1];
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect(html).toBe(`<meta name="csp-nonce" content="${nonce}"><style nonce="${nonce}"></style>`);
  },
);

test('the page runs no script but our files, and stands in no frame', async () => {
  const policy = (await fetch(`${base}/desk/`)).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("style-src-attr 'unsafe-inline'");
  expect(policy).toContain("img-src 'self' data:");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src|unsafe-eval|'unsafe-inline'(?<!style-src-attr 'unsafe-inline')/);
});

test('no nonce comes twice', async () => {
  const [one, other] = await Promise.all([1, 2].map(async () => (await fetch(`${base}/desk/`)).text()));
  expect(one).not.toBe(other);
});

test('files of the build stay files', async () => {
  const response = await fetch(`${base}/desk/main.js`);
  expect([response.headers.get('content-type'), await response.text()]).toEqual([expect.stringContaining('javascript'), 'export {};']);
});

test('says what to do when it was not built', async () => {
  rmSync(join(folder, 'desk/index.html'));
  const response = await fetch(`${base}/desk/`);
  expect([response.status, await response.json()]).toMatchObject([503, { code: 'not_built', detail: expect.stringContaining('npm run build:web') }]);
});
