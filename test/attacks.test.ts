import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { personOf } from '../sandbox/sso/people.ts';
import { hashOf } from '../src/server/sign-in/secret-cookie.ts';
import { encrypt } from '../src/storage/records/cipher.ts';
import { sealId } from '../src/storage/records/seal-id.ts';
import { type ServedStage, serveStage } from './helpers/serve-stage.ts';
import { bookCallback, choicesOf, fileComplaint, linkIn, referenceIn, ServiceBrowser, wordsOf } from './helpers/service-browser.ts';
import { openLiveEvents } from './helpers/service-live-events.ts';

const PERSON = personOf('arrears');
const OTHER = personOf('section33');
const PHONE = '0812345678';

const lines: string[] = [];
let stage: ServedStage;
let owner: ServiceBrowser;
let attacker: ServiceBrowser;

beforeAll(async () => {
  stage = await serveStage({ signIn: true, log: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }), authRequestsPerMinute: 1000 });
});
afterAll(() => stage.close());
beforeEach(() => {
  owner = new ServiceBrowser(stage.base);
  attacker = new ServiceBrowser(stage.base);
});

const refusals = async (): Promise<number> => (await stage.records.audit.list({ action: 'session.refused', limit: 10_000 })).length;

/** What would show that something of a person came out. */
function personalOf({ nationalId, givenName, familyName }: typeof PERSON): string[] {
  return [nationalId, givenName, familyName, sealId(stage.keyRing, nationalId).personKey, 'เดือนล่าสุด'];
}

function expectNothingPersonal(text: string): void {
  for (const secret of personalOf(PERSON)) expect(text).not.toContain(secret);
}

