import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import express, { type Router } from 'express';
import { loadPhrases } from '../../content/read-locales.ts';
import { createLineLinking, type LineLinkingParts } from './line-linking.ts';

async function partsAt(publicUrl: string, accountLinkUrl?: string): Promise<LineLinkingParts> {
  return { publicUrl, accountLinkUrl, phrases: await loadPhrases(), records: {} } as unknown as LineLinkingParts;
}

async function serve(routes: Router): Promise<Server> {
  const server = createServer(express().use(routes)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

test('an address that is neither https nor on this machine stops the start', async () => {
  const unsafe = 'http://ask.example.go.th';
  const [ours, theirs] = [await partsAt(unsafe), await partsAt('https://ask.example.go.th', unsafe)];
  expect(() => createLineLinking(ours)).toThrow(/PUBLIC_URL is not a safe address/);
  expect(() => createLineLinking(theirs)).toThrow(/LINE_ACCOUNT_LINK_URL is not a safe address/);
});

test.each([
  ['https://ask.example.go.th', true],
  ['http://localhost:1506', false],
])('the cookie of a page at %s is out of reach of scripts, and kept to https: %s', async (publicUrl, secure) => {
  const { routes } = createLineLinking(await partsAt(publicUrl));
  const server = await serve(routes);
  try {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/auth/line?ticket=${'a'.repeat(43)}`);
    const [cookie = ''] = response.headers.getSetCookie();
    expect([cookie.includes('HttpOnly'), cookie.includes('SameSite=Lax'), cookie.includes('Secure')]).toEqual([true, true, secure]);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

test('who tries too often is slowed down, with a page', async () => {
  const { routes } = createLineLinking({ ...(await partsAt('http://localhost:1506')), requestsPerMinute: 2 });
  const server = await serve(routes);
  try {
    const { port } = server.address() as AddressInfo;
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await fetch(`http://127.0.0.1:${port}/auth/line/go`)).status);
    expect(statuses).toEqual([410, 410, 429]);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
