import { describe, expect, test } from '@jest/globals';
import { OpenIdProvider } from './openid-provider.ts';

const OPTIONS = { issuer: 'https://imauth.bora.dopa.go.th', clientId: 'client', clientSecret: 'secret' };

describe('wrong options stop the start', () => {
  test.each([
    [{ issuer: 'http://imauth.bora.dopa.go.th' }, /OIDC_ISSUER is not a safe address/],
    [{ clientId: '' }, /OIDC_CLIENT_ID is not set\. Copy it from the registration/],
    [{ clientSecret: '' }, /OIDC_CLIENT_SECRET is not set/],
  ])('%j', (wrong, message) => {
    expect(() => new OpenIdProvider({ ...OPTIONS, ...wrong })).toThrow(message);
  });

  test('ThaiD’s own address is right', () => {
    expect(() => new OpenIdProvider(OPTIONS)).not.toThrow();
  });
});

test('an answer with another state than was kept is refused before anything is asked of the provider', async () => {
  // nothing listens there: asking would be `unavailable`
  const provider = new OpenIdProvider({ ...OPTIONS, issuer: 'http://127.0.0.1:9' });
  const attempt = { state: 'kept', nonce: 'n', codeVerifier: 'v' };
  for (const query of ['state=other', 'state=kept&state=kept', 'code=c']) {
    await expect(provider.finish(new URL(`https://ask.example/auth/callback?${query}`), attempt, 2.3)).rejects.toMatchObject({ code: 'state' });
  }
  await expect(provider.finish(new URL('https://ask.example/auth/callback?state=kept'), attempt, 2.3)).rejects.toMatchObject({ code: 'unavailable' });
});
