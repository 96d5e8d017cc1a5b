import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { personOf } from '../sandbox/sso/people.ts';
import { RedisConversations } from '../src/storage/conversations/redis-conversations.ts';
import { sealConversations } from '../src/storage/conversations/seal-conversations.ts';
import { sealId } from '../src/storage/records/seal-id.ts';
import { type ServedStage, serveStage } from './helpers/serve-stage.ts';
import { bookCallback, fileComplaint, referenceIn, ServiceBrowser, wordsOf } from './helpers/service-browser.ts';
import { withRedis } from './helpers/service-cluster.ts';
import { bytesOf, foundIn } from './helpers/service-stored-text.ts';
import { startRedis, type TestRedis } from './helpers/start-redis.ts';

const PERSON = personOf('arrears', 1);
/** Numbers that are nowhere to be found in the clear, not even before the erasure. */
const NUMBERS = { nationalId: PERSON.nationalId, another: '1990070001006', card: '4111111111111111', account: '1234567890' };
const PHONE = '0898765432';
const NAMES = { given: 'พิมพ์พิศา', family: 'วงศ์พิทักษ์ธรรม', email: 'pimpisa.w@example.com' };
const WORDS = 'หมอบอกว่าเป็นโรคซึมเศร้า';
const PLANTED = [...Object.values(NUMBERS), PHONE, ...Object.values(NAMES), WORDS, PERSON.givenName, PERSON.familyName];

const lines: string[] = [];
let redis: TestRedis;
let stage: ServedStage;
let browser: ServiceBrowser;
const references: string[] = [];

beforeAll(async () => {
  redis = await startRedis();
  stage = await serveStage({
    signIn: true,
    log: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }),
    conversations: (keyRing) => RedisConversations.connect(redis.url, {}, (error) => lines.push(error.message), sealConversations(keyRing)),
  });
  browser = new ServiceBrowser(stage.base);
});
afterAll(async () => {
  await stage.close();
  await redis.stop();
});

/** Everything that any store of ours holds, the logs and the metrics included. */
async function everythingKept(): Promise<Record<'sqlite' | 'redis' | 'logs' | 'metrics', string>> {
  const folder = dirname(stage.file);
  const files = readdirSync(folder).filter((name) => !name.endsWith('.keys'));
  expect(files).toContain('records.db');
  const inRedis = await withRedis(redis.url, async (client) => {
    const found: string[] = [];
    for await (const keys of client.scanIterator()) {
      for (const key of keys) {
        const type = await client.type(key);
        found.push(key);
        if (type === 'string') found.push((await client.get(key)) ?? '');
        else if (type === 'hash') found.push(JSON.stringify(await client.hGetAll(key)));
        else if (type === 'list') found.push(...(await client.lRange(key, 0, -1)));
        else if (type === 'zset') found.push(...(await client.zRange(key, 0, -1)));
        else found.push(...(await client.sMembers(key)));
      }
    }
    return found.join('\n');
  });
  return {
    sqlite: bytesOf(files.map((name) => join(folder, name))),
    redis: inRedis,
    logs: lines.join('\n'),
    metrics: await (await fetch(`${stage.base}/metrics`)).text(),
  };
}

