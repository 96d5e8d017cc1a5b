import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PEOPLE } from '../sandbox/sso/people.ts';
import type { AuditEntry } from '../src/storage/records/records.ts';
import { sealId } from '../src/storage/records/seal-id.ts';
import { AuthBrowser, location } from './helpers/auth-browser.ts';
import { LinkingPhone } from './helpers/linking-phone.ts';
import { LinkingStage, START, usedBaht } from './helpers/linking-stage.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Two people whose answers can be told apart. */
const [SOMCHAI, MALEE] = PEOPLE.filter(
  (person, index) => PEOPLE.findIndex((other) => usedBaht(other.nationalId) === usedBaht(person.nationalId) || other.givenName === person.givenName) === index,
) as [(typeof PEOPLE)[number], (typeof PEOPLE)[number]];
const leftOf = ({ nationalId }: { nationalId: string }): string => `เหลือ ${900 - usedBaht(nationalId)} บาท`;

let stage: LinkingStage;
let phone: LinkingPhone;
let other: LinkingPhone;
let count = 0;

beforeAll(async () => {
  stage = await LinkingStage.open();
}, 180_000);
afterAll(() => stage?.close());
beforeEach(async () => {
  count++;
  stage.now = START;
  phone = await new LinkingPhone(stage, `phone ${count}`).follow();
  other = await new LinkingPhone(stage, `other phone ${count}`).follow();
  stage.said = [];
});
afterEach(async () => {
  stage.deliver = async (delivery) => void stage.said.push(delivery);
  stage.gone.clear();
  stage.line.platform.clock.reset();
  stage.line.platform.switches.clear();
  await stage.provider.fault('none');
  // people take part in several tests; each begins without a link and a consent
  for (const { nationalId } of [SOMCHAI, MALEE])
    await stage.records.privacy.erase({ conversationId: 'none', personKey: sealId(stage.keyRing, nationalId).personKey });
});

async function trail(conversationId: string, action?: string): Promise<Partial<AuditEntry>[]> {
  const entries = await stage.records.audit.list({ conversationId, limit: 50 });
  return entries
    .filter((entry) => !action || entry.action === action)
    .map(({ action: act, detail }) => ({ action: act, detail }))
    .reverse();
}

async function isLinked(who: LinkingPhone): Promise<boolean> {
  return (await stage.linking.linked(who.conversationId)) !== undefined;
}

/** LINE tells the bot that this user has linked their account with this nonce, whatever its own page says. */
async function forge(who: LinkingPhone, nonce: string, webhookEventId = `forged-${nonce}-${count}`): Promise<void> {
  await stage.line.platform.deliver([
    { type: 'accountLink', webhookEventId, source: { type: 'user', userId: who.userId }, link: { result: 'ok', nonce } } as { type: string },
  ]);
}

const nonceIn = (dialog: string): string => new URL(dialog).searchParams.get('nonce') ?? '';

