import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type RunningSandbox, startSandbox } from '../../../sandbox/sso/start-sandbox.ts';
import type { ConnectorOptions } from '../connector-options.ts';
import { HttpClient } from '../http-client.ts';
import { HttpContactCentre } from './http-contact-centre.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox('2026-11-24');
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const centreOf = (options: Partial<ConnectorOptions> = {}): HttpContactCentre =>
  new HttpContactCentre(new HttpClient('contact-centre', { baseUrl: sandbox.baseUrl, token: sandbox.token, retryDelayMs: 1, retryDelayMostMs: 5, ...options }));

const callback = {
  reference: 'CB-7K2M9',
  phone: '0812345678',
  about: 'unemployment.benefit',
  window: { from: '2026-11-25T09:00:00+07:00', until: '2026-11-25T11:00:00+07:00' },
};
const ticket = { reference: 'TK-7K2M9', about: 'complaint', values: { office: 'สาขาตัวอย่าง', year: 2026 } };
const conversation = { conversationId: 'conversation-1', reason: 'asked-for-a-person', summary: 'ถามเรื่องเงินว่างงาน' };

describe('a callback', () => {
  test('is told once per reference, whatever is repeated', async () => {
    const centre = centreOf();
    await sandbox.fault('error', 1);
    await centre.callback(callback);
    await centre.callback(callback);
    const { callbacks, requests } = await sandbox.state();
    expect(callbacks).toEqual([{ ...callback, state: 'open' }]);
    expect(requests.callback).toBe(3);
  });

  test('is cancelled; cancelling what was never told is fine', async () => {
    const centre = centreOf();
    await centre.callback(callback);
    await centre.cancelCallback(callback.reference);
    await centre.cancelCallback('CB-00000');
    expect((await sandbox.state()).callbacks).toMatchObject([{ reference: callback.reference, state: 'cancelled' }]);
  });

  test('with a number that is none is invalid, and the number is not repeated', async () => {
    const error = await centreOf()
      .callback({ ...callback, phone: '1990000001007' })
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'invalid' });
    expect(inspect(error, { depth: 10 })).not.toContain('1990000001007');
    expect((await sandbox.state()).requests).toEqual({});
  });
});

test('a ticket is told once per reference', async () => {
  await sandbox.fault('down', 1);
  await centreOf().ticket(ticket);
  await centreOf().ticket(ticket);
  expect((await sandbox.state()).tickets).toEqual([ticket]);
});

describe('a handoff', () => {
  test('gets a place in the queue', async () => {
    expect(await centreOf().handoff(conversation)).toEqual({ state: 'queued', position: 1 });
    expect(await centreOf().handoff({ ...conversation, conversationId: 'conversation-2' })).toEqual({ state: 'queued', position: 2 });
    expect((await sandbox.state()).handoffs[0]).toEqual(conversation);
  });

  test.each([
    ['nobody', true],
    ['closed', false],
  ] as const)('finds nobody (%s)', async (agents, open) => {
    await sandbox.agents(agents);
    expect(await centreOf().handoff(conversation)).toEqual({ state: 'nobody', open });
    expect((await sandbox.state()).handoffs).toEqual([]);
  });

  test.each(['error', 'down', 'slow', 'wrong'] as const)('%s: is not repeated blindly, for it carries no key', async (mode) => {
    await sandbox.fault(mode, 1);
    await expect(centreOf(mode === 'slow' ? { timeoutMs: 500 } : {}).handoff(conversation)).rejects.toMatchObject({ code: 'unavailable' });
    expect((await sandbox.state()).requests.handoff).toBe(1);
  });
});

test('what else the objects carry stays here', async () => {
  const more = { tell: 'callback', nationalId: '1990000001007' };
  const centre = centreOf();
  await centre.callback({ ...callback, ...more });
  await centre.ticket({ ...ticket, ...more });
  await centre.handoff({ ...conversation, ...more });
  const { callbacks, tickets, handoffs } = await sandbox.state();
  expect({ callbacks, tickets, handoffs }).toEqual({ callbacks: [{ ...callback, state: 'open' }], tickets: [ticket], handoffs: [conversation] });
});

test('wrong answers are refused at the border', async () => {
  await sandbox.fault('wrong');
  const centre = centreOf();
  const calls = [
    () => centre.callback(callback),
    () => centre.cancelCallback(callback.reference),
    () => centre.ticket(ticket),
    () => centre.handoff(conversation),
  ];
  for (const call of calls)
    await expect(call()).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('answered outside the contract') });
});

test('nothing personal is in any error', async () => {
  const errors: unknown[] = [];
  for (const mode of ['error', 'down', 'slow', 'wrong'] as const) {
    await sandbox.fault(mode);
    const centre = centreOf({ timeoutMs: 30, tries: 1 });
    for (const call of [() => centre.callback(callback), () => centre.ticket(ticket), () => centre.handoff(conversation)])
      errors.push(await call().catch((error: unknown) => error));
  }
  const everything = errors.map((error) => inspect(error, { depth: 10, showHidden: true })).join('\n');
  expect(errors).toHaveLength(12);
  for (const personal of [callback.phone, ticket.values.office, conversation.summary]) expect(everything).not.toContain(personal);
});

test('it fails by itself: the registry beside it goes on', async () => {
  await sandbox.fault('down', undefined, 'contact-centre');
  await expect(centreOf().ticket(ticket)).rejects.toMatchObject({ code: 'unavailable' });
  const registry = new HttpClient('registry', { baseUrl: sandbox.baseUrl, token: sandbox.token });
  expect(await registry.call('hospitals')).toMatchObject({ hospitals: expect.any(Array) });
});