describe('a person who told much', () => {
  beforeAll(async () => {
    const { nationalId, another, card, account } = NUMBERS;
    const dashed = nationalId.replace(/^(.)(.{4})(.{5})(.{2})(.)$/, '$1-$2-$3-$4-$5');
    const thai = nationalId.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
    const { given, family, email } = NAMES;
    for (const said of [
      `ผมนาย${given} ${family} เลขบัตร ${nationalId} ตกงานได้เท่าไหร่`,
      `เลขบัตร ${dashed} หรือ ${thai} หรือ ${another.split('').join(' ')} เช็คให้หน่อย`,
      `โอนเข้าบัญชี กสิกร ${account} หรือบัตร ${card} ได้ไหม`,
      `เมล ${email} โทร ${PHONE} หรือ ${PHONE.replace(/^(...)(...)/, '$1-$2-')}`,
      `my name is Pimpisa Wong, ID ${nationalId}`,
    ]) {
      await browser.say(said);
    }
    await browser.ask({ text: `คุณ${given} ${family} ${nationalId}`, messageId: 'kept-answer' });
    references.push(referenceIn(await bookCallback(browser, `เงินว่างงานของนางสาว${given} ${family} ${WORDS} เลขบัตร ${dashed}`, PHONE)));
    references.push(
      referenceIn(await fileComplaint(browser, { who: `สำนักงาน นาง${given} ${family}`, what: `${WORDS} แล้วเจ้าหน้าที่ขอเลขบัตร ${thai}`, phone: PHONE })),
    );
    await browser.choose('feedback:no:death.funeral');
    await browser.choose('feedback:no:death.funeral~wrong');
    expect(wordsOf(await browser.signInAs(nationalId))).toContain('เดือน');
    await browser.choose('topic:lookup.claim');
    // and another conversation of the same person, which ends in the middle of a form
    const first = browser.conversationId;
    browser.conversationId = undefined;
    await browser.signInAs(nationalId);
    await browser.choose('topic:action.callback');
    await browser.say(`เรื่องของ ${given}`);
    await browser.say(PHONE);
    browser.conversationId = first;
  });

  test('has no number in the clear anywhere, even before anything is erased', async () => {
    const kept = await everythingKept();
    for (const [store, text] of Object.entries(kept)) {
      expect([store, foundIn(text, [...Object.values(NUMBERS), PHONE])]).toEqual([store, []]);
      expect([store, foundIn(text, [...Object.values(NAMES), PERSON.familyName])]).toEqual([store, []]);
      // the matter of a callback lies there redacted but readable (docs/privacy.md): by it one open promise per number and matter is kept
      expect([store, foundIn(text.replaceAll(`เงินว่างงานของนางสาว[ชื่อ] ${WORDS}`, ''), [WORDS])]).toEqual([store, []]);
    }
    // while the records, decrypted, have the telephone number, and no other one
    const { personKey } = sealId(stage.keyRing, PERSON.nationalId);
    const copy = JSON.stringify(await stage.records.privacy.export({ conversationId: browser.conversationId ?? '', personKey }));
    expect(foundIn(copy, [PHONE]).length).toBeGreaterThan(0);
    expect(foundIn(copy, Object.values(NUMBERS))).toEqual([]);
    expect(kept.sqlite).toContain(personKey);
  });

  test('is gone from every store once erased, and the audit trail stays without the person', async () => {
    const { personKey } = sealId(stage.keyRing, PERSON.nationalId);
    const acts = (await stage.records.audit.list({ limit: 1000 })).length;
    // signing in elsewhere left the first conversation signed in with an older cookie: the person signs in again
    await browser.signInAs(PERSON.nationalId);
    await browser.choose('privacy:erase');
    const receipt = referenceIn(await browser.choose('privacy:erase-yes'));

    const kept = await everythingKept();
    for (const [store, text] of Object.entries(kept)) {
      expect([store, foundIn(text, [...PLANTED, personKey])]).toEqual([store, []]);
      for (const reference of references)
        if (store !== 'logs') expect([store, text.includes(reference) && !tellsOfCancelling(reference)]).toEqual([store, false]);
    }
    const nobody = await stage.records.privacy.export({ conversationId: browser.conversationId ?? '', personKey });
    expect(Object.entries(nobody).filter(([, rows]) => rows.length > 0)).toEqual([]);

    const audit = await stage.records.audit.list({ limit: 1000 });
    expect(audit.length).toBeGreaterThan(acts);
    expect(audit.filter((entry) => entry.personKey !== undefined)).toEqual([]);
    expect(audit.filter(({ action }) => action === 'erase')).toEqual([
      expect.objectContaining({ detail: receipt, personKey: undefined, conversationId: undefined }),
    ]);
    expect(audit.some(({ action }) => action === 'lookup.contributions')).toBe(true);
  });

  test('is not called any more: the contact centre was told', async () => {
    const state = (await (await fetch(`${stage.sandbox}/sandbox/state`)).json()) as { callbacks: { reference: string; state: string }[] };
    expect(state.callbacks).toEqual([expect.objectContaining({ reference: references[0], state: 'cancelled' })]);
  });

  test('gets no answer of before by an old messageId, and begins anew', async () => {
    const repeated = await browser.post({ messageId: 'kept-answer', text: 'x' });
    expect([repeated.status, foundIn(await repeated.text(), PLANTED)]).toEqual([500, []]);
    const answer = await browser.say('พูดอีกที');
    expect([answer.signedIn, foundIn(JSON.stringify(answer), PLANTED)]).toEqual([false, []]);
  });

  /** Work that is done leaves its key, which names the number of a cancelled callback. */
  function tellsOfCancelling(reference: string): boolean {
    return reference === references[0];
  }
});

test('what has outlived its time goes by itself, each kind after its own', async () => {
  const other = new ServiceBrowser(stage.base);
  await bookCallback(other, 'เงินบำนาญยังไม่เข้า', '0811112222');
  await fileComplaint(other, { who: 'สำนักงานเขต 3', what: 'รอนานมากไม่มีใครรับเรื่อง' });
  const owner = { conversationId: other.conversationId ?? '', personKey: undefined };
  const kindsAfter = async (days: number): Promise<string[]> => {
    await stage.records.privacy.purge(new Date(Date.parse('2026-11-25T18:00:00+07:00') + days * 86_400_000).toISOString());
    return (await stage.records.privacy.kept(owner)).map(({ what }) => what).sort();
  };
  expect(await kindsAfter(0)).toEqual(expect.arrayContaining(['callback', 'complaint', 'transcript']));
  expect(await kindsAfter(91)).not.toContain('transcript');
  expect(await kindsAfter(91)).toEqual(expect.arrayContaining(['callback', 'complaint']));
  expect(await kindsAfter(190)).not.toContain('callback');
  expect(await kindsAfter(731)).toEqual([]);
});
