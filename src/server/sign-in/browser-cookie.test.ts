import { describe, expect, test } from '@jest/globals';
import type { Request, Response } from 'express';
import { BROWSER_COOKIE, browserCookie, readBrowserHash } from './browser-cookie.ts';
import { hashOf } from './secret-cookie.ts';

const SECRET = 'a'.repeat(43);

/** What the middleware does with a request that has this cookie header. */
function visit(cookie: string | undefined, secure = true): { browserHash: string | undefined; set: unknown[][] } {
  const request = { headers: { cookie } } as Request;
  const set: unknown[][] = [];
  const response = { cookie: (...args: unknown[]) => set.push(args) } as unknown as Response;
  let went = 0;
  browserCookie({ secure })(request, response, () => went++);
  expect(went).toBe(1);
  return { browserHash: request.browserHash, set };
}

describe('the cookie of a browser', () => {
  test('is made at the first contact, random, and its hash is given to the request', () => {
    const { browserHash, set } = visit(undefined);
    const [[name, secret, options]] = set as [[string, string, object]];
    expect([name, options]).toEqual([BROWSER_COOKIE, { httpOnly: true, sameSite: 'lax', secure: true, path: '/' }]);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(browserHash).toBe(hashOf(secret));
    expect(visit(undefined).browserHash).not.toBe(browserHash);
  });

  test('is not kept to https where the public address is not https', () => {
    expect(visit(undefined, false).set[0]?.[2]).toMatchObject({ secure: false });
  });

  test('stays the same from then on', () => {
    expect(visit(`other=1; ${BROWSER_COOKIE}=${SECRET}; more=2`)).toEqual({ browserHash: hashOf(SECRET), set: [] });
  });

  test.each([
    ['not one of ours', `${BROWSER_COOKIE}=guess`],
    ['empty', `${BROWSER_COOKIE}=`],
    ['there twice', `${BROWSER_COOKIE}=${SECRET}; ${BROWSER_COOKIE}=${SECRET}`],
    ['another’s by a longer name', `x${BROWSER_COOKIE}=${SECRET}`],
  ])('counts for nothing when it is %s', (_name, cookie) => {
    expect(readBrowserHash({ headers: { cookie } })).toBeUndefined();
    expect(visit(cookie).set).toHaveLength(1);
  });
});