describe('linking', () => {
  test('from the question to its answer: a link, ThaiD, LINE, a notice, consent, and no sign-in the next time', async () => {
    const link = await phone.askForLink();
    expect(link).toMatch(new RegExp(`^${stage.url}/auth/line\\?ticket=[\\w-]{43}$`));
    const dialog = new URL(await phone.signIn(link, SOMCHAI.nationalId));
    expect(dialog.pathname).toBe('/dialog/bot/accountLink');
    expect(Object.fromEntries(dialog.searchParams)).toEqual({ linkToken: expect.stringMatching(/./), nonce: expect.stringMatching(/^[\w-]{43}$/) });
    expect(await (await phone.agree(dialog.href)).text()).toContain('data-result="ok"');
    expect(phone.heard).toContain(`เชื่อมบัญชี LINE นี้กับคุณ${SOMCHAI.givenName}แล้ว ถามข้อมูลส่วนตัวในแชตนี้ได้ถึง 24 ธันวาคม 2569`);
    expect(phone.heard).toContain('พิมพ์ ยกเลิกการเชื่อม ได้ทุกเมื่อ');
    // the question that waited goes on by itself: consent is what is still missing
    expect(stage.said.at(-1)?.answer).toMatchObject({ topic: 'lookup.dental', disposition: 'asked_consent', signedIn: true });
    await phone.press('consent:lookup');
    expect(phone.heard).toContain(leftOf(SOMCHAI));
    stage.now += 20 * DAY;
    expect((await phone.press('topic:lookup.dental'))[0]?.text).toContain(leftOf(SOMCHAI));
    expect(await trail(phone.conversationId)).toEqual([
      { action: 'link', detail: '2.3' },
      { action: 'consent', detail: expect.stringContaining('lookup') },
      { action: 'lookup.dental', detail: undefined },
      { action: 'lookup.dental', detail: undefined },
    ]);
    // nothing of the person and nothing of the exchange is in the log
    const secrets = [SOMCHAI.nationalId, SOMCHAI.givenName, phone.userId, nonceIn(dialog.href), new URL(link).searchParams.get('ticket') ?? ''];
    for (const secret of secrets) expect(stage.logged.join('')).not.toContain(secret);
  });

  test('the page in between says what follows, in Thai and English, and warns of links from somebody else', async () => {
    const response = await phone.browser.fetch(await phone.askForLink());
    const page = await response.text();
    expect([response.status, response.headers.get('cache-control'), response.headers.get('referrer-policy')]).toEqual([200, 'no-store', 'no-referrer']);
    expect(page).toMatch(/<section lang="th">[\s\S]*30 วัน[\s\S]*ถ้าคนอื่นส่งลิงก์นี้มาให้[\s\S]*<section lang="en">[\s\S]*30 days[\s\S]*If somebody else sent you/);
  });

  test('nobody is signed in in the browser, only on LINE', async () => {
    await phone.link(SOMCHAI.nationalId);
    expect(phone.browser.find('ask1506_browser')).toBeDefined();
    expect(phone.browser.find('ask1506_signed')).toBeUndefined();
  });

  test('ends after its days: the next look asks to sign in again', async () => {
    await phone.link(SOMCHAI.nationalId);
    stage.now += 30 * DAY;
    expect(await isLinked(phone)).toBe(false);
    expect(await phone.askForLink()).toContain('/auth/line?ticket=');
  });

  test('at too low a level for a look asks to sign in again, and the new level counts from then on', async () => {
    const { personKey, idSealed } = sealId(stage.keyRing, SOMCHAI.nationalId);
    const weak = { conversationId: phone.conversationId, personKey, idSealed, name: SOMCHAI.givenName, level: 1.1, provider: 'test' };
    await stage.records.accountLinks.promise('weak', weak, 10);
    await stage.records.accountLinks.link(phone.conversationId, 'weak', 30);
    expect(await stage.linking.linked(phone.conversationId)).toMatchObject({ level: 1.1 });
    await phone.link(SOMCHAI.nationalId);
    expect(await stage.linking.linked(phone.conversationId)).toMatchObject({ level: 2.3 });
    // the same person: nothing is said of another one
    expect(phone.heard).not.toContain('แทนคนเดิม');
    expect(stage.said.at(-1)?.answer.disposition).toBe('asked_consent');
  });

  test('the same event again tells nothing again and answers nothing again', async () => {
    await phone.link(SOMCHAI.nationalId);
    const { webhooks } = stage.line.platform;
    const id = webhooks.deliveries.at(-1)?.body.events[0]?.webhookEventId ?? '';
    const said = stage.said.length;
    await stage.line.platform.redeliver(id);
    expect(stage.said).toHaveLength(said);
    expect(await isLinked(phone)).toBe(true);
    expect(await trail(phone.conversationId, 'link')).toHaveLength(1);
  });

  test('holds, and the question is answered, also when the notice cannot be delivered', async () => {
    stage.deliver = async (delivery) => {
      if (delivery.eventId.endsWith('.linked')) throw new Error('LINE is away');
      stage.said.push(delivery);
    };
    await phone.link(SOMCHAI.nationalId);
    expect(await isLinked(phone)).toBe(true);
    expect(stage.said.at(-1)?.answer.disposition).toBe('asked_consent');
  });
});

