import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PEOPLE, personOf } from '../../../sandbox/sso/people.ts';
import { type RunningSandbox, startSandbox } from '../../../sandbox/sso/start-sandbox.ts';
import { LOOKUPS } from '../../dialog/effects.ts';
import type { ConnectorError } from '../connector-error.ts';
import type { ConnectorOptions } from '../connector-options.ts';
import { HttpClient } from '../http-client.ts';
import { HttpRegistry } from './http-registry.ts';
import type { HospitalChange } from './registry.ts';

// outside the yearly window, so that a reason is needed
const TODAY = '2026-11-24';
const worker = personOf('section33').nationalId;

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox(TODAY);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

/** A registry with its own circuit; quick to try again, slow to give up for good. */
function registryOf(options: Partial<ConnectorOptions> = {}, states: string[] = []): HttpRegistry {
  const settings = { baseUrl: sandbox.baseUrl, token: sandbox.token, retryDelayMs: 1, retryDelayMostMs: 5, breakAfter: 50, ...options };
  return new HttpRegistry(new HttpClient('registry', settings, { onState: (name, state) => states.push(`${name} ${state}`) }));
}

const requests = async (id: string): Promise<number> => (await sandbox.state()).requests[id] ?? 0;

const errorOf = (call: Promise<unknown>): Promise<ConnectorError> =>
  call.then(
    () => {
      throw new Error('it did not fail');
    },
    (error) => error as ConnectorError,
  );

describe('a lookup', () => {
  test('of contributions: last month is paid, with the share of the ceiling of each month', async () => {
    const data = await registryOf().lookup(personOf('arrears', 1).nationalId, 'contributions');
    expect(data).toMatchObject({ section: '33', lastPaidMonth: '2026-08', missing: ['2026-10', '2026-09'] });
    expect(data.lastMonths.slice(0, 3).map(({ month, paid }) => [month, paid])).toEqual([
      ['2026-10', false],
      ['2026-09', false],
      ['2026-08', true],
    ]);
    expect(await registryOf().lookup(worker, 'contributions')).toMatchObject({ lastPaidMonth: '2026-10', missing: [] });
  });

  test('of the status tells members, those who lapsed, pensioners and those who were never insured apart', async () => {
    const registry = registryOf();
    const statusOf = async (kind: Parameters<typeof personOf>[0]): Promise<unknown> => {
      const { section, active, reason } = await registry.lookup(personOf(kind).nationalId, 'status');
      return [section, active, reason];
    };
    expect(await statusOf('section33')).toEqual(['33', true, undefined]);
    expect(await statusOf('section39')).toEqual(['39', true, undefined]);
    expect(await statusOf('section40')).toEqual(['40', true, undefined]);
    expect(await statusOf('lapsed')).toEqual(['39', false, 'not-paid']);
    expect(await statusOf('pensioner')).toEqual(['33', false, 'retired']);
    expect(await statusOf('unemployed')).toEqual(['33', true, 'left-job']);
    expect(await statusOf('never')).toEqual([null, false, undefined]);
  });

  test('of the hospital: the yearly window, or one of the person’s own after a move', async () => {
    expect(await registryOf().lookup(worker, 'hospital')).toMatchObject({ changeFrom: '2026-12-16', changeUntil: '2027-03-31' });
    expect(await registryOf().lookup(personOf('moved').nationalId, 'hospital')).toMatchObject({ changeFrom: '2026-11-14', changeUntil: '2026-12-14' });
  });

  test('of claims: one in every state, the refused one with its reason', async () => {
    const { claims } = await registryOf().lookup(personOf('claims', 5).nationalId, 'claim');
    expect(claims.map(({ state }) => state)).toEqual(['received', 'checking', 'approved', 'paid', 'refused']);
    expect(claims[4]).toMatchObject({ reason: 'documents', amountBaht: null });
  });

  test('of savings, dental money and unemployment', async () => {
    const registry = registryOf();
    expect(await registry.lookup(worker, 'oldage')).toMatchObject({ section: '33', asOf: '2026-10-31', savedBaht: expect.any(Number) });
    expect(await registry.lookup(worker, 'dental')).toMatchObject({ year: 2026, limitBaht: 900 });
    expect(await registry.lookup(personOf('unemployed').nationalId, 'unemployment')).toMatchObject({
      registered: true,
      registeredOn: '2026-09-12',
      leftOn: '2026-09-08',
      nextReport: '2026-12-12',
      daysLeft: 120,
    });
    expect(await registry.lookup(worker, 'unemployment')).toMatchObject({ registered: false, payments: [] });
  });

  test('of somebody unknown, and of something that is not kept, are told apart', async () => {
    expect(await errorOf(registryOf().lookup('1990099999009', 'status'))).toMatchObject({ code: 'not-found', reason: 'unknown-person' });
    expect(await errorOf(registryOf().lookup(personOf('section40').nationalId, 'hospital'))).toMatchObject({ code: 'not-found', reason: 'nothing-kept' });
  });
});

