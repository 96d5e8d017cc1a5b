import { describe, expect, test } from '@jest/globals';
import { HTTPFetchError } from '@line/bot-sdk';
import { aliasOf, MENU_KEYS } from '../menu-keys.ts';
import type { Check, DoctorApi, DoctorParts } from './doctor.ts';
import { examine } from './examine.ts';
import { report } from './report.ts';

const NOW = new Date('2026-11-24T08:00:00Z');
const TOKEN = 'kept/Secret+Token=';
const ENV = { LINE_CHANNEL_SECRET: '0123456789abcdef0123456789abcdef', LINE_CHANNEL_ACCESS_TOKEN: TOKEN, PUBLIC_URL: 'https://ask.example.go.th' };
const WEBHOOK = 'https://ask.example.go.th/channels/line/webhook';

/** LINE with everything as it must be. */
const HEALTHY: DoctorApi = {
  info: async () => ({ displayName: 'Ask 1506', basicId: '@ask1506', chatMode: 'bot', date: NOW }),
  webhook: async () => ({ endpoint: WEBHOOK, active: true }),
  testWebhook: async () => ({ success: true, statusCode: 200, reason: 'OK', detail: '200' }),
  quota: async () => ({ limit: 1000, used: 10 }),
  aliases: async () => MENU_KEYS.map((key) => ({ richMenuAliasId: aliasOf(key), richMenuId: `richmenu-${key}` })),
  hasPicture: async () => true,
  defaultMenu: async () => 'richmenu-th-out',
  validateReply: async () => {},
};

const SAMPLES = [{ name: 'a sample', messages: [{ type: 'text' as const, text: 'hello' }] }];

function refusal(status: number, body = ''): HTTPFetchError {
  return new HTTPFetchError('refused', { status, statusText: '', headers: new Headers(), body });
}

const failing = (error: unknown) => async (): Promise<never> => {
  throw error;
};

function look(api: Partial<DoctorApi> = {}, rest: Partial<DoctorParts> = {}): Promise<Check[]> {
  return examine({ env: ENV, api: { ...HEALTHY, ...api }, now: () => NOW, samples: SAMPLES, ...rest });
}

const troubles = (checks: Check[]): string[] => checks.filter(({ level }) => level !== 'ok').map(({ level, name, text }) => `${level} ${name}: ${text}`);

test('a good configuration has nothing to mend and exits with 0', async () => {
  const checks = await look();
  expect(troubles(checks)).toEqual([]);
  expect(checks.map(({ name }) => name)).toEqual([
    'LINE_CHANNEL_SECRET',
    'LINE_CHANNEL_ACCESS_TOKEN',
    'PUBLIC_URL',
    'token',
    'chat mode',
    'clock',
    'webhook address',
    'webhook on',
    'webhook test',
    'quota',
    'menus',
    'default menu',
    'answers',
  ]);
  expect(report(checks)).toMatchObject({ exitCode: 0 });
  expect(report(checks).lines.at(-1)).toBe('13 ok, 0 to look at, 0 to mend');
});

