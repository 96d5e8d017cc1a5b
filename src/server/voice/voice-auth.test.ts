import { describe, expect, test } from '@jest/globals';
import { VoiceAuth } from './voice-auth.ts';

const SECRET = 'sixteen letters!';
const request = (headers: Record<string, string | string[]> = {}, query: Record<string, string | string[]> = {}) => ({ headers, query }) as never;

describe('a telephone platform', () => {
  const auth = new VoiceAuth({ secret: SECRET, header: 'x-voice-key' });

  test('is known by the secret as a bearer token, in its own header, or in the address', () => {
    expect(auth.isGenuine(request({ authorization: `Bearer ${SECRET}` }), 'c')).toBe(true);
    expect(auth.isGenuine(request({ 'x-voice-key': SECRET }), 'c')).toBe(true);
    expect(auth.isGenuine(request({}, { key: SECRET }), 'c')).toBe(true);
  });

  test.each<[string, Record<string, string | string[]>, Record<string, string | string[]>]>([
    ['nothing', {}, {}],
    ['a wrong secret', { authorization: 'Bearer sixteen letters?' }, {}],
    ['no scheme', { authorization: SECRET }, {}],
    ['the beginning of it', { authorization: `Bearer ${SECRET.slice(0, -1)}` }, {}],
    ['an empty key', {}, { key: '' }],
    ['two keys', {}, { key: [SECRET, SECRET] }],
    ['two headers', { 'x-voice-key': [SECRET, SECRET] }, {}],
    ['another header', { 'x-client-verify': 'SUCCESS' }, {}],
  ])('is not known by %s', (_name, headers, query) => expect(auth.isGenuine(request(headers, query), 'c')).toBe(false));

  test('that brings the secret in the address gets a key for each call, which is good for that call only', () => {
    const key = auth.keyFor(request({}, { key: SECRET }), 'call-1') as string;
    expect(key).not.toContain(SECRET);
    expect(auth.isGenuine(request({}, { key }), 'call-1')).toBe(true);
    expect(auth.isGenuine(request({}, { key }), 'call-2')).toBe(false);
    expect(auth.isGenuine(request({}, { key }), undefined)).toBe(false);
    expect(auth.keyFor(request({ authorization: `Bearer ${SECRET}` }), 'call-1')).toBeUndefined();
  });

  test('is known by what the proxy says of its certificate', () => {
    const tls = new VoiceAuth({ proxy: { header: 'x-client-verify', value: 'SUCCESS' } });
    expect(tls.isGenuine(request({ 'x-client-verify': 'SUCCESS' }), 'c')).toBe(true);
    for (const value of ['FAILED', '', 'success']) expect(tls.isGenuine(request({ 'x-client-verify': value }), 'c')).toBe(false);
    expect(tls.isGenuine(request({ authorization: 'Bearer ' }, { key: '' }), 'c')).toBe(false);
  });
});

test('a service without any proof, or with a short secret, does not start', () => {
  expect(() => new VoiceAuth({})).toThrow('VOICE_SECRET, or VOICE_PROXY_HEADER');
  expect(() => new VoiceAuth({ secret: 'short' })).toThrow('at least 16 characters');
});