describe('who somebody is', () => {
  const { nationalId, birthDate, givenName, phone } = personOf('section33');

  test('is told to whoever knows number and birth date, with the telephone if there is one', async () => {
    expect(await registryOf().identify({ nationalId, birthDate })).toEqual({ givenName, phone });
    const without = PEOPLE.find((person) => person.phone === null) as (typeof PEOPLE)[number];
    expect(await registryOf().identify(without)).toEqual({ givenName: without.givenName, phone: undefined });
  });

  test('is told to nobody else, and a wrong birth date is answered like an unknown number', async () => {
    const wrong = await errorOf(registryOf().identify({ nationalId, birthDate: '1900-01-01' }));
    const unknown = await errorOf(registryOf().identify({ nationalId: '1990099999009', birthDate }));
    expect(wrong).toMatchObject({ code: 'not-found', reason: 'unknown-person' });
    expect(unknown).toMatchObject({ code: wrong.code, reason: wrong.reason, message: wrong.message });
  });

  test('is asked again on a fault, and nothing personal is in the error', async () => {
    await sandbox.fault('error', 1);
    await registryOf().identify({ nationalId, birthDate });
    expect(await requests('identify')).toBe(2);
    await sandbox.fault('down');
    const error = await errorOf(registryOf({ tries: 1 }).identify({ nationalId, birthDate }));
    expect(error.code).toBe('unavailable');
    for (const personal of [nationalId, birthDate, givenName]) expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(personal);
  });
});

test('hospitals are found by province, by name, in English; everything is the first twenty', async () => {
  const registry = registryOf();
  const provinces = async (near: string | undefined): Promise<string[]> => [...new Set((await registry.hospitals(near)).map(({ province }) => province))];
  expect(await provinces('เชียงใหม่')).toEqual(['เชียงใหม่']);
  expect(await provinces(' กทม. ')).toEqual(['กรุงเทพมหานคร']);
  expect(await provinces('chiang')).toEqual(['เชียงใหม่', 'เชียงราย']);
  expect(await registry.hospitals('โรงพยาบาลตัวอย่าง ๒ ภูเก็ต')).toEqual([{ id: 'X040', name: 'โรงพยาบาลตัวอย่าง ๒ ภูเก็ต', province: 'ภูเก็ต', full: false }]);
  expect(await registry.hospitals('ดาวอังคาร')).toEqual([]);
  expect(await registry.hospitals('ก'.repeat(500))).toEqual([]);
  for (const near of [undefined, '', '  ']) expect(await registry.hospitals(near)).toHaveLength(20);
});

describe('a change of hospital', () => {
  const moved = personOf('moved').nationalId;
  const change = (more: Partial<HospitalChange> = {}): HospitalChange => ({
    nationalId: moved,
    hospitalId: 'X009',
    reason: 'moved-home',
    idempotencyKey: 'event-0001',
    ...more,
  });

  test('is made, tells the first day there, and shows in the lookup', async () => {
    const registry = registryOf();
    const changed = await registry.changeHospital(change());
    expect(changed).toEqual({ reference: 'HC-000001', hospital: 'โรงพยาบาลตัวอย่าง ๑ เชียงใหม่', from: '2026-12-01' });
    expect(await registry.lookup(moved, 'hospital')).toMatchObject({ id: 'X009', since: '2026-12-01', changeFrom: '2026-12-16' });
  });

  test('is made once per key, also when the answer is lost on the way', async () => {
    const registry = registryOf();
    const first = await registry.changeHospital(change());
    await sandbox.fault('wrong', 1);
    expect(await errorOf(registry.changeHospital(change()))).toMatchObject({ code: 'unavailable' });
    await sandbox.fault('down', 1);
    expect(await registry.changeHospital(change())).toEqual(first);
    expect(await requests('changeHospital')).toBe(4);
  });

  test('under a key that was used for another change is invalid', async () => {
    const registry = registryOf();
    await registry.changeHospital(change());
    expect(await errorOf(registry.changeHospital(change({ hospitalId: 'X010' })))).toMatchObject({ code: 'invalid', reason: 'key-reused' });
  });

  test.each<[string, Partial<HospitalChange>, Partial<ConnectorError>]>([
    ['outside the window without a reason', { reason: undefined }, { code: 'refused', reason: 'outside-window' }],
    ['with a reason that the records do not bear out', { reason: 'not-chosen' }, { code: 'refused', reason: 'outside-window' }],
    ['of somebody who did not move', { nationalId: worker }, { code: 'refused', reason: 'outside-window' }],
    ['to a full one', { hospitalId: 'X002' }, { code: 'refused', reason: 'full' }],
    ['to the same one', { hospitalId: personOf('moved').hospital?.id as string }, { code: 'refused', reason: 'same' }],
    ['in section 40', { nationalId: personOf('section40').nationalId }, { code: 'refused', reason: 'not-insured' }],
    ['of an inpatient', { nationalId: personOf('inpatient').nationalId }, { code: 'refused', reason: 'other' }],
    ['to one that there is not', { hospitalId: 'X999' }, { code: 'not-found', reason: 'unknown-hospital' }],
    ['of somebody unknown', { nationalId: '1990099999009' }, { code: 'not-found', reason: 'unknown-person' }],
    ['for a reason of our own making', { reason: 'bored' }, { code: 'invalid' }],
    ['under a key too short to be one', { idempotencyKey: '1' }, { code: 'invalid' }],
  ])('%s is refused with the reason', async (_name, more, expected) => {
    expect(await errorOf(registryOf().changeHospital(change(more)))).toMatchObject(expected);
  });
});

