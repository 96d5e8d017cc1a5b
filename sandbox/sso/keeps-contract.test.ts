import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { registryContract } from '../../src/connectors/openapi-contract.ts';
import { readFacts } from '../../src/content/read-content.ts';
import { LOOKUPS } from '../../src/dialog/effects.ts';
import { Operations } from './operations.ts';
import { PEOPLE, personOf } from './people.ts';
import { Received } from './received.ts';
import { type RunningSandbox, startSandbox } from './start-sandbox.ts';

const contract = registryContract();
const facts = readFacts();

/** What does not fit, also a field too many, which the check at our border would drop. */
function fault(id: string, status: number, mediaType: string, body: unknown): string | undefined {
  const sent = structuredClone(body);
  const problem = contract.operation(id).checkAnswer({ status, mediaType, body });
  if (problem) return problem;
  return JSON.stringify(sent) === JSON.stringify(body) ? undefined : 'it has a field that the contract does not list';
}

describe('through HTTP', () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox('2026-11-24');
  });
  afterAll(() => sandbox.stop());

  async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<[number, string, unknown]> {
    const response = await fetch(sandbox.baseUrl + path, {
      method,
      headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return [response.status, response.headers.get('content-type')?.split(';')[0] ?? '', text ? JSON.parse(text) : undefined];
  }

  test.each(LOOKUPS)('lookup.%s of all 200 people keeps the contract', async (name) => {
    let found = 0;
    for (const { nationalId } of PEOPLE) {
      const [status, mediaType, body] = await send('POST', `/v1/lookups/${name}`, { nationalId });
      expect([nationalId, fault(`lookup.${name}`, status, mediaType, body)]).toEqual([nationalId, undefined]);
      if (status === 200) found++;
    }
    expect(found).toBeGreaterThan(100);
  });

  test('who is identified of all 200 people keeps the contract, with a telephone or without', async () => {
    const phones: unknown[] = [];
    for (const { nationalId, birthDate } of PEOPLE) {
      const [status, mediaType, body] = await send('POST', '/v1/identifications', { nationalId, birthDate });
      expect([status, fault('identify', status, mediaType, body)]).toEqual([200, undefined]);
      phones.push((body as { phone: unknown }).phone);
    }
    expect(phones.filter((phone) => phone === null).length).toBeGreaterThan(10);
    expect(new Set(phones.filter((phone) => phone !== null)).size).toBe(phones.filter((phone) => phone !== null).length);
  });

  const change = { nationalId: personOf('moved').nationalId, hospitalId: 'X009', reason: 'moved-home' };
  const key = { 'idempotency-key': 'event-0001' };
  const window = { from: '2026-11-25T09:00:00+07:00', until: '2026-11-25T11:00:00+07:00' };

  test.each<[string, string, string, number, unknown?, Record<string, string>?]>([
    ['health', 'GET', '/healthz', 200],
    ['hospitals', 'GET', '/v1/hospitals', 200],
    ['hospitals', 'GET', `/v1/hospitals?near=${encodeURIComponent('ขอนแก่น')}`, 200],
    ['hospitals', 'GET', '/v1/hospitals?near=a&near=b', 400],
    ['hospitals', 'GET', `/v1/hospitals?nationalId=${change.nationalId}`, 400],
    ['changeHospital', 'POST', '/v1/hospital-changes', 400, change],
    ['changeHospital', 'POST', '/v1/hospital-changes', 201, change, key],
    ['changeHospital', 'POST', '/v1/hospital-changes', 409, { ...change, hospitalId: 'X010' }, key],
    ['changeHospital', 'POST', '/v1/hospital-changes', 422, { ...change, hospitalId: 'X002' }, { 'idempotency-key': 'event-0002' }],
    ['changeHospital', 'POST', '/v1/hospital-changes', 404, { ...change, hospitalId: 'X999' }, { 'idempotency-key': 'event-0003' }],
    ['callback', 'PUT', '/v1/callbacks/CB-12345', 204, { phone: '0812345678', about: 'x', window }],
    ['callback', 'PUT', '/v1/callbacks/CB-12345', 400, { phone: '0812345678', about: 'x' }],
    ['cancelCallback', 'DELETE', '/v1/callbacks/CB-12345', 204],
    ['ticket', 'PUT', '/v1/tickets/TK-12345', 204, { about: 'x', values: { a: 1 } }],
    ['handoff', 'POST', '/v1/handoffs', 200, { conversationId: 'c', reason: 'r', summary: '' }],
    ['identify', 'POST', '/v1/identifications', 200, { nationalId: change.nationalId, birthDate: personOf('moved').birthDate }],
    ['identify', 'POST', '/v1/identifications', 404, { nationalId: change.nationalId, birthDate: '1900-01-01' }],
    ['identify', 'POST', '/v1/identifications', 400, { nationalId: change.nationalId, birthDate: '1900-02-30' }],
    ['message', 'POST', '/v1/messages', 202, { to: '+66812345678', text: 'x' }, key],
    ['message', 'POST', '/v1/messages', 400, '{"to": '],
    ['lookup.status', 'POST', '/v1/lookups/status', 401, { nationalId: change.nationalId }, { authorization: 'Bearer wrong' }],
    ['lookup.status', 'POST', '/v1/lookups/status', 404, { nationalId: '1990099999009' }],
    ['lookup.status', 'POST', '/v1/lookups/status', 400, { nationalId: '12' }],
  ])('%s (%s %s) answers %i within the contract', async (...[id, method, path, expected, body, headers]) => {
    const [status, mediaType, answer] = await send(method, path, body, headers);
    expect([status, fault(id, status, mediaType, answer)]).toEqual([expected, undefined]);
  });

  test('an address that is not of the contract is a problem document', async () => {
    expect(await send('POST', '/v1/lookups/salary', {})).toEqual([404, 'application/problem+json', expect.objectContaining({ code: 'no-such-address' })]);
  });
});

// the data moves with the day of the request: ends of months, leap days, open windows, a day with other rates
test.each(['2026-11-24', '2026-12-31', '2027-01-15', '2027-03-31', '2028-02-29', '2029-01-01', '2032-07-31'])(
  'on %s every lookup of all people keeps the contract',
  (day) => {
    const operations = new Operations({ facts, now: () => new Date(`${day}T12:00:00+07:00`), received: new Received() });
    for (const name of LOOKUPS)
      for (const { nationalId } of PEOPLE) {
        const answer = operations.byId.get(`lookup.${name}`)?.({ reference: '', near: undefined, key: '', body: { nationalId } });
        const { status = 0, body } = answer ?? {};
        const mediaType = status === 200 ? 'application/json' : 'application/problem+json';
        expect([name, nationalId, fault(`lookup.${name}`, status, mediaType, JSON.parse(JSON.stringify(body)))]).toEqual([name, nationalId, undefined]);
      }
  },
);

test('last month is the last one paid, whatever the day', () => {
  const worker = personOf('section33');
  const paidOn = (day: string): unknown => {
    const operations = new Operations({ facts, now: () => new Date(`${day}T00:30:00+07:00`), received: new Received() });
    return operations.byId.get('lookup.contributions')?.({ reference: '', near: undefined, key: '', body: { nationalId: worker.nationalId } }).body;
  };
  expect(['2026-11-24', '2027-01-01', '2027-03-31'].map(paidOn)).toMatchObject([
    { lastPaidMonth: '2026-10' },
    { lastPaidMonth: '2026-12' },
    { lastPaidMonth: '2027-02' },
  ]);
});
