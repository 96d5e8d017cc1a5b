import { expect, test } from '@jest/globals';
import { CONNECTOR_DEFAULTS, connectorOptions } from './connector-options.ts';

const good = { baseUrl: 'https://gateway.example/sso', token: 'secret-token' };

test('address and token are enough', () => {
  expect(connectorOptions('registry', good)).toEqual({ ...CONNECTOR_DEFAULTS, ...good });
  expect(CONNECTOR_DEFAULTS).toMatchObject({ timeoutMs: 2000, tries: 3, breakAfter: 5, halfOpenAfterMs: 10_000, concurrent: 20, waiting: 50 });
});

test('plain http is for this machine, or said on purpose', () => {
  expect(() => connectorOptions('registry', { ...good, baseUrl: 'http://gateway.example' })).toThrow(
    /registry: baseUrl is not encrypted.*Use TLS, or set plainHttp/,
  );
  expect(connectorOptions('registry', { ...good, baseUrl: 'http://127.0.0.1:1510' }).baseUrl).toBe('http://127.0.0.1:1510');
  expect(connectorOptions('registry', { ...good, baseUrl: 'http://gateway.example', plainHttp: true }).plainHttp).toBe(true);
});

test.each([
  [{ baseUrl: 'gateway.example' }, /sms: baseUrl is not an address\. Allowed: https:\/\/host/],
  [{ baseUrl: 'ftp://gateway.example' }, /baseUrl is not an address/],
  [{ baseUrl: 'https://gateway.example/?key=1' }, /without query and user/],
  [{ timeoutMs: 0 }, /timeoutMs is 0\. Allowed: a whole number from 1 to 60000/],
  [{ tries: 1.5 }, /tries is 1\.5\. Allowed: a whole number from 1 to 10/],
  [{ concurrent: 0 }, /concurrent is 0/],
  [{ waiting: Number.NaN }, /waiting is NaN/],
])('refuses %j at the start', (wrong, message) => {
  expect(() => connectorOptions('sms', { ...good, ...wrong })).toThrow(message);
});

test.each(['', 'two words', 'line\nbreak', 'ภาษาไทย'])('refuses the token %j without repeating it', (token) => {
  expect(() => connectorOptions('sms', { ...good, token })).toThrow(
    /^sms: token is empty or holds a character that a header cannot carry\. Allowed: letters, digits and -\._~\+\/=\. Copy it again\.$/,
  );
});
