import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../sandbox/openid/faults.ts';
import { PEOPLE } from '../sandbox/sso/people.ts';
import type { Phrases } from '../src/channels/phrases/phrases.ts';
import { OpenIdProvider, type OpenIdProviderOptions } from '../src/connectors/identity/openid-provider.ts';
import { loadPhrases } from '../src/content/read-locales.ts';
import { AuthApp } from './helpers/auth-app.ts';
import { AuthBrowser, location } from './helpers/auth-browser.ts';
import { CLIENT, ProviderProcess } from './helpers/auth-provider-process.ts';

const [PERSON, OTHER] = PEOPLE.map(({ nationalId }) => ({ nationalId })) as [{ nationalId: string }, { nationalId: string }];
const MINUTE = 60_000;

let app: AuthApp;
let process: ProviderProcess;
let phrases: Phrases;
let browser: AuthBrowser;

beforeAll(async () => {
  phrases = await loadPhrases();
  app = await AuthApp.listen();
  process = await ProviderProcess.start(app.url);
});
afterAll(async () => {
  await process.stop();
  await app.close();
});
beforeEach(() => {
  app.fresh(provider(), phrases);
  browser = new AuthBrowser();
});
afterEach(() => process.fault('none'));

function provider(options: Partial<OpenIdProviderOptions> = {}): OpenIdProvider {
  return new OpenIdProvider({ issuer: process.issuer, ...CLIENT, ...options });
}

/** Asserts that a response refuses: the page in both languages, nobody signed in, no cookie, one entry in the audit trail. */
async function expectRefused(response: Response, code: string, status: number, conversationId?: string): Promise<void> {
  const page = await response.text();
  expect({ status: response.status, page }).toEqual({ status, page: expect.stringContaining(phrases.say('th', `${code}.title`, {}, 'sign-in')) });
  expect(page).toContain(phrases.say('en', `${code}.do`, {}, 'sign-in').replaceAll('"', '&quot;'));
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(app.signedIn).toEqual([]);
  expect(app.records.entries).toEqual([
    { at: expect.any(String), actor: 'person', action: 'sign-in.refused', personKey: undefined, conversationId, detail: code },
  ]);
}

describe('signing in', () => {
  test('through a link of the chat ends with the identity at the conversation that asked', async () => {
    const link = await browser.askForLink(app.url, 'conversation-a');
    const back = await browser.fetch(await browser.signInAtProvider(link, PERSON));
    expect([back.status, back.headers.get('location')]).toEqual([303, '/?signed-in=1']);
    expect(app.signedIn).toEqual([
      {
        conversationId: 'conversation-a',
        browserHash: hash(browser.find('ask1506_browser')?.value),
        signedHash: hash(browser.find('ask1506_signed')?.value),
        identity: { ...PERSON, givenName: PEOPLE[0]?.givenName, level: 2.3 },
      },
    ]);
    expect(app.records.entries).toEqual([]);
  });

  test('the cookies are out of reach of scripts and of posts from other sites, and new at every sign-in', async () => {
    const signIn = async (): Promise<string | undefined> => {
      await browser.fetch(await browser.signInAtProvider(await browser.askForLink(app.url, 'a'), PERSON));
      return browser.find('ask1506_signed')?.value;
    };
    const first = await signIn();
    const second = await signIn();
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(second).not.toBe(first);
    for (const name of ['ask1506_browser', 'ask1506_signed']) expect(browser.find(name)).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' });
  });

  test('asks the provider for PKCE, state, nonce and no more than is needed', async () => {
    const link = await browser.askForLink(app.url, 'a');
    const asked = new URL(await location(await browser.fetch(link), link));
    expect(asked.pathname).toBe('/api/v2/oauth2/auth/');
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      client_id: CLIENT.clientId,
      redirect_uri: `${app.url}/auth/callback`,
      response_type: 'code',
      scope: 'openid pid given_name birthdate ial',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
  });

  test('a conversation id in the address is not listened to', async () => {
    const link = await browser.askForLink(app.url, 'mine');
    const callback = await browser.signInAtProvider(`${link}&conversationId=somebody-elses`, PERSON);
    await browser.fetch(`${callback}&conversationId=somebody-elses`);
    expect(app.signedIn.map(({ conversationId }) => conversationId)).toEqual(['mine']);
  });

  test('each person signs in anew, also in a browser that the provider knows', async () => {
    for (const person of [PERSON, OTHER]) await browser.fetch(await browser.signInAtProvider(await browser.askForLink(app.url, 'a'), person));
    expect(app.signedIn.map(({ identity }) => identity.nationalId)).toEqual([PERSON.nationalId, OTHER.nationalId]);
  });
});

