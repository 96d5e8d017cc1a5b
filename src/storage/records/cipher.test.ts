import { describe, expect, test } from '@jest/globals';
import { decrypt, encrypt } from './cipher.ts';
import { keyedHash, plainPhone } from './hash.ts';
import { newKeyRingText, parseKeyRing } from './key-ring.ts';

const keys = newKeyRingText();
const ring = parseKeyRing(keys);
const newer = parseKeyRing({ ...keys, DATA_KEYS: `2027:${newKeyRingText().DATA_KEYS.slice(3)},${keys.DATA_KEYS}` });

describe('a sealed value', () => {
  const sealed = encrypt(ring, 'callbacks.phone', '081 ๒๓๔ 😀');

  test('is keyId.iv.tag.data and comes back as it was', () => {
    expect(sealed).toMatch(/^k1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
    expect(decrypt(ring, 'callbacks.phone', sealed)).toBe('081 ๒๓๔ 😀');
    expect(decrypt(ring, 'callbacks.phone', encrypt(ring, 'callbacks.phone', ''))).toBe('');
  });

  test('looks different every time', () => {
    expect(encrypt(ring, 'callbacks.phone', '081')).not.toBe(encrypt(ring, 'callbacks.phone', '081'));
  });

  test('is made with the first key and read with all', () => {
    expect(encrypt(newer, 'callbacks.phone', 'x')).toMatch(/^2027\./);
    expect(decrypt(newer, 'callbacks.phone', sealed)).toBe('081 ๒๓๔ 😀');
  });

  test('cannot be read in another column', () => {
    expect(() => decrypt(ring, 'complaints.details', sealed)).toThrow('complaints.details cannot be read with key "k1"');
  });

  test('cannot be read once any part of it was changed', () => {
    const parts = sealed.split('.');
    for (const index of [1, 2, 3]) {
      const changed = parts.map((part, at) => (at === index ? (part.startsWith('A') ? 'B' : 'A') + part.slice(1) : part)).join('.');
      expect(() => decrypt(ring, 'callbacks.phone', changed)).toThrow('the value was changed');
    }
    // a shorter tag would be easier to guess
    expect(() => decrypt(ring, 'callbacks.phone', parts.with(2, parts[2]?.slice(0, 6) ?? '').join('.'))).toThrow('the value was changed');
  });

  test('says which key is missing, or that it is none', () => {
    const withNew = encrypt(newer, 'callbacks.phone', 'x');
    expect(() => decrypt(ring, 'callbacks.phone', withNew)).toThrow('callbacks.phone is encrypted with key "2027"; the key ring has k1.');
    expect(() => decrypt(ring, 'callbacks.phone', '0812345678')).toThrow('holds a value that is not encrypted');
    expect(() => encrypt({ ...ring, keys: [] }, 'callbacks.phone', 'x')).toThrow('The key ring has no key');
  });
});

describe('a keyed hash', () => {
  test('is the same for the same value and ring only, and differs by kind', () => {
    const hash = keyedHash(ring, 'phone', '0812345678');
    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(keyedHash(newer, 'phone', '0812345678')).toBe(hash);
    expect(keyedHash(ring, 'national-id', '0812345678')).not.toBe(hash);
    expect(keyedHash(parseKeyRing(newKeyRingText()), 'phone', '0812345678')).not.toBe(hash);
  });

  test.each(['081-234-5678', '081 234 5678', '+66 81 234 5678', '66812345678', '๐๘๑๒๓๔๕๖๗๘'])('finds the phone number written as %s', (written) => {
    expect(plainPhone(written)).toBe('0812345678');
  });

  test('a number of Bangkok keeps its digits, with the country or without', () => {
    expect([plainPhone('02 123 4567'), plainPhone('+66 2 123 4567'), plainPhone('1506')]).toEqual(['021234567', '021234567', '1506']);
  });
});
