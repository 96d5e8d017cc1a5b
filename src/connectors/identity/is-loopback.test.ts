import { describe, expect, test } from '@jest/globals';
import { requireSecure } from './is-loopback.ts';

describe('an address for signing in', () => {
  test.each([
    'https://imauth.bora.dopa.go.th',
    'http://localhost:1511',
    'http://openid.localhost:1511',
    'http://127.0.0.1:1511',
    'http://127.9.9.9',
    'http://[::1]:80',
  ])('may be %s', (address) => {
    expect(requireSecure('OIDC_ISSUER', address).href).toBe(new URL(address).href);
  });

  test.each([
    'http://imauth.bora.dopa.go.th',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'http://10.0.0.1',
    'ftp://localhost',
    'localhost:1511',
    '',
  ])('may not be %j', (address) => {
    expect(() => requireSecure('OIDC_ISSUER', address)).toThrow(/OIDC_ISSUER is not a safe address\. Allowed: https/);
  });
});
