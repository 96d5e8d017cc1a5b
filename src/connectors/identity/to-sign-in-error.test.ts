import { describe, expect, test } from '@jest/globals';
import { SignInError } from './identity.ts';
import { toSignInError } from './to-sign-in-error.ts';

const AUTHORIZATION = 'OAUTH_AUTHORIZATION_RESPONSE_ERROR';
const BODY = 'OAUTH_RESPONSE_BODY_ERROR';
const CLAIMS = { pid: '1990000001007', nonce: 'n' };

describe('what the library throws becomes a code of ours', () => {
  test.each<[object, SignInError['code']]>([
    [{ code: AUTHORIZATION, error: 'access_denied' }, 'denied'],
    [{ code: AUTHORIZATION, error: 'user_denied' }, 'denied'],
    [{ code: AUTHORIZATION, error: 'invalid_scope' }, 'unavailable'],
    [{ code: BODY, error: 'invalid_grant' }, 'expired'],
    [{ code: BODY, error: 'unauthorized_client' }, 'unavailable'],
    [{ code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED', cause: { cause: { claim: 'nonce', claims: CLAIMS } } }, 'nonce'],
    [{ code: 'OAUTH_INVALID_RESPONSE', cause: { cause: { claims: { ...CLAIMS, nonce: undefined } } } }, 'nonce'],
    [{ code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED', cause: { cause: { claim: 'aud', claims: { ...CLAIMS, nonce: undefined } } } }, 'token'],
    [{ code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' }, 'token'],
    [{ code: 'OAUTH_KEY_SELECTION_FAILED' }, 'token'],
    [{ code: 'OAUTH_TIMEOUT' }, 'unavailable'],
    [new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }), 'unavailable'],
  ])('%j: %s', (thrown, code) => {
    expect(toSignInError(thrown)).toMatchObject({ name: 'SignInError', code });
  });

  test.each([undefined, null, 'text', {}])('whatever else is thrown (%j) counts as unavailable', (thrown) => {
    expect(toSignInError(thrown).code).toBe('unavailable');
  });

  test('an error of ours stays as it is', () => {
    const error = new SignInError('level', 'too low');
    expect(toSignInError(error)).toBe(error);
  });

  test('the claims do not travel along, and a provider’s code is kept to a code', () => {
    const error = toSignInError({ code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED', cause: { cause: { claim: 'aud', claims: CLAIMS } } });
    expect(error.cause).toBeUndefined();
    expect(JSON.stringify({ ...error, message: error.message })).not.toContain(CLAIMS.pid);
    expect(toSignInError({ code: AUTHORIZATION, error: '<b>สมชาย 1</b>' }).message).toContain('"b1b"');
  });
});