describe('a wrong variable', () => {
  test.each([
    ['LINE_CHANNEL_SECRET', undefined, 'is not set. Copy it from the LINE Developers Console'],
    ['LINE_CHANNEL_SECRET', '"0123456789abcdef0123456789abcdef"', 'has 34 characters and is no channel secret'],
    ['LINE_CHANNEL_ACCESS_TOKEN', '', 'is not set. Issue one in the LINE Developers Console'],
    ['LINE_CHANNEL_ACCESS_TOKEN', 'Bearer abc', 'Copy it again, without "Bearer"'],
    ['LINE_CHANNEL_ACCESS_TOKEN', '0123456789abcdef0123456789abcdef', 'looks like the channel secret'],
    ['PUBLIC_URL', undefined, 'is not set. Set it to the address'],
    ['PUBLIC_URL', 'ask.example.go.th', 'is no address. Write it with https://'],
    ['PUBLIC_URL', 'http://ask.example.go.th', 'LINE sends webhooks to https only'],
    ['PUBLIC_URL', 'https://localhost:1506', 'is an address inside your network'],
    ['PUBLIC_URL', 'https://10.0.0.7', 'is an address inside your network'],
  ])('%s as %p is a fault that says what to do', async (name, value, words) => {
    const checks = await look({}, { env: { ...ENV, [name]: value } });
    expect(checks.find((check) => check.name === name)).toMatchObject({ level: 'fault', text: expect.stringContaining(words) });
    expect(report(checks).exitCode).toBe(1);
  });

  test('an address with a path is only looked at', async () => {
    const checks = await look(
      { webhook: async () => ({ endpoint: 'https://example.go.th/ask/channels/line/webhook', active: true }) },
      { env: { ...ENV, PUBLIC_URL: 'https://example.go.th/ask/' } },
    );
    expect(troubles(checks)).toEqual([expect.stringContaining('warn PUBLIC_URL: has the path /ask/')]);
    expect(report(checks).exitCode).toBe(0);
  });

  test('an address of this machine is right when LINE is the sandbox', async () => {
    const env = { ...ENV, PUBLIC_URL: 'http://localhost:1506', LINE_API_URL: 'http://localhost:1512' };
    expect((await look({}, { env })).find(({ name }) => name === 'PUBLIC_URL')).toMatchObject({ level: 'ok' });
  });

  test('a missing token asks LINE nothing', async () => {
    const checks = await look({ info: failing(new Error('must not be asked')) }, { env: { ...ENV, LINE_CHANNEL_ACCESS_TOKEN: undefined } });
    expect(checks.map(({ name }) => name)).toEqual(['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN', 'PUBLIC_URL']);
  });
});

describe('a token', () => {
  test.each([
    [refusal(401), 'is refused by LINE (401): mistyped, revoked or expired. Issue a new one'],
    [refusal(403), 'may not do this (403). Check the plan'],
    [refusal(429), 'LINE takes no more requests now. Try again in an hour'],
    [refusal(503), 'LINE itself is out of order (503)'],
    [refusal(418), 'was answered with 418'],
    [new TypeError('fetch failed'), 'LINE cannot be reached. Allow this machine to call api.line.me'],
  ])('that LINE answers with %s ends the examination with what to do', async (error, words) => {
    const checks = await look({ info: failing(error) });
    expect(checks.at(-1)).toMatchObject({ level: 'fault', name: 'token', text: expect.stringContaining(words) });
    expect(checks).toHaveLength(4);
  });
});

describe('the account', () => {
  test.each<[string, Partial<DoctorApi>, string]>([
    ['chat is on', { info: async () => ({ ...(await HEALTHY.info()), chatMode: 'chat' }) }, 'fault chat mode: is chat: staff may answer in the same chat'],
    [
      'our clock is ahead',
      { info: async () => ({ ...(await HEALTHY.info()), date: new Date(NOW.getTime() - 31_000) }) },
      "fault clock: is 31 seconds ahead of LINE. Set this machine's time by NTP",
    ],
    [
      'our clock is behind',
      { info: async () => ({ ...(await HEALTHY.info()), date: new Date(NOW.getTime() + 300_000) }) },
      'fault clock: is 300 seconds behind LINE',
    ],
    ['no time is named', { info: async () => ({ ...(await HEALTHY.info()), date: undefined }) }, 'warn clock: could not be compared'],
    ['the quota is spent', { quota: async () => ({ limit: 300, used: 301 }) }, 'fault quota: is spent: 301 of 300 this month. Replies still work'],
    ['the quota is nearly spent', { quota: async () => ({ limit: 300, used: 280 }) }, 'warn quota: is nearly spent: 20 of 300 left'],
    ['the quota cannot be asked for', { quota: failing(refusal(500)) }, 'fault quota: could not be tried: LINE itself is out of order (500)'],
  ])('%s', async (_what, api, words) => {
    expect(troubles(await look(api))).toEqual([expect.stringContaining(words)]);
  });

  test('without a limit is fine', async () => {
    expect((await look({ quota: async () => ({ limit: undefined, used: 7 }) })).find(({ name }) => name === 'quota')).toEqual({
      level: 'ok',
      name: 'quota',
      text: 'has no limit; 7 pushed this month',
    });
  });
});

