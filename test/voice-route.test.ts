import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { VOICE_PREFIX } from '../src/channels/channel-of.ts';
import { keyedHash } from '../src/storage/records/hash.ts';
import { openVoiceStage, VOICE_SECRET, type VoiceStage } from './helpers/voice-stage.ts';
import { vxmlFaults } from './helpers/vxml-valid.ts';

let stage: VoiceStage;
beforeAll(async () => {
  stage = await openVoiceStage();
}, 60_000);
afterAll(() => stage.close());

const AUTHORIZED = { authorization: `Bearer ${VOICE_SECRET}` };
const QUESTION = 'ตกงานได้เงินเท่าไหร่';
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = AUTHORIZED): Promise<Response> =>
  fetch(`${stage.base}/channels/voice/${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) });

describe('a platform', () => {
  test.each<[string, Record<string, string>, string]>([
    ['without a secret', {}, 'start'],
    ['with a wrong one', { authorization: 'Bearer a shared secret of a tesT' }, 'start'],
    ['with a wrong key in the address', {}, 'turn?key=wrong'],
  ])('%s is refused with a problem document', async (_name, headers, path) => {
    const response = await post(path, { call: 'stranger', utterance: QUESTION }, headers);
    expect([response.status, response.headers.get('content-type')]).toEqual([401, expect.stringContaining('application/problem+json')]);
    expect(await response.json()).toMatchObject({ code: 'unproven' });
    const conversationId = VOICE_PREFIX + keyedHash(stage.keyRing, 'call', 'stranger');
    expect(await stage.conversations.session(conversationId)).toBeUndefined();
  });

  test('that can only set an address goes through the call with a key of that call', async () => {
    const start = await fetch(`${stage.base}/channels/voice/start?${new URLSearchParams({ key: VOICE_SECRET, call: 'by-address', caller: '' })}`);
    const document = await start.text();
    expect(vxmlFaults(document)).toEqual([]);
    expect(document).not.toContain(VOICE_SECRET);
    const next = /next="(turn[^"]*)"/.exec(document)?.[1]?.replaceAll('&amp;', '&') as string;
    const answer = await post(next, { call: 'by-address', utterance: QUESTION, confidence: '0.9' }, {});
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('หกสิบเปอร์เซ็นต์')]);
    expect((await post(next, { call: 'another-call', utterance: QUESTION }, {})).status).toBe(401);
  });

  test('that knows the caller by a variable only is sent a document that posts it', async () => {
    const start = await fetch(`${stage.base}/channels/voice/start?call=by-variable`, { headers: AUTHORIZED });
    const document = await start.text();
    expect(vxmlFaults(document)).toEqual([]);
    expect(document).toContain('session.connection.remote.uri');
    const greeting = await post('turn?turn=0', { call: 'by-variable', caller: 'tel:+66812345678', event: 'start' });
    expect(await greeting.text()).toContain('ถามได้เลย');
  });

  test('that names no call is given one at the start, and asked for it afterwards', async () => {
    const start = await fetch(`${stage.base}/channels/voice/start`, { headers: AUTHORIZED });
    expect(/name="call" expr="'[0-9a-f-]{36}'"/.test(await start.text())).toBe(true);
    expect((await post('turn', { utterance: QUESTION })).status).toBe(400);
  });

  test('may use GET for a turn as well', async () => {
    await post('start', { call: 'by-get', caller: '' });
    const query = new URLSearchParams({ call: 'by-get', turn: '1', utterance: QUESTION, confidence: '0.9' });
    expect(await (await fetch(`${stage.base}/channels/voice/turn?${query}`, { headers: AUTHORIZED })).text()).toContain('หกสิบเปอร์เซ็นต์');
  });
});

describe('a request that comes again', () => {
  test('gives the same document and does nothing twice', async () => {
    await post('start', { call: 'again', caller: 'tel:+66812345678' });
    const ask = () => post('turn?turn=1', { call: 'again', utterance: QUESTION, confidence: '0.9' }).then((response) => response.text());
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second).toBe(first);
    await post('turn?turn=2', { call: 'again', dtmf: '2' });
    const send = () => post('turn?turn=3', { call: 'again', dtmf: '1' }).then((response) => response.text());
    expect(await send()).toBe(await send());
    expect((await stage.state()).messages).toHaveLength(1);
    expect(await ask()).toBe(first);
  });
});

test('neither the call’s id nor the number that calls is in a name of a conversation, or in a session', async () => {
  await post('start', { call: 'id-of-the-platform', caller: 'tel:+66812345678' });
  const conversationId = VOICE_PREFIX + keyedHash(stage.keyRing, 'call', 'id-of-the-platform');
  const session = JSON.stringify(await stage.conversations.session(conversationId));
  expect(session).toContain('"call":');
  for (const personal of ['id-of-the-platform', '0812345678', '812345678']) expect(conversationId + session).not.toContain(personal);
});

test('a conversation of the telephone is closed to the web chat, also to who knows its id', async () => {
  await post('start', { call: 'not-for-the-web', caller: '' });
  const conversationId = VOICE_PREFIX + keyedHash(stage.keyRing, 'call', 'not-for-the-web');
  await expect(stage.service.turns.turn({ conversationId, eventId: 'e', text: QUESTION, browser: 'unknown' })).rejects.toThrow();
});

test('when our own code fails, the caller hears an apology and can be called back by one key', async () => {
  const caller = await stage.call('goes-wrong');
  const { transcripts } = stage.records;
  const add = transcripts.add;
  transcripts.add = () => Promise.reject(new Error('disk full'));
  const sorry = await caller.say(QUESTION);
  transcripts.add = add;
  expect(sorry).toMatch(/ขอโทษ.*โทรกลับ กดหนึ่ง.*กดศูนย์/s);
  expect(await caller.press('1')).toMatch(/โทรกลับที่ศูนย์แปดหนึ่ง/);
  expect(await caller.press('1')).toContain('นัดแล้ว');
});

test('a call goes on where it was, or greets anew, when its session is gone', async () => {
  const caller = await stage.call('forgotten');
  await stage.conversations.forget(VOICE_PREFIX + keyedHash(stage.keyRing, 'call', 'forgotten'));
  expect(await caller.say(QUESTION)).toContain('ถามได้เลย');
});

describe('grammars', () => {
  const get = (path: string): Promise<Response> => fetch(`${stage.base}/channels/voice/grammars/${path}`);

  test('of words know the ways of asking for the call to be had otherwise', async () => {
    const grammar = await (await get(`words.grxml?lang=th&say=${encodeURIComponent('ถูกเลิกจ้าง')}`)).text();
    for (const word of ['ถูกเลิกจ้าง', 'พูดอีกที', 'ถัดไป']) expect(grammar).toContain(word);
  });

  test.each(['digits.grxml?least=9&most=1', 'keys.grxml?keys=x', 'keys.grxml', 'other.grxml', `words.grxml?${'say=x&'.repeat(50)}`])(
    'that make none are refused: %s',
    async (path) => expect((await get(path)).status).toBe(400),
  );
});

test('whatever the fields hold, the document is valid and the caller is never left without a way on', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('0', '*', '#', '9', '1', '1234567890123', QUESTION, 'ยกเลิก', '<prompt>', ']]>', "';//", '\u0000'),
  );
  const fields = fc.record(
    {
      utterance: text,
      confidence: text,
      dtmf: text,
      nbest: fc.oneof(text, fc.json()),
      event: fc.constantFrom('noinput', 'nomatch', 'transferfailed', '', 'x'),
      lang: text,
      turn: fc.string(),
    },
    { requiredKeys: [] },
  );
  let call = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fields, { minLength: 1, maxLength: 6 }), async (steps) => {
      const caller = await stage.call(`fuzz-${++call}`);
      for (const step of steps) {
        // an invalid document throws
        const heard = await caller.send(step);
        expect(heard).not.toBe('');
        if (caller.ends) return;
        expect(await caller.grammarFaults()).toEqual([]);
      }
    }),
    // every step is a request: a failure is told as it was found
    { numRuns: 40, endOnFailure: true, interruptAfterTimeLimit: 40_000 },
  );
}, 60_000);