describe('a link', () => {
  test('that was stolen links nobody: LINE knows the thief for another, and its owner is told', async () => {
    const link = await phone.askForLink();
    const dialog = await other.signIn(link, MALEE.nationalId);
    expect(await (await other.agree(dialog)).text()).toContain('data-result="failed"');
    expect([await isLinked(phone), await isLinked(other)]).toEqual([false, false]);
    expect(phone.heard).toContain('ยังเชื่อมบัญชี LINE ไม่สำเร็จ');
    expect(other.heard).toBe('');
    expect(await trail(phone.conversationId, 'link.refused')).toEqual([{ action: 'link.refused', detail: 'failed' }]);
    // the owner tries again with the button of the message
    const again = stage.said.at(-1)?.answer.replies[0]?.choices?.[0];
    expect(again?.label).toBe('ลองเชื่อมใหม่');
    expect((await phone.press(again?.id ?? '')).some((reply) => reply.link)).toBe(true);
  });

  test('of an attacker, opened by a victim who signs in, shows the attacker nothing', async () => {
    const link = await phone.askForLink();
    const dialog = await other.signIn(link, MALEE.nationalId);
    await other.agree(dialog);
    await phone.press('topic:lookup.dental');
    expect([await isLinked(phone), await isLinked(other)]).toEqual([false, false]);
    for (const secret of [MALEE.givenName, leftOf(MALEE), MALEE.nationalId]) expect(phone.heard).not.toContain(secret);
    const copy = await stage.records.privacy.export({ conversationId: phone.conversationId, personKey: undefined });
    expect(JSON.stringify(copy)).not.toContain(MALEE.givenName);
  });

  test('of an attacker leads no victim past the page, also in a browser that knows us', async () => {
    const link = await phone.askForLink();
    const go = await phone.open(link);
    await other.open(await other.askForLink());
    const response = await other.browser.fetch(go);
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('ทำต่อในเบราว์เซอร์นี้ไม่ได้')]);
    expect((await new AuthBrowser().fetch(go)).status).toBe(403);
    // and the attempt has not used it up
    expect((await phone.browser.fetch(go)).status).toBe(303);
  });

  test('opens at the provider once', async () => {
    const go = await phone.open(await phone.askForLink());
    expect((await phone.browser.fetch(go)).status).toBe(303);
    const again = await phone.browser.fetch(go);
    const page = await again.text();
    expect([again.status, page]).toEqual([410, expect.stringContaining('ลิงก์จากแชต LINE ใช้ได้ครั้งเดียว')]);
    // LINE's people go back to LINE, not to the web chat
    expect(page).toContain('กลับไปที่แชตใน LINE');
    expect(page).not.toContain('href="/"');
  });

  test('is good for 10 minutes', async () => {
    const go = await phone.open(await phone.askForLink());
    stage.now += 10 * MINUTE;
    expect((await phone.browser.fetch(go)).status).toBe(410);
  });

  test('is not used up by a preview, which presses no button', async () => {
    const link = await phone.askForLink();
    for (let i = 0; i < 3; i++) expect((await fetch(link)).status).toBe(200);
    expect((await phone.browser.fetch(await phone.open(link))).status).toBe(303);
  });

  test.each(['', '?ticket=short', '?ticket[]=x'])('that was made up (%s) says so', async (query) => {
    for (const path of ['', '/go', '/copy', '/copy/file']) expect((await fetch(`${stage.url}/auth/line${path}${query}`)).status).toBe(410);
  });

  test('does not open as a link of the web chat', async () => {
    const link = new URL(await phone.askForLink());
    await phone.open(link.href);
    expect((await phone.browser.fetch(`${stage.url}/auth/start${link.search}`)).status).toBe(410);
    expect((await phone.browser.fetch(await phone.open(link.href))).status).toBe(303);
  });

  test('begun in one browser does not end in another', async () => {
    const callback = await phone.browser.signInAtProvider(await phone.open(await phone.askForLink()), { nationalId: SOMCHAI.nationalId });
    await other.open(await other.askForLink());
    const response = await other.browser.fetch(callback);
    expect([response.status, response.headers.get('location')]).toEqual([403, null]);
    expect(await response.text()).toContain('ทำต่อในเบราว์เซอร์นี้ไม่ได้');
  });
});