describe('when the registry goes wrong', () => {
  test('a read is tried again and succeeds', async () => {
    await sandbox.fault('error', 2);
    expect(await registryOf().lookup(worker, 'status')).toMatchObject({ active: true });
    expect(await requests('lookup.status')).toBe(3);
  });

  test.each(['error', 'down', 'slow'] as const)('%s: it is unavailable after three tries', async (mode) => {
    await sandbox.fault(mode);
    expect(await errorOf(registryOf({ timeoutMs: 500 }).lookup(worker, 'status'))).toMatchObject({ code: 'unavailable' });
    expect(await requests('lookup.status')).toBe(3);
  });

  test('wrong answers are refused at the border for every lookup, and not asked for again', async () => {
    await sandbox.fault('wrong');
    for (const name of LOOKUPS) {
      const error = await errorOf(registryOf().lookup(personOf('claims', 5).nationalId, name));
      expect([name, error.code, error.message]).toEqual([name, 'unavailable', expect.stringContaining('answered outside the contract: body')]);
      expect(await requests(`lookup.${name}`)).toBe(1);
    }
    expect(await errorOf(registryOf().hospitals(undefined))).toMatchObject({ code: 'unavailable' });
    expect(await registryOf().ready()).toBe(false);
  });

  test('a wrong token is unavailable at once', async () => {
    const error = await errorOf(registryOf({ token: 'old-token' }).lookup(worker, 'status'));
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining('it refused our token (401)') });
    expect(await requests('lookup.status')).toBe(1);
  });

  test('the circuit opens, nothing is asked any more, and it closes again when the registry is back', async () => {
    const states: string[] = [];
    const registry = registryOf({ tries: 1, breakAfter: 3, halfOpenAfterMs: 1500 }, states);
    await sandbox.fault('error');
    for (let call = 0; call < 3; call++) await errorOf(registry.lookup(worker, 'status'));
    const asked = await requests('lookup.status');
    expect(await errorOf(registry.lookup(worker, 'status'))).toMatchObject({ code: 'unavailable', message: expect.stringContaining('left alone for a while') });
    expect(await registry.ready()).toBe(false);
    expect([asked, await requests('lookup.status')]).toEqual([3, 3]);
    expect(states).toEqual(['registry ok', 'registry open']);

    await sandbox.fault('none');
    // /readyz is asked all the time, and is what brings it back without anybody's question
    while (!(await registry.ready())) await new Promise((resolve) => setImmediate(resolve));
    expect(states).toEqual(['registry ok', 'registry open', 'registry ok']);
    expect(await registry.lookup(worker, 'status')).toMatchObject({ active: true });
  });

  test('a caller who cannot wait any longer is let go', async () => {
    await sandbox.fault('slow');
    await expect(registryOf().lookup(worker, 'status', AbortSignal.timeout(50))).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('nothing personal is in any error', async () => {
    const { nationalId, givenName, familyName, birthDate } = personOf('moved');
    const change = { nationalId, hospitalId: 'X009', reason: 'moved-home', idempotencyKey: 'event-0001' };
    const errors: unknown[] = [];
    for (const mode of ['error', 'down', 'slow', 'wrong'] as const) {
      await sandbox.fault(mode);
      for (const name of LOOKUPS) errors.push(await errorOf(registryOf({ timeoutMs: 30, tries: 1 }).lookup(nationalId, name)));
      errors.push(await errorOf(registryOf({ timeoutMs: 30, tries: 1 }).changeHospital(change)));
    }
    await sandbox.fault('none');
    errors.push(await errorOf(registryOf().changeHospital({ ...change, hospitalId: 'X002', idempotencyKey: 'event-0002' })));
    errors.push(await errorOf(registryOf().lookup(`${nationalId}0`, 'status')));
    const everything = errors.map((error) => inspect(error, { depth: 10, showHidden: true })).join('\n');
    expect(errors).toHaveLength(34);
    for (const personal of [nationalId, givenName, familyName, birthDate, sandbox.token]) expect(everything).not.toContain(personal);
  });
});

test('the registry is ready while its process lives, and not afterwards', async () => {
  const other = await startSandbox(TODAY);
  const registry = new HttpRegistry(new HttpClient('registry', { baseUrl: other.baseUrl, token: other.token }));
  expect(await registry.ready()).toBe(true);
  await other.stop();
  expect(await registry.ready()).toBe(false);
});

test('every invented person can be looked up through the adapter, twenty at a time', async () => {
  const registry = registryOf();
  const found = await Promise.all(PEOPLE.slice(0, 60).map(({ nationalId }) => registry.lookup(nationalId, 'status')));
  expect(found).toHaveLength(60);
});
