import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../sandbox/openid/faults.ts';
import { location } from '../../../test/helpers/auth-browser.ts';
import type { DeskBrowser } from '../../../test/helpers/desk-browser.ts';
import { DeskDoor } from '../../../test/helpers/desk-door.ts';
import type { StaffProvider } from '../../connectors/identity/staff-provider.ts';
import type { Me } from '../api.ts';
import { meRoutes } from '../routes/me.ts';
import { StaffSignIn } from './staff-sign-in.ts';

let door: DeskDoor;
let browser: DeskBrowser;
let auditBefore = 0;

beforeAll(async () => {
  door = await DeskDoor.open();
});
afterAll(() => door.close());
beforeEach(async () => {
  door.serve([meRoutes]);
  door.logged = [];
  browser = door.browser();
  auditBefore = (await door.audit('desk.refused')).length;
});
afterEach(() => door.provider.fault('none'));

/** The page in both languages, no session, one entry in the audit trail. */
async function expectRefused(response: Response, code: string, status: number, actor = 'agent:?'): Promise<void> {
  const page = await response.text();
  const words = { nonce: 'token' }[code] ?? code;
  expect({ status: response.status, page }).toEqual({
    status,
    page: expect.stringContaining(door.parts.phrases.say('th', `${words}.title`, {}, 'desk-sign-in')),
  });
  expect(page).toContain(door.parts.phrases.say('en', `${words}.do`, {}, 'desk-sign-in'));
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.getSetCookie()).toEqual([]);
  const entries = await door.audit('desk.refused');
  expect(entries.slice(0, entries.length - auditBefore)).toEqual([{ actor, detail: code }]);
}

const me = async (): Promise<Me> => (await (await browser.get('/me')).json()) as Me;