describe('the nonce', () => {
  test('that comes back with another LINE user links nobody, is burned, and stands in both trails', async () => {
    const dialog = await phone.signIn(await phone.askForLink(), SOMCHAI.nationalId);
    await forge(other, nonceIn(dialog));
    await forge(phone, nonceIn(dialog));
    expect([await isLinked(phone), await isLinked(other)]).toEqual([false, false]);
    expect(other.heard).toContain('ยังเชื่อมบัญชี LINE ไม่สำเร็จ');
    expect(await trail(other.conversationId, 'link.refused')).toEqual([{ action: 'link.refused', detail: 'other-account' }]);
    expect(await trail(phone.conversationId, 'link.refused')).toEqual([
      { action: 'link.refused', detail: 'other-account' },
      { action: 'link.refused', detail: 'unknown' },
    ]);
    for (const who of [phone, other]) expect(who.heard).not.toContain(SOMCHAI.givenName);
  });

  test('works once: after unlinking it links nobody again', async () => {
    const dialog = await phone.signIn(await phone.askForLink(), SOMCHAI.nationalId);
    await phone.agree(dialog);
    await phone.press('privacy:sign-out');
    await forge(phone, nonceIn(dialog));
    expect(await isLinked(phone)).toBe(false);
  });

  test('is good for 10 minutes', async () => {
    const dialog = await phone.signIn(await phone.askForLink(), SOMCHAI.nationalId);
    stage.now += 10 * MINUTE;
    await phone.agree(dialog);
    expect(await isLinked(phone)).toBe(false);
    expect(phone.heard).toContain('ยังเชื่อมบัญชี LINE ไม่สำเร็จ');
  });

  test.each(['', 'guessed-nonce', 'A'.repeat(43), 'x'.repeat(10_000)])('that nobody made (%#) links nobody', async (nonce) => {
    await forge(phone, nonce);
    expect(await isLinked(phone)).toBe(false);
    expect(await trail(phone.conversationId, 'link.refused')).toEqual([{ action: 'link.refused', detail: 'unknown' }]);
  });

  test('that LINE says failed is burned; one that nobody made is told to nobody', async () => {
    const dialog = await phone.signIn(await phone.askForLink(), SOMCHAI.nationalId);
    const failed = (nonce: string) => ({ type: 'accountLink', webhookEventId: `failed-${nonce}`, link: { result: 'failed', nonce } });
    const said = stage.said.length;
    await stage.line.platform.deliver([failed('nobody-made-this')]);
    expect(stage.said).toHaveLength(said);
    await stage.line.platform.deliver([failed(nonceIn(dialog))]);
    await forge(phone, nonceIn(dialog));
    expect(await isLinked(phone)).toBe(false);
  });
});

describe('what goes wrong on the way', () => {
  test('LINE’s token is too old when the person comes: nothing is linked, and a new try works', async () => {
    const dialog = await phone.signIn(await phone.askForLink(), SOMCHAI.nationalId);
    stage.line.platform.clock.advance(10 * MINUTE + 1);
    expect((await phone.agree(dialog)).status).toBe(400);
    expect(await isLinked(phone)).toBe(false);
    await phone.link(SOMCHAI.nationalId);
    expect(await isLinked(phone)).toBe(true);
  });

  test('LINE gives no token: the page says that it is LINE, and nothing of the person is kept', async () => {
    const callback = await phone.browser.signInAtProvider(await phone.open(await phone.askForLink()), { nationalId: SOMCHAI.nationalId });
    stage.line.platform.switches.set({ mode: 'server-error', path: '/v2/bot/user' });
    const response = await phone.browser.fetch(callback);
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('ตอนนี้ติดต่อ LINE ไม่ได้')]);
    expect((await stage.records.privacy.export({ conversationId: phone.conversationId, personKey: undefined })).onceTokens).toEqual([]);
    expect(await trail(phone.conversationId)).toEqual([{ action: 'sign-in.refused', detail: 'line' }]);
  });

  test('the person has left LINE’s account meanwhile: the link is no longer good', async () => {
    const callback = await phone.browser.signInAtProvider(await phone.open(await phone.askForLink()), { nationalId: SOMCHAI.nationalId });
    stage.gone.add(phone.conversationId);
    expect((await phone.browser.fetch(callback)).status).toBe(410);
  });

  test.each([
    ['deny', 'denied', 403],
    ['low-ial', 'level', 403],
    ['error', 'unavailable', 503],
  ] as const)('the provider’s fault %s is told as in the web chat (%s), and links nobody', async (fault, code, status) => {
    const link = await phone.askForLink();
    if (fault === 'deny') await stage.provider.fault(fault);
    const callback = await phone.browser.signInAtProvider(await phone.open(link), { nationalId: SOMCHAI.nationalId });
    await stage.provider.fault(fault);
    const response = await phone.browser.fetch(callback);
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining('กลับไปที่แชตใน LINE')]);
    expect(await isLinked(phone)).toBe(false);
    expect(await trail(phone.conversationId)).toEqual([{ action: 'sign-in.refused', detail: code }]);
  });

  test('the person cancels at the provider', async () => {
    const callback = await phone.browser.signInAtProvider(await phone.open(await phone.askForLink()), { cancel: '1' });
    expect((await phone.browser.fetch(callback)).status).toBe(403);
    expect(await isLinked(phone)).toBe(false);
  });
});

