import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { PEOPLE } from './people.ts';
import { type RunningSandbox, startSandbox } from './start-sandbox.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox('2026-11-24');
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const form = (path: string, values: Record<string, string>): Promise<Response> =>
  fetch(`${sandbox.baseUrl}/sandbox/${path}`, { method: 'POST', body: new URLSearchParams(values), redirect: 'manual' });
const page = async (): Promise<string> => (await fetch(sandbox.baseUrl)).text();
const send = (method: string, path: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(sandbox.baseUrl + path, {
    method,
    headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

test('the page shows every person with what is special about them', async () => {
  const html = await page();
  for (const { nationalId, givenName, special } of PEOPLE) {
    expect(html).toContain(`<td>${nationalId}</td><td>${givenName} `);
    expect(html).toContain(special.replaceAll('"', '&#34;'));
  }
});

test('the page shows what was received, as text and never as markup', async () => {
  await send('PUT', '/v1/callbacks/CB-12345', {
    phone: '0812345678',
    about: '<script>x</script>',
    window: { from: '2026-11-25T09:00:00+07:00', until: '2026-11-25T11:00:00+07:00' },
  });
  await send('PUT', '/v1/tickets/TK-12345', { about: 'complaint', values: { office: 'สาขาตัวอย่าง' } });
  await send('POST', '/v1/handoffs', { conversationId: 'c-1', reason: 'asked', summary: 'ถามเรื่องทำฟัน' });
  await send('POST', '/v1/messages', { to: '0898765432', text: 'รหัส 402913' }, { 'idempotency-key': 'event-0001' });
  const html = await page();
  for (const shown of ['CB-12345', '0812345678', 'TK-12345', 'สาขาตัวอย่าง', 'ถามเรื่องทำฟัน', '0898765432', 'รหัส 402913']) expect(html).toContain(shown);
  expect(html).not.toContain('<script>');
});

test('the buttons of the page switch, and lead back to it', async () => {
  const response = await form('faults', { target: 'sms', mode: 'error' });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
  expect(await page()).toContain('value="error" aria-pressed="true"');
  expect((await send('POST', '/v1/messages', { to: '0898765432', text: 'x' }, { 'idempotency-key': 'event-0001' })).status).toBe(500);
  expect((await send('POST', '/v1/lookups/status', { nationalId: PEOPLE[0]?.nationalId })).status).toBe(200);
  await form('reset', {});
  expect(await page()).toContain('value="none" aria-pressed="true"');
});

test.each([
  ['faults', { mode: 'broken' }, 'mode is not allowed. Allowed: none, slow, down, error, wrong.'],
  ['faults', { mode: 'slow', target: 'moon' }, 'target is not allowed. Allowed: all, registry, contact-centre, sms.'],
  ['faults', { mode: 'slow', times: '0' }, 'times is not allowed. Allowed: a whole number from 1, nothing.'],
  ['agents', { state: 'asleep' }, 'state is not allowed. Allowed: free, nobody, closed.'],
])('%s refuses %j and says what is allowed', async (path, values, message) => {
  const response = await form(path, values as Record<string, string>);
  expect([response.status, await response.text()]).toEqual([400, message]);
});

test('a fault that was told how often goes away by itself', async () => {
  await sandbox.fault('error', 2);
  const codes = [];
  for (let call = 0; call < 3; call++) codes.push((await fetch(`${sandbox.baseUrl}/healthz`)).status);
  expect(codes).toEqual([500, 500, 200]);
});

test('requests that are held back are dropped when everything is forgotten', async () => {
  await sandbox.fault('slow');
  const held = fetch(`${sandbox.baseUrl}/healthz`);
  while (!(await sandbox.state()).requests.health) await new Promise((resolve) => setImmediate(resolve));
  await sandbox.reset();
  await expect(held).rejects.toThrow('fetch failed');
});
