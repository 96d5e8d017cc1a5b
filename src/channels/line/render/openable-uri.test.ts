import { describe, expect, test } from '@jest/globals';
import { openableUri } from './openable-uri.ts';

describe('an address that LINE opens', () => {
  test('one of our own becomes absolute', () => {
    expect(openableUri('/auth/begin?link=x', 'https://1506.example/')).toBe('https://1506.example/auth/begin?link=x');
  });

  test('Thai letters are encoded, and counted as they are sent', () => {
    expect(openableUri('https://sso.example/ทำฟัน')).toBe(`https://sso.example/${encodeURIComponent('ทำฟัน')}`);
    expect(openableUri(`https://sso.example/${'ก'.repeat(100)}`)?.length).toBe(920);
    expect(openableUri(`https://sso.example/${'ก'.repeat(120)}`)).toBeUndefined();
  });

  test.each(['tel:1506', 'http://localhost:1506/'])('%s', (url) => expect(openableUri(url)).toBe(url));
  test.each(['javascript:alert(1)', 'data:text/html,x', 'no address', '/without-base', ''])('"%s" is not opened', (url) =>
    expect(openableUri(url)).toBeUndefined(),
  );
});