describe('a shared phone, and a second one', () => {
  test('another person on the same LINE account takes the first one’s place, is told so, and sees nothing of theirs', async () => {
    await phone.link(SOMCHAI.nationalId);
    await phone.press('consent:lookup');
    expect(phone.heard).toContain(leftOf(SOMCHAI));
    stage.said = [];
    // a link that is asked for although there is one: as the level too low does
    const newLink = async (): Promise<string> => (await stage.linking.createLink({ conversationId: phone.conversationId, level: 2.3 })).url;
    // one that comes to nothing leaves the first link as it was
    await forge(phone, 'guessed');
    expect(stage.said.at(-1)?.answer).toMatchObject({ signedIn: true, disposition: 'failed_connector' });
    await phone.agree(await phone.signIn(await newLink(), MALEE.nationalId));
    expect(phone.heard).toContain(`บัญชี LINE นี้เชื่อมกับคุณ${MALEE.givenName}แล้ว แทนคนเดิม`);
    await phone.say('พูดอีกครั้ง');
    await phone.press('topic:lookup.dental');
    await phone.press('consent:lookup');
    expect(phone.heard).toContain(leftOf(MALEE));
    for (const secret of [SOMCHAI.givenName, leftOf(SOMCHAI)]) expect(phone.heard).not.toContain(secret);
    expect(await trail(phone.conversationId, 'unlink')).toEqual([{ action: 'unlink', detail: 'another-person' }]);
  });

  test('the same person on another LINE account: the first one is told and no longer linked', async () => {
    await phone.link(SOMCHAI.nationalId);
    await other.link(SOMCHAI.nationalId);
    expect([await isLinked(phone), await isLinked(other)]).toEqual([false, true]);
    const notices = stage.said.filter(({ eventId }) => eventId.includes('.linked'));
    expect(notices.map(({ conversationId, answer }) => [conversationId, answer.signedIn])).toEqual([
      [phone.conversationId, true],
      [other.conversationId, true],
      [phone.conversationId, false],
    ]);
    expect(phone.heard).toContain('เพราะคุณเพิ่งเชื่อมกับ LINE อีกบัญชีหนึ่ง');
    expect(other.heard).not.toContain('เพราะคุณเพิ่งเชื่อม');
    expect(await trail(phone.conversationId, 'unlink')).toEqual([{ action: 'unlink', detail: 'linked-elsewhere' }]);
    expect(await phone.askForLink()).toContain('/auth/line?ticket=');
  });
});

