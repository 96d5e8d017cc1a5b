import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Router } from 'express';
import type { DeskBrowser } from '../../../test/helpers/desk-browser.ts';
import { DeskDoor } from '../../../test/helpers/desk-door.ts';
import { only, staffOf } from '../desk-parts.ts';
import { auditRoutes } from '../routes/audit.ts';
import { eventRoutes } from '../routes/events.ts';
import { meRoutes } from '../routes/me.ts';
import { ROUTES } from './route-table.ts';

/** Routes that say who asks. */
function probeRoutes(): Router {
  const router = Router();
  router.get('/api/desk/probe', only('agent'), (request, response) => void response.json(staffOf(request)));
  router.post('/api/desk/calls/:id/transcript', (request, response) => void response.json({ ...staffOf(request), ...request.body }));
  router.all('/api/desk/calls/:id', (request, response) => void response.json(staffOf(request)));
  return router;
}

let door: DeskDoor;
let browser: DeskBrowser;

beforeAll(async () => {
  door = await DeskDoor.open();
  door.serve([meRoutes, auditRoutes, (parts) => eventRoutes(parts), probeRoutes]);
});
afterAll(() => door.close());
beforeEach(() => {
  browser = door.browser();
});

const MINE = ROUTES.filter(({ path }) => /^\/api\/desk\/(me|events|audit|sign-out)/.test(path));
/** Asks a route of the table. @param more instead of what the page of the desk sends. */
const ask = (who: DeskBrowser, { method, path }: { method: string; path: string }, more: Record<string, string> = {}): Promise<Response> => {
  const within = path.slice('/api/desk'.length);
  return method === 'GET' ? who.get(within) : who.send(method, within, { available: true }, more);
};
const codeOf = async (response: Response): Promise<[number, string]> => [response.status, ((await response.json()) as { code: string }).code];

describe('without a session', () => {
  test.each([...MINE, { method: 'GET', path: '/api/desk/not-there' }, { method: 'POST', path: '/api/desk/' }])(
    '$method $path answers 401 and is not kept',
    async (route) => {
      const response = await ask(browser, route);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await codeOf(response)).toEqual([401, 'signed_out']);
    },
  );

  test.each(['', 'a', 'a'.repeat(43), `${'a'.repeat(43)}; desk=${'b'.repeat(43)}`])('a cookie that was made up (%j) is worth nothing', async (value) => {
    expect((await fetch(`${door.url}/api/desk/me`, { headers: { cookie: `desk=${value}` } })).status).toBe(401);
  });

  test('a cookie that comes twice is worth nothing, though one is right', async () => {
    await browser.signInAs('staff-mali');
    const right = browser.find('desk')?.value;
    const status = async (cookie: string): Promise<number> => (await fetch(`${door.url}/api/desk/me`, { headers: { cookie } })).status;
    expect(await status(`desk=${right}`)).toBe(200);
    expect(await status(`desk=${right}; desk=${'a'.repeat(43)}`)).toBe(401);
    expect(await status(`desk=${'a'.repeat(43)}; desk=${right}`)).toBe(401);
  });

  test('a body is not even read', async () => {
    const response = await browser.send('POST', '/calls/c/transcript', { text: 'x'.repeat(40_000) });
    expect(await codeOf(response)).toEqual([401, 'signed_out']);
    await browser.signInAs('staff-mali');
    expect(await codeOf(await browser.send('POST', '/calls/c/transcript', { text: 'x'.repeat(40_000) }))).toEqual([413, 'too_large']);
  });
});

describe('a change', () => {
  const CHANGES = MINE.filter(({ method }) => method !== 'GET');
  const other = 'a'.repeat(43);

  test.each(
    CHANGES.flatMap((route) => [
      { ...route, how: 'without the token', more: { 'x-desk-csrf': '' } },
      { ...route, how: 'with a wrong token', more: { 'x-desk-csrf': other } },
      { ...route, how: 'from another site', more: { origin: 'https://evil.example' } },
      { ...route, how: 'from a site that hides', more: { origin: 'null' } },
      { ...route, how: 'from the same host at another port', more: { origin: 'http://127.0.0.1:1' } },
    ]),
  )('by $method $path $how is refused, and that is in the audit trail', async ({ more, ...route }) => {
    await browser.signInAs('staff-wichai');
    const before = (await door.audit('desk.refused')).length;
    expect(await codeOf(await ask(browser, route, more))).toEqual([403, 'csrf']);
    const refused = await door.audit('desk.refused');
    expect([refused.length, refused[0]]).toEqual([before + 1, { actor: 'agent:staff-wichai', detail: 'csrf' }]);
    expect((await browser.get('/me')).status).toBe(200);
  });

  test('with the token of another session is refused', async () => {
    await browser.signInAs('staff-mali');
    const { csrf } = await door.browser().signInAs('staff-mali');
    expect(await codeOf(await browser.send('PUT', '/me/available', { available: true }, { 'x-desk-csrf': csrf }))).toEqual([403, 'csrf']);
  });

  test('from our own page is done, also by a browser that does not say where it comes from', async () => {
    const { csrf } = await browser.signInAs('staff-mali');
    expect((await browser.send('PUT', '/me/available', { available: false })).status).toBe(200);
    const plain = await fetch(`${door.url}/api/desk/me/available`, {
      method: 'PUT',
      headers: { cookie: `desk=${browser.find('desk')?.value}`, 'x-desk-csrf': csrf, 'content-type': 'application/json' },
      body: '{"available": true}',
    });
    expect(plain.status).toBe(200);
  });
});