describe('signing in at the desk', () => {
  test('ends with a session and on the page of the desk', async () => {
    const back = await browser.fetch(await browser.becomeAtProvider('staff-mali'));
    expect([back.status, back.headers.get('location'), back.headers.get('cache-control')]).toEqual([303, '/desk/', 'no-store']);
    expect(await me()).toEqual({
      id: 'staff-mali',
      name: 'มาลี',
      roles: ['agent'],
      csrf: expect.stringMatching(/^[\w-]{43}$/),
      available: true,
      until: '2026-11-24T13:00:00.000Z',
    });
    expect((await door.audit('desk.sign-in'))[0]).toEqual({ actor: 'agent:staff-mali', detail: 'agent' });
  });

  test.each([
    ['staff-mali', ['agent']],
    ['staff-wichai', ['agent', 'supervisor']],
    ['staff-orathai', ['editor']],
  ])('%s has the roles %j and no others', async (staff, roles) => {
    expect(await browser.signInAs(staff)).toMatchObject({ id: staff, roles });
  });

  test('keeps the session out of reach of scripts and other sites, and its token nowhere else', async () => {
    const back = await browser.fetch(await browser.becomeAtProvider('staff-mali'));
    const [cookie = ''] = back.headers.getSetCookie();
    expect(cookie).toMatch(/^desk=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(door.logged.join('')).not.toContain(browser.find('desk')?.value);
    expect((await me()).csrf).not.toBe(browser.find('desk')?.value);
  });

  test('asks the provider to ask who it is, also when it knows the browser', async () => {
    const authorize = new URL(await location(await browser.fetch(`${door.url}/desk/sign-in`), door.url));
    expect(authorize.searchParams.get('prompt')).toBe('login');
    expect(authorize.searchParams.get('code_challenge_method')).toBe('S256');
  });

  test('gives a new session each time, and ends the one before', async () => {
    await browser.signInAs('staff-mali');
    const first = browser.find('desk')?.value;
    await browser.signInAs('staff-wichai');
    expect(browser.find('desk')?.value).not.toBe(first);
    expect(await me()).toMatchObject({ id: 'staff-wichai' });
    const old = await fetch(`${door.url}/api/desk/me`, { headers: { cookie: `desk=${first}` } });
    expect(old.status).toBe(401);
  });

  test('never takes over a session that somebody put into the browser before', async () => {
    const planted = 'a'.repeat(43);
    const callback = await browser.becomeAtProvider('staff-mali');
    const own = `desk-browser=${browser.find('desk-browser')?.value}`;
    const back = await fetch(callback, { headers: { cookie: `${own}; desk=${planted}` }, redirect: 'manual' });
    expect(back.status).toBe(303);
    expect(back.headers.getSetCookie()[0]).not.toContain(planted);
    expect((await fetch(`${door.url}/api/desk/me`, { headers: { cookie: `desk=${planted}` } })).status).toBe(401);
  });

  test('in two tabs at once works in both', async () => {
    const [one, other] = [await browser.becomeAtProvider('staff-mali'), await browser.becomeAtProvider('staff-mali')];
    expect((await browser.fetch(one)).status).toBe(303);
    expect((await browser.fetch(other)).status).toBe(303);
    expect(await me()).toMatchObject({ id: 'staff-mali' });
  });

  test('without a role is refused, and what they had before is over', async () => {
    const { agents, sessions } = door.parts.records.desk;
    await agents.signedIn({ id: 'staff-thana', name: 'ธนา', roles: ['agent'] });
    const before = 'b'.repeat(43);
    await sessions.begin(before, 'staff-thana', 10);
    const ask = () => fetch(`${door.url}/api/desk/me`, { headers: { cookie: `desk=${before}` } });
    expect((await ask()).status).toBe(200);
    await expectRefused(await browser.fetch(await browser.becomeAtProvider('staff-thana')), 'role', 403, 'agent:staff-thana');
    expect((await ask()).status).toBe(401);
  });
});

describe('coming back', () => {
  const comingBack = async (change: (url: URL) => void = () => {}): Promise<string> => {
    const url = new URL(await browser.becomeAtProvider('staff-mali'));
    change(url);
    return url.href;
  };

  test('works once: the same address again is refused', async () => {
    const callback = await comingBack();
    expect((await browser.fetch(callback)).status).toBe(303);
    await expectRefused(await browser.fetch(callback), 'state', 400);
  });

  test.each<[string, (url: URL) => void]>([
    ['with another state', (url) => url.searchParams.set('state', 'a'.repeat(43))],
    ['with two states', (url) => url.searchParams.append('state', 'a'.repeat(43))],
    ['without a state', (url) => url.searchParams.delete('state')],
    ['with nothing at all', (url) => (url.search = '')],
  ])('%s is refused', async (_name, change) => {
    await expectRefused(await browser.fetch(await comingBack(change)), 'state', 400);
  });

  test('later than 10 minutes is refused', async () => {
    const callback = await comingBack();
    door.pass(10);
    await expectRefused(await browser.fetch(callback), 'state', 400);
  });

  test.each([false, true])('in another browser is refused, also when that one is signing in itself (%s)', async (itself) => {
    const attackers = await comingBack();
    const victim = door.browser();
    if (itself) await victim.becomeAtProvider('staff-somying');
    await expectRefused(await victim.fetch(attackers), 'browser', 403);
    expect(victim.find('desk')).toBeUndefined();
  });

  test('with a cookie planted beside ours is refused', async () => {
    const callback = await comingBack();
    const cookie = `desk-browser=${browser.find('desk-browser')?.value}; desk-browser=${'a'.repeat(43)}`;
    await expectRefused(await fetch(callback, { headers: { cookie }, redirect: 'manual' }), 'browser', 403);
  });

  test('with the code of another sign-in is refused', async () => {
    const other = new URL(await comingBack());
    await expectRefused(await browser.fetch(await comingBack((url) => url.searchParams.set('code', other.searchParams.get('code') ?? ''))), 'expired', 410);
  });

  test.each<[Fault, string, number]>([
    ['wrong-key', 'token', 403],
    ['wrong-audience', 'token', 403],
    ['no-id-token', 'token', 403],
    ['wrong-nonce', 'nonce', 403],
    ['missing-nonce', 'nonce', 403],
    ['expired-code', 'expired', 410],
    ['error', 'unavailable', 503],
  ])('from a provider with the fault %s lets nobody in: %s', async (fault, code, status) => {
    const callback = await comingBack();
    await door.provider.fault(fault);
    await expectRefused(await browser.fetch(callback), code, status);
    expect(door.logged).toHaveLength(1);
    expect(door.logged[0]).not.toMatch(new RegExp(`มาลี|${new URL(callback).searchParams.get('code') ?? 'no code'}`));
  });

  test('after "cancel" lets nobody in', async () => {
    await expectRefused(await browser.fetch(await browser.signInAtProvider(`${door.url}/desk/sign-in`, { cancel: '1' })), 'denied', 403);
  });
});

describe('by https', () => {
  const publicUrl = 'https://desk.example.go.th';
  const attempt = { state: 'state-of-the-test', nonce: 'n', codeVerifier: 'v' };
  const staffProvider: StaffProvider = {
    begin: async (redirectUri) => ({ url: `https://sso.example.go.th/?redirect_uri=${redirectUri}`, attempt }),
    finish: async () => ({ id: 'staff-mali', name: 'มาลี', roles: ['agent'] }),
    ready: async () => true,
  };

  test('cookies are kept to https and to this host, so that no neighbour can plant one', async () => {
    door.serve([meRoutes], { publicUrl, staffProvider });
    const start = await fetch(`${door.url}/desk/sign-in`, { redirect: 'manual' });
    expect(start.headers.get('location')).toBe(`https://sso.example.go.th/?redirect_uri=${publicUrl}/desk/callback`);
    const [browserCookie = ''] = start.headers.getSetCookie();
    expect(browserCookie).toMatch(/^__Host-desk-browser=[\w-]{43}; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/);
    const cookie = browserCookie.split(';')[0] ?? '';
    const back = await fetch(`${door.url}/desk/callback?state=${attempt.state}`, { headers: { cookie }, redirect: 'manual' });
    const [session = ''] = back.headers.getSetCookie();
    expect(session).toMatch(/^__Host-desk=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const ask = async (header: string): Promise<number> => (await fetch(`${door.url}/api/desk/me`, { headers: { cookie: header } })).status;
    const value = session.split(';')[0] ?? '';
    expect(await ask(value)).toBe(200);
    // without its name it is as good as planted
    expect(await ask(value.replace('__Host-', ''))).toBe(401);
  });

  test.each(['http://desk.example.go.th', 'desk.example.go.th', ''])('is a must: %j stops the start', (wrong) => {
    expect(() => new StaffSignIn({ ...door.parts, publicUrl: wrong })).toThrow(/PUBLIC_URL is not a safe address/);
  });
});

describe('the door', () => {
  test('lets nobody in when the session cannot be kept', async () => {
    const { records } = door.parts;
    const broken = { ...records, desk: { ...records.desk, sessions: { ...records.desk.sessions, begin: () => Promise.reject(new Error('disk full')) } } };
    door.serve([meRoutes], { records: broken });
    const response = await browser.fetch(await browser.becomeAtProvider('staff-mali'));
    expect(await response.clone().text()).not.toContain('disk');
    await expectRefused(response, 'failed', 500, 'agent:staff-mali');
  });

  test('slows down whoever tries too often, without flooding the audit trail', async () => {
    door.serve([meRoutes], { signInsPerMinute: 2 });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await browser.fetch(`${door.url}/desk/callback`)).status);
    expect(statuses).toEqual([400, 400, 429, 429]);
    expect(await door.audit('desk.refused')).toHaveLength(auditBefore + 2);
  });

  test('shows a page that runs nothing, cannot be framed, and leads back to the door', async () => {
    const response = await browser.fetch(`${door.url}/desk/callback`);
    const page = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /style-src 'nonce-([\w-]+)'/.exec(policy)?.[1];
    expect(policy).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
    expect(page).toContain(`<style nonce="${nonce}">`);
    expect(page).toMatch(/<section lang="th">[\s\S]*<a href="\/desk\/sign-in">[\s\S]*<section lang="en">/);
    expect((await (await browser.fetch(`${door.url}/desk/callback`)).text()).includes(nonce ?? '?')).toBe(false);
  });

  test('has words for every way to be refused, in both languages', () => {
    const codes = ['state', 'browser', 'denied', 'expired', 'token', 'claims', 'role', 'unavailable', 'failed', 'too-many'];
    for (const lang of ['th', 'en'] as const) {
      for (const code of codes)
        for (const part of ['title', 'why', 'do']) expect(door.parts.phrases.say(lang, `${code}.${part}`, {}, 'desk-sign-in')).not.toBe('');
    }
  });
});