describe('the webhook', () => {
  test('with no address is a fault, and is not tested', async () => {
    const checks = await look({ webhook: async () => undefined, testWebhook: failing(new Error('must not be tested')) });
    expect(troubles(checks)).toEqual([
      expect.stringContaining(`fault webhook address: is not set. Set it to ${WEBHOOK}`),
      expect.stringContaining('fault webhook on: Use webhook is off'),
    ]);
  });

  test('with another address is named without its query', async () => {
    const checks = await look({ webhook: async () => ({ endpoint: 'https://other.example/hook?key=hidden', active: true }) });
    expect(troubles(checks)).toEqual([expect.stringContaining('fault webhook address: is https://other.example/hook. Set it to')]);
    expect(JSON.stringify(checks)).not.toContain('hidden');
  });

  test('that is switched off is a fault', async () => {
    expect(troubles(await look({ webhook: async () => ({ endpoint: WEBHOOK, active: false }) }))).toEqual([
      expect.stringContaining('Switch it on in tab Messaging API, and Webhook redelivery'),
    ]);
  });

  test.each([
    ['COULD_NOT_CONNECT', -1, 'failed: LINE cannot connect. Check the name in DNS'],
    ['REQUEST_TIMEOUT', 0, 'failed: no answer came in time'],
    ['ERROR_STATUS_CODE', 401, 'failed (401): the answer was an error. 401: LINE_CHANNEL_SECRET is not that of this channel'],
    ['UNCLASSIFIED', 0, 'failed: LINE says UNCLASSIFIED'],
  ])('whose test ends with %s', async (reason, statusCode, words) => {
    const checks = await look({ testWebhook: async () => ({ success: false, statusCode, reason, detail: '' }) });
    expect(troubles(checks)).toEqual([expect.stringContaining(`fault webhook test: ${words}`)]);
  });
});

describe('the menus', () => {
  test.each<[string, Partial<DoctorApi>, string[]]>([
    [
      'are missing',
      { aliases: async () => (await HEALTHY.aliases()).slice(1) },
      ['fault menus: missing: th-out. Run npm run line:richmenu', 'warn default menu: is another menu than ours'],
    ],
    ['have no picture', { hasPicture: async (id) => id !== 'richmenu-en-in' }, ['fault menus: without a picture: en-in. Run npm run line:richmenu']],
    ['have no default', { defaultMenu: async () => undefined }, ['fault default menu: is not set: people who are new see no menu']],
    ['have a default that is not ours', { defaultMenu: async () => 'campaign' }, ['warn default menu: is another menu than ours']],
  ])('that %s', async (_what, api, words) => {
    expect(troubles(await look(api))).toEqual(words.map((text) => expect.stringContaining(text)));
  });
});

describe('the answers', () => {
  test('that LINE would refuse are named with the place', async () => {
    const body = JSON.stringify({ message: 'A message is invalid', details: [{ property: 'messages[0].text', message: 'May not be empty' }] });
    expect(troubles(await look({ validateReply: failing(refusal(400, body)) }))).toEqual([
      'fault answers: a sample: LINE would refuse it: A message is invalid; messages[0].text: May not be empty. Report this with the version of the service.',
    ]);
  });

  test('that cannot be checked say why', async () => {
    expect(troubles(await look({ validateReply: failing(refusal(429)) }))).toEqual([
      expect.stringContaining('fault answers: a sample: could not be tried (429)'),
    ]);
  });

  test('are left out when none are given', async () => {
    expect((await look({}, { samples: [] })).some(({ name }) => name === 'answers')).toBe(false);
  });
});

test('no report shows a secret or the token, whatever is wrong', async () => {
  const bad: Partial<DoctorApi>[] = [
    { info: failing(refusal(401, TOKEN)) },
    { quota: failing(refusal(400, TOKEN)) },
    { webhook: failing(new Error(TOKEN)) },
    { aliases: failing(refusal(500, ENV.LINE_CHANNEL_SECRET)) },
  ];
  const envs = [ENV, { ...ENV, LINE_CHANNEL_SECRET: TOKEN }, { ...ENV, LINE_CHANNEL_ACCESS_TOKEN: `${TOKEN} ` }];
  for (const api of bad)
    for (const env of envs) {
      const { lines } = report(await look(api, { env }));
      expect(lines.join('\n')).not.toContain(TOKEN);
      expect(lines.join('\n')).not.toContain(ENV.LINE_CHANNEL_SECRET);
    }
});
