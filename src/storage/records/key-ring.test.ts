import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { embeddedKeyRing } from './embedded-key-ring.ts';
import { newKeyRingText, parseKeyRing } from './key-ring.ts';

const secret = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

describe('a key ring from the environment', () => {
  test('has its keys in their order, and the hash secret', () => {
    const ring = parseKeyRing({ DATA_KEYS: ` k2:${secret(2)} , k1:${secret(1)}`, HASH_KEY: secret(3) });
    expect(ring.keys.map((key) => [key.id, key.secret[0]])).toEqual([
      ['k2', 2],
      ['k1', 1],
    ]);
    expect(ring.hashSecret).toEqual(Buffer.alloc(32, 3));
  });

  test('reads base64 with and without padding, and base64url', () => {
    const url = Buffer.alloc(32, 0xfb).toString('base64url');
    expect(parseKeyRing({ DATA_KEYS: `k1:${url}`, HASH_KEY: secret(3).replace('=', '') }).keys[0]?.secret).toEqual(Buffer.alloc(32, 0xfb));
  });

  test.each([
    [undefined, secret(3), 'DATA_KEYS is not set. Allowed: k1:<base64 of 32 bytes>'],
    [' ', secret(3), 'DATA_KEYS is not set'],
    [`k1:${secret(1)}`, undefined, 'HASH_KEY is not set'],
    [secret(1), secret(3), 'DATA_KEYS, key 1 has no id. Allowed: <id>:<base64 of 32 bytes>'],
    [`k2:${secret(1)},`, secret(3), 'DATA_KEYS, key 2 has no id'],
    [`k.1:${secret(1)}`, secret(3), 'DATA_KEYS, key 1 has no id'],
    [`k1:${secret(1)},k1:${secret(2)}`, secret(3), 'DATA_KEYS has two keys with the id "k1"'],
    ['k1:c2hvcnQ=', secret(3), 'DATA_KEYS, key 1 ("k1") is 5 bytes. Allowed: base64 of 32 bytes.'],
    [`k1:${secret(1)}`, 'not base64!', 'HASH_KEY is text that is not base64'],
    [`k1:${secret(1)}`, secret(1), 'HASH_KEY is the same secret as one of DATA_KEYS'],
  ])('%s with %s is refused: %s', (DATA_KEYS, HASH_KEY, message) => {
    expect(() => parseKeyRing({ DATA_KEYS, HASH_KEY })).toThrow(message);
  });

  test('a refusal says how to make a key, and never the one that is wrong', () => {
    let message = '';
    try {
      parseKeyRing({ DATA_KEYS: 'k1:bm90IGEgc2VjcmV0', HASH_KEY: secret(3) });
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).not.toContain('bm90IGEgc2VjcmV0');
    const command = message.match(/node -p "(.*)"/)?.[1] ?? '';
    const made = execFileSync(process.execPath, ['-p', command], { encoding: 'utf8' }).trim();
    expect(parseKeyRing({ DATA_KEYS: `k1:${made}`, HASH_KEY: secret(3) }).keys).toHaveLength(1);
  });

  test('a new one can be read, and is another one every time', () => {
    expect(parseKeyRing(newKeyRingText()).keys[0]?.secret).not.toEqual(parseKeyRing(newKeyRingText()).keys[0]?.secret);
  });
});

describe('the key ring of an embedded database', () => {
  const root = mkdtempSync(join(tmpdir(), 'ask-1506-keys-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  let count = 0;
  let file = '';
  beforeEach(() => {
    count++;
    file = join(root, `${count}`, 'records.db');
  });

  test('is made with the first start, for its owner only, and is the same from then on', () => {
    const ring = embeddedKeyRing(file);
    expect(statSync(`${file}.keys`).mode & 0o777).toBe(0o600);
    expect(embeddedKeyRing(file)).toEqual(ring);
    writeFileSync(file, 'a database');
    expect(embeddedKeyRing(file)).toEqual(ring);
    expect(readdirSync(join(file, '..')).sort()).toEqual(['records.db', 'records.db.keys']);
  });

  test('can be turned over by hand: a new key in front', () => {
    const ring = embeddedKeyRing(file);
    writeFileSync(`${file}.keys`, readFileSync(`${file}.keys`, 'utf8').replace('DATA_KEYS=', `DATA_KEYS=k2:${secret(2)},`));
    expect(embeddedKeyRing(file).keys.map((key) => key.id)).toEqual(['k2', 'k1']);
    expect(embeddedKeyRing(file).hashSecret).toEqual(ring.hashSecret);
  });

  test('is never made anew for a database that is there', () => {
    embeddedKeyRing(file);
    rmSync(`${file}.keys`);
    writeFileSync(file, 'a database');
    expect(() => embeddedKeyRing(file)).toThrow('records.db.keys is missing, and');
    expect(readdirSync(join(file, '..'))).toEqual(['records.db']);
  });

  test('is refused when others may read it, or when it is damaged', () => {
    embeddedKeyRing(file);
    chmodSync(`${file}.keys`, 0o640);
    expect(() => embeddedKeyRing(file)).toThrow('Allowed: its owner only. Run: chmod 600');
    chmodSync(`${file}.keys`, 0o600);
    writeFileSync(`${file}.keys`, 'DATA_KEYS=k1:x\n');
    expect(() => embeddedKeyRing(file)).toThrow(/records\.db\.keys: HASH_KEY is not set/);
  });
});