describe('a link', () => {
  test('that was stolen does not open in a browser without our cookie, and stays good for its owner', async () => {
    const link = await browser.askForLink(app.url, 'a');
    await expectRefused(await new AuthBrowser().fetch(link), 'browser', 403);
    expect((await browser.fetch(link)).status).toBe(303);
  });

  test('that was stolen does not open in another browser of the chat', async () => {
    const link = await browser.askForLink(app.url, 'a');
    const thief = new AuthBrowser();
    await thief.askForLink(app.url, 'b');
    await expectRefused(await thief.fetch(link), 'browser', 403, 'a');
  });

  test('of an attacker does not sign a victim in to the attacker’s conversation', async () => {
    const attackers = await new AuthBrowser().askForLink(app.url, 'attackers');
    await browser.askForLink(app.url, 'victims');
    await expectRefused(await browser.fetch(attackers), 'browser', 403, 'attackers');
  });

  test('opens once', async () => {
    const link = await browser.askForLink(app.url, 'a');
    expect((await browser.fetch(link)).status).toBe(303);
    await expectRefused(await browser.fetch(link), 'link', 410);
  });

  test('opens for 10 minutes', async () => {
    const link = await browser.askForLink(app.url, 'a');
    app.records.now += 10 * MINUTE;
    await expectRefused(await browser.fetch(link), 'link', 410);
  });

  test.each(['', '?ticket=', '?ticket=short', `?ticket=${'a'.repeat(43)}`, '?ticket[]=x'])('that was made up (%s) does not open', async (query) => {
    await browser.askForLink(app.url, 'a');
    await expectRefused(await browser.fetch(`${app.url}/auth/start${query}`), 'link', 410);
  });
});

