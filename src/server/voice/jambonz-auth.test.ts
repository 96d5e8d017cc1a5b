import { expect, test } from '@jest/globals';
import { signed } from '../../../test/helpers/jambonz-caller.ts';
import { jambonzAuth } from './jambonz-auth.ts';

const SECRET = 'wh_secret_0123456789';
const NOW_S = 1_790_000_000;
const BODY = '{"call_sid":"c1","caller_name":"สมศรี"}';
const auth = jambonzAuth([SECRET, 'wh_secret_that_was_before'], () => NOW_S * 1000);
const genuine = (headers: Record<string, string>, body = BODY): boolean => auth({ headers }, Buffer.from(body));
const basic = (password: string): Record<string, string> => ({ authorization: `Basic ${Buffer.from(`jambonz:${password}`).toString('base64')}` });

test('a signature over the time and the bytes of the body proves a request, also with the secret before', () => {
  expect(genuine({ 'jambonz-signature': signed(BODY, SECRET, NOW_S) })).toBe(true);
  expect(genuine({ 'jambonz-signature': signed(BODY, 'wh_secret_that_was_before', NOW_S - 299) })).toBe(true);
});

test('the signature is that of the published algorithm', () => {
  // HMAC-SHA256 with the key over "1790000000.{}", as openssl dgst -sha256 -hmac gives it
  const header = 't=1790000000,v1=f3736ca3a7a74797c6b1c27a7399b6681c93af1fdf0dba5b2cbd8bee7ec33c2c';
  expect(genuine({ 'jambonz-signature': header }, '{}')).toBe(true);
});

test.each([
  ['of another body', signed('{}', SECRET, NOW_S)],
  ['by another secret', signed(BODY, 'wh_secret_of_others', NOW_S)],
  ['that is too old', signed(BODY, SECRET, NOW_S - 301)],
  ['of the future', signed(BODY, SECRET, NOW_S + 301)],
  ['whose time was changed', signed(BODY, SECRET, NOW_S - 400).replace(/^t=\d+/, `t=${NOW_S}`)],
  ['without a time', signed(BODY, SECRET, NOW_S).replace(/^t=\d+,/, '')],
  ['that is empty', ''],
])('a signature %s proves nothing', (_name, header) => {
  expect(genuine({ 'jambonz-signature': header })).toBe(false);
});

test('the secret as the password of the webhook proves a request; another, or none, does not', () => {
  expect(genuine(basic(SECRET))).toBe(true);
  expect([genuine(basic('wrong')), genuine({}), genuine({ authorization: 'Basic ' })]).toEqual([false, false, false]);
});

test('a secret that is short, or none, stops the start', () => {
  expect(() => jambonzAuth(['short'])).toThrow('VOICE_JAMBONZ_SECRET is too short. Allowed: at least 16 characters.');
  expect(() => jambonzAuth([])).toThrow();
});