describe('somebody who knows the id of a conversation in which a person signed in', () => {
  let conversationId: string;
  beforeEach(async () => {
    expect(wordsOf(await owner.signInAs(PERSON.nationalId))).toContain('เดือนล่าสุด');
    conversationId = owner.conversationId ?? '';
  });

  test.each([
    ['asks it to be said again', { text: 'พูดอีกที' }],
    ['asks for the same data', { choice: 'topic:lookup.contributions' }],
    ['gives consent in the place of the person', { choice: 'consent:lookup' }],
    ['asks what is kept', { choice: 'privacy:show' }],
    ['asks for a copy', { choice: 'privacy:export' }],
    ['says nothing', {}],
    ['resumes the sign-in', { resume: true as const }],
    ['asks for the answer later', { choice: 'later:contributions' }],
  ])('%s: gets nothing personal, is written down, and the person goes on undisturbed', async (_name, body) => {
    const before = await refusals();
    for (const browser of [attacker, new ServiceBrowser(stage.base)]) {
      if (browser === attacker) await browser.say('สวัสดี');
      const answer = await browser.ask({ ...body, conversationId });
      expect(answer.conversationId).not.toBe(conversationId);
      expect(answer.signedIn).toBe(false);
      expectNothingPersonal(JSON.stringify(answer));
    }
    expect(await refusals()).toBe(before + 2);
    expect(await stage.records.audit.list({ conversationId, action: 'session.refused', limit: 10 })).toHaveLength(2);
    const goesOn = await owner.choose('topic:lookup.contributions');
    expect([goesOn.conversationId, goesOn.signedIn]).toEqual([conversationId, true]);
    expect(wordsOf(goesOn)).toContain('เดือนล่าสุด');
  });

  test('erases nothing', async () => {
    await attacker.ask({ conversationId, choice: 'privacy:erase' });
    await attacker.ask({ conversationId, choice: 'privacy:erase-yes' });
    expect((await stage.records.transcripts.of(conversationId)).length).toBeGreaterThan(0);
    expect(wordsOf(await owner.choose('topic:lookup.contributions'))).toContain('เดือนล่าสุด');
  });

  test('gets no answer of an earlier message by its messageId', async () => {
    await owner.ask({ messageId: 'm-1', choice: 'topic:lookup.contributions' });
    const before = await refusals();
    const answer = await attacker.ask({ conversationId, messageId: 'm-1', text: 'สวัสดี' });
    expectNothingPersonal(JSON.stringify(answer));
    expect(await refusals()).toBe(before + 1);
    expect(wordsOf(await owner.ask({ messageId: 'm-1', text: 'other words' }))).toContain('เดือนล่าสุด');
  });

  test('who makes up the cookie of a sign-in gets nothing', async () => {
    const response = await fetch(`${stage.base}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `ask1506_browser=${'a'.repeat(43)}; ask1506_signed=${'b'.repeat(43)}` },
      body: JSON.stringify({ conversationId, choice: 'topic:lookup.contributions' }),
    });
    expectNothingPersonal(await response.text());
  });

  test('hears nothing of its live updates, though the person does', async () => {
    const [mine, theirs] = [await openLiveEvents(owner, stage.base, conversationId), await openLiveEvents(attacker, stage.base, conversationId)];
    const answer = await owner.choose('topic:lookup.contributions');
    stage.live.publish(conversationId, { personal: true, answer });
    stage.live.publish(conversationId, { text: 'an agent writes to the person' });
    await mine.until('an agent writes');
    expect(mine.received()).toContain('เดือนล่าสุด');
    // an update of the attacker's own conversation comes after those
    const own = await openLiveEvents(attacker, stage.base, (await attacker.say('สวัสดี')).conversationId);
    stage.live.publish(attacker.conversationId ?? '', { text: 'for the attacker' });
    await own.until('for the attacker');
    expect(theirs.received()).not.toContain('data:');
    await Promise.all([mine.close(), theirs.close(), own.close()]);
  });
});

describe('what was shown does not outlast the sign-in', () => {
  test('at a shared computer, after signing out, "say it again" says nothing of the person', async () => {
    await owner.signInAs(PERSON.nationalId);
    await owner.choose('privacy:sign-out');
    expectNothingPersonal(JSON.stringify(await owner.say('พูดอีกที')));
    expect((await owner.choose('topic:lookup.contributions')).signedIn).toBe(false);
  });

  test('after a quarter of an hour without a word the sign-in is over', async () => {
    stage.setClock('2026-11-24T10:00:00+07:00');
    await owner.signInAs(PERSON.nationalId);
    stage.setClock('2026-11-24T10:15:01+07:00');
    const answer = await owner.say('พูดอีกที');
    stage.setClock('2026-11-24T10:00:00+07:00');
    expect(answer.signedIn).toBe(false);
    expectNothingPersonal(JSON.stringify(answer));
  });

  test('another person who signs in in the same conversation hears nothing of the first', async () => {
    await owner.signInAs(PERSON.nationalId);
    await owner.choose('privacy:sign-out');
    await owner.signInAs(OTHER.nationalId);
    expectNothingPersonal(JSON.stringify(await owner.choose('privacy:show')).replaceAll('เดือนล่าสุด', ''));
  });
});

describe('fixation', () => {
  test('an attacker who gives his conversation to a victim sees nothing of what the victim does there', async () => {
    await attacker.say('สวัสดี');
    await attacker.say('ทำฟันได้เท่าไหร่');
    const given = attacker.conversationId ?? '';
    owner.conversationId = given;
    await owner.signInAs(PERSON.nationalId);
    expect(owner.conversationId).not.toBe(given);
    expectNothingPersonal(JSON.stringify(await attacker.say('พูดอีกที')));
  });

  test('a conversation under an id that somebody made up shows nothing to whoever else names it', async () => {
    owner.conversationId = 'made-up';
    await owner.signInAs(PERSON.nationalId);
    for (const body of [{ text: 'พูดอีกที' }, { choice: 'topic:lookup.contributions' }, { choice: 'privacy:show' }, { choice: 'privacy:export' }]) {
      const answer = await attacker.ask({ conversationId: 'made-up', ...body });
      expect(answer.signedIn).toBe(false);
      expectNothingPersonal(JSON.stringify(answer));
      attacker.conversationId = undefined;
    }
  });

  test('an attacker’s sign-in link signs nobody in from the victim’s browser', async () => {
    const link = linkIn(await attacker.choose('topic:lookup.contributions'), stage.base);
    await owner.say('สวัสดี');
    expect((await owner.fetch(link)).status).toBe(403);
    expect(owner.find('ask1506_signed')).toBeUndefined();
  });

  test('an attacker’s return address signs nobody in from the victim’s browser', async () => {
    const link = linkIn(await attacker.choose('topic:lookup.contributions'), stage.base);
    const back = await attacker.signInAtProvider(link, { nationalId: OTHER.nationalId });
    await owner.say('สวัสดี');
    expect((await owner.fetch(back)).status).toBe(403);
    expect((await owner.say('สวัสดี')).signedIn).toBe(false);
  });

  test('the sign-in of one conversation opens no other one', async () => {
    await owner.signInAs(PERSON.nationalId);
    await attacker.signInAs(OTHER.nationalId);
    const answer = await attacker.ask({ conversationId: owner.conversationId ?? '', choice: 'topic:lookup.contributions' });
    expect(answer.signedIn).toBe(false);
    expect(wordsOf(answer)).not.toContain('เดือนล่าสุด');
    attacker.conversationId = undefined;
    // nor another conversation of the same browser
    owner.conversationId = undefined;
    expect((await owner.choose('topic:lookup.contributions')).signedIn).toBe(false);
  });
});

describe('the link to one’s own copy', () => {
  const exportOf = async (browser: ServiceBrowser): Promise<string> => linkIn(await browser.choose('privacy:export'), stage.base);

  test('gives the copy to the person', async () => {
    await owner.signInAs(PERSON.nationalId);
    const response = await owner.fetch(await exportOf(owner));
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(Object.keys((await response.json()) as object)).toContain('transcripts');
  });

  test('is refused from another browser, without a cookie, changed, and after signing out', async () => {
    await owner.signInAs(PERSON.nationalId);
    const link = await exportOf(owner);
    await attacker.say('สวัสดี');
    const changed = (at: number): string => link.slice(0, at) + (link[at] === 'A' ? 'B' : 'A') + link.slice(at + 1);
    const last = link.length - 6;
    const responses = [await attacker.fetch(link), await fetch(link), await owner.fetch(changed(last)), await owner.fetch(link.slice(0, -20))];
    await owner.choose('privacy:sign-out');
    responses.push(await owner.fetch(link));
    for (const response of responses) {
      const text = await response.text();
      expect([response.status, response.headers.get('content-type')]).toEqual([403, expect.stringContaining('application/problem+json')]);
      expectNothingPersonal(text);
    }
  });

  test('is refused when it is too old', async () => {
    await owner.say('สวัสดี');
    const { conversationId = '' } = owner;
    const browserHash = hashOf(owner.find('ask1506_browser')?.value ?? '');
    const statusAt = async (until: number): Promise<number> => {
      const claim = encrypt(stage.keyRing, 'link.export', JSON.stringify({ owner: { conversationId }, conversationId, browserHash, until }));
      return (await owner.fetch(`${stage.base}/api/privacy/export?claim=${claim}`)).status;
    };
    expect([await statusAt(Date.now() + 60_000), await statusAt(Date.now() - 1)]).toEqual([200, 403]);
  });

  test('tells nothing about the person to who reads it', async () => {
    await owner.signInAs(PERSON.nationalId);
    const link = decodeURIComponent(await exportOf(owner));
    const decoded = link.split(/[.=]/).map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expectNothingPersonal(link + decoded.join());
  });
});

describe('numbers of others', () => {
  test('a complaint’s number tells its state to whoever has it, and nothing of what it says', async () => {
    const reference = referenceIn(await fileComplaint(owner, { who: 'สำนักงานเขต 3', what: 'เจ้าหน้าที่พูดไม่ดีกับแม่ของฉัน', phone: PHONE }));
    const told = wordsOf(await attacker.say(reference));
    expect(told).toContain(reference);
    expect(told).not.toMatch(/แม่ของฉัน|081|สำนักงานเขต 3/);
  });

  test('numbers near it are told apart from none', async () => {
    const reference = referenceIn(await fileComplaint(owner, { who: 'สำนักงานเขต 3', what: 'รอนานมากไม่มีใครมารับเรื่อง' }));
    const unknown = wordsOf(await attacker.say('C-3333-3333'));
    for (const letter of ['3', '4', 'A', 'Z']) {
      const near = reference.slice(0, 4) + letter + reference.slice(5);
      if (near !== reference) expect(wordsOf(await attacker.say(near))).toBe(unknown);
    }
  });

  test('who types somebody’s telephone number does not learn when they are called, nor can they cancel it', async () => {
    const reference = referenceIn(await bookCallback(owner, 'เงินว่างงานยังไม่เข้า', PHONE));
    const told = await bookCallback(attacker, 'เงินว่างงานยังไม่เข้า', PHONE);
    expect(JSON.stringify(told)).not.toContain(reference);
    expect(wordsOf(told)).toContain('เบอร์นี้มีนัดโทรกลับ');
    await attacker.choose(`callback:cancel:${reference}`);
    await attacker.choose('callback:show');
    expect((await stage.records.callbacks.due(100)).some((open) => open.reference === reference)).toBe(true);
    // a number of that kind given as a complaint's is not found
    expect(wordsOf(await attacker.say(reference))).not.toContain(PHONE);
    expect(wordsOf(await owner.choose('callback:show'))).toContain(reference);
    await owner.choose(`callback:cancel:${reference}`);
    expect((await stage.records.callbacks.due(100)).some((open) => open.reference === reference)).toBe(false);
  });

  test('who names a conversation that has long expired gets none of its records', async () => {
    const reference = referenceIn(await bookCallback(owner, 'บำนาญเดือนนี้', PHONE));
    const conversationId = owner.conversationId ?? '';
    await stage.conversations.forget(conversationId);
    for (const choice of ['privacy:show', 'privacy:export', 'callback:show', 'privacy:erase', 'privacy:erase-yes']) {
      const answer = await attacker.ask({ conversationId, choice });
      expect(JSON.stringify(answer)).not.toMatch(new RegExp(`${reference}|/api/privacy/export|081|\\d ข้อความ`));
    }
    expect((await stage.records.transcripts.of(conversationId)).length).toBeGreaterThan(0);
    // whose it is still may
    expect(wordsOf(await owner.ask({ conversationId, choice: 'privacy:show' }))).toContain('นัดโทรกลับ 1 รายการ');
  });
});

describe('buttons that nobody offered', () => {
  test('consent without a sign-in asks to sign in, and nothing is consented to', async () => {
    const answer = await owner.choose('consent:lookup');
    expect(choicesOf(answer)).not.toContain('consent:lookup');
    expect(await stage.records.audit.list({ conversationId: owner.conversationId ?? '', action: 'consent', limit: 1 })).toEqual([]);
  });

  test('consent that was not asked for is not given', async () => {
    const another = personOf('section40');
    const asked = await owner.choose('topic:lookup.contributions');
    await owner.fetch(await owner.signInAtProvider(linkIn(asked, stage.base), { nationalId: another.nationalId }));
    await owner.ask({ resume: true });
    await owner.choose('consent:none');
    await owner.choose('consent:lookup');
    expect(await stage.records.consents.of(sealId(stage.keyRing, another.nationalId).personKey)).toEqual({});
  });

  test.each([
    'slot:hospital:H-0001',
    'slot:phone:0999999999',
    'slot:window:2026-11-25T00:00/2026-11-25T23:00',
    'yes',
    'correct:phone',
    'slot:__proto__:x',
    'slot::',
    ':::',
    'constructor',
  ])('%s without its question is an old button', async (choice) => {
    const answer = await owner.choose(choice);
    expect(answer.outcome).toBe('none');
  });

  test('a hospital that was not on the list, a time that was not offered, a confirmation before it is read back do nothing', async () => {
    await owner.choose('topic:action.callback');
    await owner.say('เงินว่างงานยังไม่เข้า');
    await owner.say(PHONE);
    for (const choice of ['slot:window:2020-01-01T00:00/2020-01-01T23:00', 'slot:phone:1506', 'yes']) expect((await owner.choose(choice)).outcome).toBe('none');
    expect(await stage.records.callbacks.openOf({ conversationId: owner.conversationId ?? '', personKey: undefined })).toEqual([]);
    const hospital = new ServiceBrowser(stage.base);
    await hospital.signInAs(PERSON.nationalId);
    await hospital.choose('topic:action.hospital-change');
    expect((await hospital.choose('slot:hospital:H-0001')).outcome).toBe('none');
    expect(await stage.records.audit.list({ conversationId: hospital.conversationId ?? '', action: 'change.hospital', limit: 1 })).toEqual([]);
  });

  test('erasing by a button that was not offered asks first', async () => {
    await owner.say('สวัสดี');
    await owner.choose('privacy:erase-yes');
    expect((await stage.records.transcripts.of(owner.conversationId ?? '')).length).toBeGreaterThan(0);
    await owner.choose('privacy:erase');
    expect(wordsOf(await owner.choose('privacy:erase-yes'))).toMatch(/R-[A-Z0-9]{4}/);
    expect(await stage.records.transcripts.of(owner.conversationId ?? '')).toEqual([]);
  });
});

describe('requests that express itself refuses', () => {
  test.each<[string, string, RequestInit]>([
    ['a broken escape in the address', '/api/chat/%E0%A4%A/events', {}],
    ['a broken escape in a file name', '/%c0%c0', {}],
    ['an unknown encoding', '/api/chat', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'content-encoding': 'x' } }],
    ['an unknown character set', '/api/chat', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json; charset=x' } }],
  ])('%s is a problem document of the sender', async (_name, path, init) => {
    const response = await fetch(`${stage.base}${path}`, init);
    expect([response.status >= 400 && response.status < 500, response.headers.get('content-type')]).toEqual([
      true,
      expect.stringContaining('application/problem+json'),
    ]);
  });
});

test('nothing of anybody was in a log line, a metric or an address', async () => {
  const metrics = await (await fetch(`${stage.base}/metrics`)).text();
  expect(lines.length).toBeGreaterThan(50);
  for (const person of [PERSON, OTHER]) {
    for (const secret of personalOf(person)) expect(lines.join('') + metrics).not.toContain(secret);
  }
  expect(lines.join('') + metrics).not.toContain(PHONE);
});