describe('coming back', () => {
  const comingBack = async (change: (url: URL) => void = () => {}): Promise<string> => {
    const url = new URL(await browser.signInAtProvider(await browser.askForLink(app.url, 'a'), PERSON));
    change(url);
    return url.href;
  };

  test('works once: the same address again is refused', async () => {
    const callback = await comingBack();
    expect((await browser.fetch(callback)).status).toBe(303);
    expect(app.signedIn).toHaveLength(1);
    app.signedIn = [];
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

  test('later than 10 minutes after the link was made is refused', async () => {
    const callback = await comingBack();
    app.records.now += 10 * MINUTE;
    await expectRefused(await browser.fetch(callback), 'state', 400);
  });

  test('in another browser is refused: nobody is signed in as an attacker who sends his own address', async () => {
    const attackers = await comingBack();
    const victim = new AuthBrowser();
    await victim.askForLink(app.url, 'victims');
    await expectRefused(await victim.fetch(attackers), 'browser', 403, 'a');
  });

  test('with a cookie planted beside ours is refused', async () => {
    const callback = await comingBack();
    const cookie = `ask1506_browser=${browser.find('ask1506_browser')?.value}; ask1506_browser=${'a'.repeat(43)}`;
    await expectRefused(await fetch(callback, { headers: { cookie }, redirect: 'manual' }), 'browser', 403, 'a');
  });

  test('with the code of another sign-in is refused: PKCE does not fit', async () => {
    const other = new URL(await comingBack());
    const callback = await comingBack((url) => url.searchParams.set('code', other.searchParams.get('code') ?? ''));
    await expectRefused(await browser.fetch(callback), 'expired', 410, 'a');
  });

  test('from another provider is refused', async () => {
    const callback = await comingBack((url) => url.searchParams.set('iss', 'https://other.example'));
    await expectRefused(await browser.fetch(callback), 'token', 403, 'a');
  });
});

describe('the provider', () => {
  test.each<[Fault, string, number]>([
    ['wrong-key', 'token', 403],
    ['wrong-audience', 'token', 403],
    ['no-id-token', 'token', 403],
    ['wrong-nonce', 'nonce', 403],
    ['missing-nonce', 'nonce', 403],
    ['missing-pid', 'claims', 403],
    ['low-ial', 'level', 403],
    ['expired-code', 'expired', 410],
    ['deny', 'denied', 403],
    ['error', 'unavailable', 503],
  ])('with the fault %s signs nobody in: %s', async (fault, code, status) => {
    const link = await browser.askForLink(app.url, 'a');
    if (fault === 'deny') await process.fault(fault);
    const callback = await browser.signInAtProvider(link, PERSON);
    await process.fault(fault);
    await expectRefused(await browser.fetch(callback), code, status, 'a');
    // nothing of the person and nothing of the exchange is in the log
    expect(app.logged).toHaveLength(1);
    expect(app.logged[0]).not.toMatch(new RegExp(`${PERSON.nationalId}|${PEOPLE[0]?.givenName}|${new URL(callback).searchParams.get('code') ?? 'no code'}`));
  });

  test('that the person leaves with "cancel" signs nobody in', async () => {
    const callback = await browser.signInAtProvider(await browser.askForLink(app.url, 'a'), { cancel: '1' });
    expect(new URL(callback).searchParams.get('error')).toBe('access_denied');
    await expectRefused(await browser.fetch(callback), 'denied', 403, 'a');
  });

  test('that is slow is given up in time', async () => {
    app.fresh(provider({ timeoutMs: 1500 }), phrases);
    const callback = await browser.signInAtProvider(await browser.askForLink(app.url, 'a'), PERSON);
    await process.fault('slow');
    const started = performance.now();
    await expectRefused(await browser.fetch(callback), 'unavailable', 503, 'a');
    expect(performance.now() - started).toBeLessThan(4500);
  });

  test('that is slow from the start does not cost the link', async () => {
    app.fresh(provider({ timeoutMs: 1500 }), phrases);
    await process.fault('slow');
    const link = await browser.askForLink(app.url, 'a');
    await expectRefused(await browser.fetch(link), 'unavailable', 503);
    await process.fault('none');
    expect((await browser.fetch(link)).status).toBe(303);
  });

  test('that goes down in mid-way, and is down from then on, signs nobody in', async () => {
    const dying = await ProviderProcess.start(app.url);
    try {
      app.fresh(provider({ issuer: dying.issuer }), phrases);
      const callback = await browser.signInAtProvider(await browser.askForLink(app.url, 'a'), PERSON);
      await dying.stop();
      await expectRefused(await browser.fetch(callback), 'unavailable', 503, 'a');
      app.fresh(provider({ issuer: dying.issuer }), phrases);
      await expectRefused(await browser.fetch(await browser.askForLink(app.url, 'a')), 'unavailable', 503);
      expect(await provider({ issuer: dying.issuer }).ready()).toBe(false);
    } finally {
      await dying.stop();
    }
    expect(await provider().ready()).toBe(true);
  });

  test('with our secret wrong is reported as our trouble, not the person’s', async () => {
    app.fresh(provider({ clientSecret: 'mistyped' }), phrases);
    const callback = await browser.signInAtProvider(await browser.askForLink(app.url, 'a'), PERSON);
    await expectRefused(await browser.fetch(callback), 'unavailable', 503, 'a');
    expect(app.logged.join('')).toContain('OIDC_CLIENT_SECRET');
  });
});

describe('a provider that gives no nonce back, when that is configured', () => {
  const signIn = async (fault: Fault): Promise<Response> => {
    app.fresh(provider({ acceptMissingNonce: true }), phrases);
    const callback = await browser.signInAtProvider(await browser.askForLink(app.url, 'a'), PERSON);
    await process.fault(fault);
    return browser.fetch(callback);
  };

  test.each<Fault>(['none', 'missing-nonce'])('signs in with %s', async (fault) => {
    expect((await signIn(fault)).status).toBe(303);
    expect(app.signedIn).toHaveLength(1);
  });

  test.each<[Fault, string]>([
    ['wrong-nonce', 'nonce'],
    ['wrong-key', 'token'],
    ['no-id-token', 'token'],
  ])('still refuses %s', async (fault, code) => {
    await expectRefused(await signIn(fault), code, 403, 'a');
  });
});

describe('the service itself', () => {
  test('tells the browser nothing good when the sign-in could not be stored', async () => {
    const callback = await browser.signInAtProvider(await browser.askForLink(app.url, 'a'), PERSON);
    app.onSignedIn = () => Promise.reject(new Error('the database is away'));
    const response = await browser.fetch(callback);
    expect(await response.clone().text()).not.toContain('database');
    await expectRefused(response, 'failed', 500, 'a');
    expect(browser.find('ask1506_signed')).toBeUndefined();
  });

  test('refuses also when the refusal cannot be written to the audit trail, and logs that', async () => {
    app.records.audit.add = () => Promise.reject(new Error('full'));
    const response = await browser.fetch(`${app.url}/auth/callback?state=x&code=y`);
    expect(response.status).toBe(400);
    expect(app.logged.join('')).toContain('audit trail');
  });

  test('slows down whoever tries too often, without flooding the audit trail', async () => {
    app.fresh(provider(), phrases, 2);
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await browser.fetch(`${app.url}/auth/callback`)).status);
    expect(statuses).toEqual([400, 400, 429, 429]);
    expect(app.records.entries).toHaveLength(2);
  });

  test('the page for a refusal is in Thai first, in English after, styled from our own address', async () => {
    const response = await browser.fetch(`${app.url}/auth/start`);
    const page = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(page).toMatch(/<html lang="th">[\s\S]*<section lang="th">[\s\S]*<section lang="en">/);
    const style = /<link rel="stylesheet" href="([^"]+)">/.exec(page)?.[1];
    expect((await browser.fetch(`${app.url}${style}`)).headers.get('content-type')).toContain('text/css');
  });
});

