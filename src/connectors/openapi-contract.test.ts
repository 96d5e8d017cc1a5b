import { describe, expect, test } from '@jest/globals';
import { LOOKUPS } from '../dialog/effects.ts';
import type { AnswerParts } from './contract-operation.ts';
import { registryContract } from './openapi-contract.ts';

const contract = registryContract();
const NATIONAL_ID = '1990000001007';
const json = (body: unknown, status = 200): AnswerParts => ({ status, mediaType: 'application/json', body });
const problem = (status: number, code: string): AnswerParts => ({
  status,
  mediaType: 'application/problem+json',
  body: { type: 'about:blank', title: 'x', status, code },
});

test('the contract is read once', () => {
  expect(registryContract()).toBe(contract);
});

test('every lookup of the core has its operation, and an unknown one is refused with those that exist', () => {
  for (const name of LOOKUPS) expect(contract.operation(`lookup.${name}`)).toMatchObject({ method: 'POST', path: `/v1/lookups/${name}`, repeatable: true });
  expect(() => contract.operation('lookup.salary')).toThrow(/no operation "lookup\.salary"\. Allowed: health, lookup\.contributions/);
});

test('only a handoff may not be repeated by itself', () => {
  expect(contract.operations.filter(({ repeatable }) => !repeatable).map(({ id }) => id)).toEqual(['handoff']);
  expect(contract.operations.filter(({ needsKey }) => needsKey).map(({ id }) => id)).toEqual(['changeHospital', 'message']);
  expect(contract.operations.filter(({ secured }) => !secured).map(({ id }) => id)).toEqual(['health']);
});

describe('a request', () => {
  const lookup = contract.operation('lookup.status');

  test('that fits is fine', () => {
    expect(lookup.checkRequest({ body: { nationalId: NATIONAL_ID } })).toBeUndefined();
    expect(contract.operation('hospitals').checkRequest({ query: { near: 'เชียงใหม่' } })).toBeUndefined();
    expect(contract.operation('hospitals').checkRequest({})).toBeUndefined();
  });

  test.each([
    ['a short national ID', lookup.checkRequest({ body: { nationalId: '199000000100' } }), 'body/nationalId must match pattern "^\\d{13}$"'],
    ['a national ID in the address', lookup.checkRequest({ query: { nationalId: NATIONAL_ID }, body: { nationalId: NATIONAL_ID } }), 'query may hold nothing'],
    ['no body', lookup.checkRequest({}), 'body must be object'],
    ['a change without its key', contract.operation('changeHospital').checkRequest({ body: {} }), 'header Idempotency-Key is missing'],
    ['a path that leads elsewhere', contract.operation('callback').checkRequest({ params: { reference: '../x' } }), 'path reference must match pattern'],
    [
      'a window without an offset',
      contract.operation('callback').checkRequest({
        params: { reference: 'CB-12345' },
        body: { phone: '0812345678', about: 'x', window: { from: '2026-11-25T09:00:00', until: '2026-11-25T10:00:00+07:00' } },
      }),
      'body/window/from must match format "date-time"',
    ],
    [
      'a reason of our own making',
      contract
        .operation('changeHospital')
        .checkRequest({ headers: { 'idempotency-key': 'event-0001' }, body: { nationalId: NATIONAL_ID, hospitalId: 'X1', reason: 'bored' } }),
      'body/reason must be equal to one of the allowed values: moved-home, moved-work, not-chosen',
    ],
  ])('with %s is refused, and the value is not repeated', (_name, fault, expected) => {
    expect(fault).toContain(expected);
    expect(fault).not.toMatch(/\d{9}|bored|\.\.\/x/);
  });
});

describe('an answer', () => {
  const dental = contract.operation('lookup.dental');
  const handoff = contract.operation('handoff');

  test('loses the fields that the contract does not list, at every depth', () => {
    const body = { hospitals: [{ id: 'X1', name: 'a', province: 'b', full: false, director: 'somebody' }], page: 1 };
    expect(contract.operation('hospitals').checkAnswer(json(body))).toBeUndefined();
    expect(body).toEqual({ hospitals: [{ id: 'X1', name: 'a', province: 'b', full: false }] });
  });

  test.each([
    ['a figure as text', dental.checkAnswer(json({ year: 2026, limitBaht: '900', usedBaht: 0 })), 'body/limitBaht must be number'],
    ['a field missing', dental.checkAnswer(json({ year: 2026, limitBaht: 900 })), "body must have required property 'usedBaht'"],
    ['a year of the Buddhist era', dental.checkAnswer(json({ year: 2569, limitBaht: 900, usedBaht: 0 })), 'body/year must be <= 2400'],
    ['a page in place of JSON', dental.checkAnswer({ status: 200, mediaType: 'text/html', body: undefined }), 'status 200 is not application/json'],
    ['another success', dental.checkAnswer(json({}, 201)), 'status 201 is not one of 200'],
    [
      'a code from another list',
      dental.checkAnswer(problem(404, 'unknown-hospital')),
      'body/code must be equal to one of the allowed values: unknown-person, nothing-kept',
    ],
    [
      'a page of somebody else that says 404',
      dental.checkAnswer({ status: 404, mediaType: 'text/html', body: undefined }),
      'status 404 is not application/problem+json',
    ],
    ['a place in the queue without its number', handoff.checkAnswer(json({ state: 'queued' })), "body must have required property 'position'"],
    ['nobody there, and not whether it is open', handoff.checkAnswer(json({ state: 'nobody' })), "body must have required property 'open'"],
    [
      'a day that no calendar has',
      contract.operation('changeHospital').checkAnswer(json({ reference: 'HC-1', hospital: 'a', from: '2027-02-30' }, 201)),
      'body/from must match format "date"',
    ],
  ])('with %s is refused', (_name, fault, expected) => {
    expect(fault).toContain(expected);
  });

  test.each([
    ['what was asked for', dental.checkAnswer(json({ year: 2026, limitBaht: 900, usedBaht: 450 }))],
    ['a problem of its list', dental.checkAnswer(problem(404, 'nothing-kept'))],
    ['any other problem document', dental.checkAnswer(problem(451, 'legal-reasons'))],
    ['no body where there is none', contract.operation('callback').checkAnswer({ status: 204, mediaType: '', body: undefined })],
  ])('with %s is fine', (_name, fault) => {
    expect(fault).toBeUndefined();
  });
});