describe('the end of a link', () => {
  test.each(['ออกจากระบบ', 'ยกเลิกการเชื่อม', 'ยกเลิกการเชื่อมบัญชีไลน์', 'unlink', 'unlink my account'])('comes in the chat with "%s"', async (text) => {
    await phone.link(SOMCHAI.nationalId);
    const [reply] = await phone.say(text);
    expect(reply?.text).toMatch(/ยกเลิกการเชื่อมบัญชี LINE แล้ว|no longer linked/);
    expect(await isLinked(phone)).toBe(false);
    expect(await trail(phone.conversationId, 'unlink')).toEqual([{ action: 'unlink', detail: 'person' }]);
    expect((await phone.press('topic:lookup.dental')).some(({ link }) => link)).toBe(true);
  });

  test('comes when the person leaves the account', async () => {
    await phone.link(SOMCHAI.nationalId);
    await stage.line.platform.unfollow(phone.userId).delivered;
    expect(await isLinked(phone)).toBe(false);
    expect(await trail(phone.conversationId, 'unlink')).toEqual([{ action: 'unlink', detail: 'unfollow' }]);
  });

  test('comes with erasure, which leaves nothing', async () => {
    await phone.link(SOMCHAI.nationalId);
    await phone.press('privacy:erase');
    const [erased] = await phone.press('privacy:erase-yes');
    expect(erased?.text).toMatch(/R-\w{4}-\w{4}/);
    expect(await isLinked(phone)).toBe(false);
    expect(await stage.records.privacy.kept({ conversationId: phone.conversationId, personKey: sealId(stage.keyRing, SOMCHAI.nationalId).personKey })).toEqual(
      [],
    );
    expect((await phone.press('topic:lookup.dental')).some(({ link }) => link)).toBe(true);
  });

  test('does not come to who is not linked: they are told that they are signed out', async () => {
    const [reply] = await phone.press('privacy:sign-out');
    expect(reply?.text).toContain('ออกจากระบบแล้ว');
    expect(await trail(phone.conversationId, 'unlink')).toEqual([]);
  });
});

describe('one’s own copy', () => {
  const copyLink = async (): Promise<string> => (await phone.press('privacy:export')).find(({ link }) => link)?.link?.url ?? '';

  test('is fetched once, from whatever browser, by a button', async () => {
    await phone.link(SOMCHAI.nationalId);
    const link = await copyLink();
    expect(phone.heard).toContain('อย่าส่งต่อ');
    expect(new URL(link).searchParams.get('openExternalBrowser')).toBe('1');
    const file = await other.open(link);
    const response = await other.browser.fetch(file);
    expect(response.headers.get('content-disposition')).toContain('ask-1506-my-data.json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const copy = (await response.json()) as { accountLinks: { nationalId: string }[] };
    expect(copy.accountLinks).toMatchObject([{ nationalId: SOMCHAI.nationalId, conversationId: phone.conversationId }]);
    expect((await other.browser.fetch(file)).status).toBe(410);
  });

  test('is not given 10 minutes later, after unlinking, or to who came past the page', async () => {
    await phone.link(SOMCHAI.nationalId);
    const late = await phone.open(await copyLink());
    const unlinked = await phone.open(await copyLink());
    await other.browser.fetch(`${stage.url}/auth/line/copy?ticket=${'a'.repeat(43)}`);
    expect((await other.browser.fetch(unlinked)).status).toBe(403);
    stage.now += 10 * MINUTE;
    expect((await phone.browser.fetch(late)).status).toBe(410);
    stage.now = START;
    await phone.press('privacy:sign-out');
    expect((await phone.browser.fetch(unlinked)).status).toBe(410);
  });

  test('of who is not linked has their conversation, and is not given once somebody is', async () => {
    const link = await phone.open(await copyLink());
    const after = await phone.open(await copyLink());
    const copy = (await (await phone.browser.fetch(link)).json()) as { accountLinks: unknown[]; audit: unknown[] };
    expect([copy.accountLinks, copy.audit.length]).toEqual([[], 2]);
    await phone.link(SOMCHAI.nationalId);
    expect((await phone.browser.fetch(after)).status).toBe(410);
  });

  test('goes nowhere else than to its file', async () => {
    const file = new URL(await phone.open(await copyLink()));
    expect((await phone.browser.fetch(`${stage.url}/auth/line/go${file.search}`)).status).toBe(410);
    await expect(location(await phone.browser.fetch(file), file)).rejects.toThrow('No redirect but 200');
  });
});
