import { expect, test } from '@jest/globals';
import { isPassword, passwordFor, passwordHash } from './password.ts';

const ring = { keys: [{ id: 'k1', secret: Buffer.alloc(32, 1) }], hashSecret: Buffer.alloc(32, 2) };
const other = { ...ring, hashSecret: Buffer.alloc(32, 3) };

test('a password has six digits, is the same when its event is taken again, and another one for every event and secret', () => {
  const passwords = Array.from({ length: 200 }, (_, index) => passwordFor(ring, `call/turn-${index}/call`));
  for (const password of passwords) expect(password).toMatch(/^\d{6}$/);
  expect(new Set(passwords).size).toBeGreaterThan(195);
  expect(passwordFor(ring, 'call/turn-1/call')).toBe(passwords[1]);
  expect(passwordFor(other, 'call/turn-1/call')).not.toBe(passwords[1]);
});

test('what is kept of a password fits it in its own call only', () => {
  const kept = passwordHash(ring, 'voice-a', '012345');
  expect(kept).not.toContain('012345');
  expect(isPassword(ring, 'voice-a', '012345', kept)).toBe(true);
  expect(isPassword(ring, 'voice-a', '12345', kept)).toBe(false);
  expect(isPassword(ring, 'voice-b', '012345', kept)).toBe(false);
  expect(isPassword(other, 'voice-a', '012345', kept)).toBe(false);
});