describe('a session', () => {
  test('ends when nobody does anything for an hour, though the page reads on', async () => {
    await browser.signInAs('staff-mali');
    for (let minutes = 0; minutes < 60; minutes += 20) {
      expect((await browser.get('/me')).status).toBe(200);
      door.pass(20);
    }
    expect(await codeOf(await browser.get('/me'))).toEqual([401, 'signed_out']);
    expect(await codeOf(await browser.send('PUT', '/me/available', { available: true }))).toEqual([401, 'signed_out']);
  });

  test('goes on while somebody works, and ends after ten hours all the same', async () => {
    await browser.signInAs('staff-mali');
    const work = async (): Promise<number> => (await browser.send('PUT', '/me/available', { available: true })).status;
    for (let minutes = 0; minutes < 600; minutes += 50) {
      expect(await work()).toBe(200);
      door.pass(50);
    }
    expect(await work()).toBe(401);
  });

  test('is over everywhere after signing out, and nobody new is sent to who left', async () => {
    await browser.signInAs('staff-mali');
    const cookie = `desk=${browser.find('desk')?.value}`;
    const response = await browser.send('POST', '/sign-out');
    expect([response.status, response.headers.getSetCookie()]).toEqual([
      204,
      [expect.stringMatching(/^desk=; Path=\/; Expires=Thu, 01 Jan 1970.*HttpOnly; SameSite=Lax$/)],
    ]);
    expect(browser.find('desk')).toBeUndefined();
    expect((await fetch(`${door.url}/api/desk/me`, { headers: { cookie } })).status).toBe(401);
    expect(await door.parts.records.desk.agents.of('staff-mali')).toMatchObject({ available: false });
    expect((await door.audit('desk.sign-out'))[0]).toEqual({ actor: 'agent:staff-mali', detail: undefined });
  });

  test('of one browser does not end with that of another', async () => {
    const elsewhere = door.browser();
    await browser.signInAs('staff-mali');
    await elsewhere.signInAs('staff-mali');
    await browser.send('POST', '/sign-out');
    expect((await elsewhere.get('/me')).status).toBe(200);
  });
});

describe('roles', () => {
  const STAFF = { agent: 'staff-mali', supervisor: 'staff-wichai', editor: 'staff-orathai' };

  test.each(MINE.flatMap((route) => Object.entries(STAFF).map(([role, staff]) => ({ ...route, role, staff }))))(
    '$method $path for $role',
    async ({ roles, staff, ...route }) => {
      const me = await browser.signInAs(staff);
      const response = await ask(browser, route);
      await response.body?.cancel();
      expect(response.status === 403).toBe(!roles.some((role) => me.roles.includes(role)));
    },
  );

  test('are those of now, not those of the sign-in', async () => {
    await browser.signInAs('staff-mali');
    expect((await browser.get('/probe')).status).toBe(200);
    await door.parts.records.desk.agents.signedIn({ id: 'staff-mali', name: 'มาลี', roles: ['editor'] });
    expect(await codeOf(await browser.get('/probe'))).toEqual([403, 'forbidden']);
    await door.parts.records.desk.agents.signedIn({ id: 'staff-mali', name: 'มาลี', roles: [] });
    expect(await codeOf(await browser.get('/probe'))).toEqual([401, 'signed_out']);
  });
});

describe('a recogniser', () => {
  const KEY = 'key-of-the-recogniser';
  const send = (path: string, key: string, method = 'POST'): Promise<Response> =>
    fetch(`${door.url}/api/desk${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: '{"text": "ทำฟัน"}' }),
    });

  test('sends what it hears with its key, and has no role', async () => {
    const response = await send('/calls/c-1/transcript', KEY);
    expect([response.status, await response.json()]).toEqual([200, { id: 'recogniser', name: '', roles: [], text: 'ทำฟัน' }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['wrong', '', `${KEY} `.repeat(2), KEY.slice(1), KEY.toUpperCase()])('with another key (%j) is refused', async (key) => {
    expect((await send('/calls/c-1/transcript', key)).status).toBe(401);
  });

  test.each([
    ['GET', '/calls/c-1/transcript'],
    ['GET', '/calls/c-1'],
    ['POST', '/calls/c-1'],
    ['POST', '/calls/c-1/transcript/more'],
    ['POST', '/calls/a/b/transcript'],
    ['GET', '/me'],
    ['PUT', '/me/available'],
    ['POST', '/sign-out'],
    ['GET', '/probe?x=/api/desk/calls/c/transcript'],
  ])('may do nothing else: %s %s', async (method, path) => {
    expect(await codeOf(await send(path, KEY, method))).toEqual([401, 'signed_out']);
  });

  test('is nobody where no key is set', async () => {
    door.serve([probeRoutes], { recogniserKey: undefined });
    try {
      for (const key of [KEY, '', 'undefined']) expect((await send('/calls/c-1/transcript', key)).status).toBe(401);
    } finally {
      door.serve([meRoutes, auditRoutes, (parts) => eventRoutes(parts), probeRoutes]);
    }
  });

  test('is not needed where an agent sends what is heard', async () => {
    await browser.signInAs('staff-mali');
    const response = await browser.send('POST', '/calls/c-1/transcript', { text: 'ทำฟัน' });
    expect(await response.json()).toMatchObject({ id: 'staff-mali', text: 'ทำฟัน' });
    expect(await codeOf(await browser.send('POST', '/calls/c-1/transcript', {}, { 'x-desk-csrf': 'no' }))).toEqual([403, 'csrf']);
  });
});
