import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { type SignInParts, SignInService } from './sign-in-service.ts';

const PARTS = { onSignedIn: async () => {}, log: pino({ level: 'silent' }) } as unknown as SignInParts;

test('a public address that is neither https nor on this machine stops the start', () => {
  expect(() => new SignInService({ ...PARTS, publicUrl: 'http://ask.example.go.th' })).toThrow(/PUBLIC_URL is not a safe address/);
});

test('cookies are kept to https exactly when the public address is https', () => {
  expect(new SignInService({ ...PARTS, publicUrl: 'https://ask.example.go.th' }).secure).toBe(true);
  expect(new SignInService({ ...PARTS, publicUrl: 'http://localhost:1506' }).secure).toBe(false);
});
