import { expect, test } from '@jest/globals';
import { StaffOpenIdProvider } from './staff-openid-provider.ts';

const OPTIONS = { issuer: 'https://sso.example.go.th', clientId: 'client', clientSecret: 'secret', hashId: (sub: string) => sub };

test.each([
  [{ issuer: 'http://sso.example.go.th' }, /DESK_OIDC_ISSUER is not a safe address/],
  [{ clientId: '' }, /DESK_OIDC_CLIENT_ID is not set\. Copy it from the registration/],
  [{ clientSecret: '' }, /DESK_OIDC_CLIENT_SECRET is not set/],
  [{ roleNames: { agent: 'staff', supervisor: 'staff', editor: 'editor' } }, /DESK_ROLE_AGENT, DESK_ROLE_SUPERVISOR and DESK_ROLE_EDITOR/],
  [{ roleNames: { agent: ' ', supervisor: 'supervisor', editor: 'editor' } }, /three different names/],
])('wrong options stop the start: %j', (wrong, message) => {
  expect(() => new StaffOpenIdProvider({ ...OPTIONS, ...wrong })).toThrow(message);
});

test('a provider that is not there is not ready', async () => {
  // nothing listens there
  const provider = new StaffOpenIdProvider({ ...OPTIONS, issuer: 'http://127.0.0.1:9' });
  expect(await provider.ready()).toBe(false);
  await expect(provider.begin('http://localhost/desk/callback')).rejects.toMatchObject({ name: 'SignInError', code: 'unavailable' });
});