describe('the sandbox provider', () => {
  const codeVerifier = 'v'.repeat(43);
  const callback = (): string => `${app.url}/auth/callback`;
  const api = (path: string): string => `${process.issuer}/api/v2/oauth2/${path}/`;

  /** Opens the sign-in page; `send` presses one of its buttons. */
  async function signInPage(): Promise<{ page: string; html: string; send: (form: Record<string, string>) => Promise<Response> }> {
    const challenge = createHash('sha256').update(codeVerifier).digest('base64url');
    const query = new URLSearchParams({
      client_id: CLIENT.clientId,
      redirect_uri: callback(),
      response_type: 'code',
      scope: 'openid pid ial',
      state: 's',
      nonce: 'n',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    const page = await location(await browser.fetch(`${api('auth')}?${query}`), process.issuer);
    const html = await (await browser.fetch(page)).text();
    return { page, html, send: (form) => browser.fetch(page, { method: 'POST', body: new URLSearchParams(form) }) };
  }

  const post = (path: string, form: Record<string, string>, secret = CLIENT.clientSecret): Promise<Response> =>
    fetch(api(path), { method: 'POST', body: new URLSearchParams(form), headers: { authorization: `Basic ${btoa(`${CLIENT.clientId}:${secret}`)}` } });

  test('answers like ThaiD: claims by scope in an ES256 id_token, 15 minutes, introspection and revocation', async () => {
    const { send } = await signInPage();
    const resume = await location(await send({ typed: `${PERSON.nationalId.slice(0, 1)}-${PERSON.nationalId.slice(1)}` }), process.issuer);
    const code = new URL(await location(await browser.fetch(resume), resume)).searchParams.get('code') ?? '';
    const grant = { grant_type: 'authorization_code', code, redirect_uri: callback(), code_verifier: codeVerifier };
    expect((await post('token', grant, 'wrong')).status).toBe(401);
    const tokens = (await (await post('token', grant)).json()) as { access_token: string; id_token: string };
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 900 });
    const [header, claims] = tokens.id_token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(header ?? '')).toMatchObject({ alg: 'ES256' });
    expect(JSON.parse(claims ?? '')).toMatchObject({ pid: PERSON.nationalId, ial: '2.3', nonce: 'n', aud: CLIENT.clientId, iss: process.issuer });
    // not asked for, not given; and the subject does not give the number away
    expect(Object.keys(JSON.parse(claims ?? ''))).not.toEqual(expect.arrayContaining(['given_name', 'birthdate']));
    expect(JSON.parse(claims ?? '').sub).not.toContain(PERSON.nationalId);
    const active = async (): Promise<unknown> => ((await (await post('introspect', { token: tokens.access_token })).json()) as { active: boolean }).active;
    expect(await active()).toBe(true);
    expect((await post('revoke', { token: tokens.access_token })).status).toBe(200);
    expect(await active()).toBe(false);
    expect(await (await post('token', grant)).json()).toMatchObject({ error: 'invalid_grant' });
  });

  test('says on its page that it is a sandbox, lists its people, and knows nobody else', async () => {
    const { page, html, send } = await signInPage();
    expect(html).toContain('ระบบทดลอง (sandbox) ไม่ใช่ ThaiD');
    expect(html).toContain('>ยกเลิก</button>');
    for (const person of PEOPLE) expect(html).toContain(person.givenName);
    const unknown = await send({ typed: '1234567890123' });
    expect([unknown.status, await unknown.text()]).toEqual([422, expect.stringContaining('role="alert"')]);
    const elsewhere = await new AuthBrowser().fetch(page);
    expect(elsewhere.status).toBe(410);
  });

  test('sends browsers nowhere but to the registered address', async () => {
    const query = new URLSearchParams({ client_id: CLIENT.clientId, redirect_uri: `${callback()}/`, response_type: 'code', scope: 'openid' });
    const response = await browser.fetch(`${api('auth')}?${query}`, { headers: { accept: 'text/html' } });
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    expect(await response.text()).toContain('invalid_redirect_uri');
  });

  test('switches faults by page and by JSON, and says which there are', async () => {
    const faults = `${process.issuer}/sandbox/faults`;
    await process.fault('slow');
    expect(await (await fetch(faults, { headers: { accept: 'application/json' } })).json()).toEqual({ mode: 'slow' });
    expect((await browser.fetch(faults, { method: 'POST', body: new URLSearchParams({ mode: 'deny' }) })).status).toBe(303);
    expect(await (await fetch(faults, { headers: { accept: 'text/html' } })).text()).toContain('ตอนนี้: deny');
    const wrong = await fetch(faults, { method: 'POST', body: new URLSearchParams({ mode: 'toString' }) });
    expect([wrong.status, await wrong.json()]).toEqual([400, { error: expect.stringContaining('Allowed: none, deny, expired-code') }]);
  });
});

function hash(secret: string | undefined): string {
  return createHash('sha256')
    .update(secret ?? '')
    .digest('base64url');
}
