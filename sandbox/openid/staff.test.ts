import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AuthBrowser, location } from '../../test/helpers/auth-browser.ts';
import { CLIENT, ProviderProcess } from '../../test/helpers/auth-provider-process.ts';
import { PEOPLE } from '../sso/people.ts';
import { STAFF } from './staff.ts';

const SERVICE = 'http://127.0.0.1:1';
const DESK = { clientId: 'ask-1506-desk', clientSecret: 'sandbox-only-not-a-secret', path: '/desk/callback' };
const CHAT = { ...CLIENT, path: '/auth/callback' };
const VERIFIER = 'v'.repeat(43);

let provider: ProviderProcess;
beforeAll(async () => {
  provider = await ProviderProcess.start(SERVICE);
});
afterAll(() => provider.stop());

/** Goes to the page on which one becomes somebody. */
async function openPage({ clientId, path }: typeof DESK): Promise<{ browser: AuthBrowser; page: string; html: string }> {
  const browser = new AuthBrowser();
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: `${SERVICE}${path}`,
    response_type: 'code',
    scope: 'openid profile pid given_name',
    state: 's',
    nonce: 'n',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = await location(await browser.fetch(`${provider.issuer}/api/v2/oauth2/auth/?${query}`), provider.issuer);
  return { browser, page, html: await (await browser.fetch(page)).text() };
}

const send = ({ browser, page }: Awaited<ReturnType<typeof openPage>>, form: Record<string, string>): Promise<Response> =>
  browser.fetch(page, { method: 'POST', body: new URLSearchParams(form) });

/** Becomes somebody. @returns the claims of the id_token. */
async function claimsOf(client: typeof DESK, form: Record<string, string>): Promise<Record<string, unknown>> {
  const opened = await openPage(client);
  const resume = await location(await send(opened, form), provider.issuer);
  const code = new URL(await location(await opened.browser.fetch(resume), resume)).searchParams.get('code') ?? '';
  const response = await fetch(`${provider.issuer}/api/v2/oauth2/token/`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: `${SERVICE}${client.path}`, code_verifier: VERIFIER }),
    headers: { authorization: `Basic ${btoa(`${client.clientId}:${client.clientSecret}`)}` },
  });
  const { id_token: token } = (await response.json()) as { id_token: string };
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

test('at the desk one becomes staff, and is not offered anybody insured', async () => {
  const { html } = await openPage(DESK);
  for (const { name, does } of STAFF) expect(html).toContain(`${name} · ${does}`);
  expect(html).not.toContain(PEOPLE[0]?.nationalId);
});

test('in the chat one becomes an insured person, and is not offered any staff', async () => {
  const { html } = await openPage(CHAT);
  expect(html).toContain(PEOPLE[0]?.nationalId);
  for (const { id } of STAFF) expect(html).not.toContain(id);
});

test.each([
  ['an insured person at the desk', DESK, { nationalId: PEOPLE[0]?.nationalId ?? '' }],
  ['staff in the chat', CHAT, { staff: 'staff-mali' }],
  ['staff that is not there', DESK, { staff: 'staff-nobody' }],
])('nobody becomes %s', async (_name, client, form) => {
  const response = await send(await openPage(client), form);
  expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('role="alert"')]);
});

test('staff have their name and roles in the id_token, and insured persons have neither', async () => {
  expect(await claimsOf(DESK, { staff: 'staff-wichai' })).toMatchObject({
    sub: 'staff-wichai',
    aud: 'ask-1506-desk',
    name: 'วิชัย',
    roles: ['supervisor', 'agent'],
  });
  const insured = await claimsOf(CHAT, { nationalId: PEOPLE[0]?.nationalId ?? '' });
  expect(insured).toMatchObject({ pid: PEOPLE[0]?.nationalId });
  expect(Object.keys(insured)).not.toEqual(expect.arrayContaining(['roles']));
});
