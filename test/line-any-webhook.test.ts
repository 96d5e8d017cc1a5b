import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { userIdOf } from '../sandbox/line/platform/ids.ts';
import { signBody } from '../sandbox/line/platform/sign-body.ts';
import { checkWebhook } from '../sandbox/line/spec/index.ts';
import { CHANNEL_SECRET, openStageWithLine, type StageWithLine } from './helpers/stage-with-line.ts';

const SEED = 1506;

let stage: StageWithLine;
const unhandled: unknown[] = [];
const note = (reason: unknown): number => unhandled.push(reason);

beforeAll(async () => {
  stage = await openStageWithLine({ channel: { mergeMs: 0, pausesMs: [] } });
  for (const name of NAMES) await stage.settled(stage.platform.follow(stage.platform.addPerson(name)));
  process.on('unhandledRejection', note);
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  await stage.close();
});

const id = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '');
const NAMES = ['หนึ่ง', 'สอง', 'สาม'];
const userId = fc.constantFrom(...NAMES.map(userIdOf));
const source = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('user'), userId }) },
  fc.record({ type: fc.constant('group'), groupId: id, userId }),
  fc.record({ type: fc.constant('room'), roomId: id }),
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('ค่าทำศพได้เท่าไหร่', 'โทรกลับ', '1', 'ใช่', '', '🙂(emoji)', 'ก'.repeat(5000), '__proto__', '081 234 5678', 'คำนวณเงินว่างงาน'),
);
const message = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record(
      {
        type: fc.constant('text'),
        id,
        text: anyText,
        quoteToken: id,
        emojis: fc.array(fc.record({ index: fc.nat(), length: fc.nat(), productId: id, emojiId: id })),
      },
      { requiredKeys: ['type', 'id', 'text', 'quoteToken'] },
    ),
  },
  fc.record(
    {
      type: fc.constant('sticker'),
      id,
      packageId: id,
      stickerId: id,
      stickerResourceType: fc.constantFrom('STATIC', 'MESSAGE', 'POPUP'),
      quoteToken: id,
      keywords: fc.array(anyText, { maxLength: 5 }),
      text: anyText,
    },
    { requiredKeys: ['type', 'id', 'packageId', 'stickerId', 'stickerResourceType', 'quoteToken'] },
  ),
  fc.record({ type: fc.constantFrom('image', 'video'), id, quoteToken: id, contentProvider: fc.constant({ type: 'line' }) }),
  fc.record({ type: fc.constant('audio'), id, contentProvider: fc.constant({ type: 'line' }), duration: fc.nat() }),
  fc.record({ type: fc.constant('file'), id, fileName: anyText, fileSize: fc.nat() }),
  fc.record({
    type: fc.constant('location'),
    id,
    title: anyText,
    address: anyText,
    latitude: fc.double({ noNaN: true }),
    longitude: fc.double({ noNaN: true }),
  }),
);
const data = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.constantFrom('s=menu&c=topic:death.funeral', 's=x&c=yes', 's=x&t=1', 's=&h=x', 's=x&c=slot:reason:1', 'c=%', 's=x&c=topic%3Alookup.status'),
);
const params = fc.dictionary(
  fc.constantFrom('datetime', 'date', 'time', 'newRichMenuAliasId', 'status'),
  fc.oneof(fc.constant('2026-11-25T09:30'), fc.string({ maxLength: 20 })),
);
const what = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('message'), message }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('postback'), postback: fc.record({ data, params }, { requiredKeys: ['data'] }) }) },
  fc.record({ type: fc.constant('follow'), follow: fc.record({ isUnblocked: fc.boolean() }) }),
  fc.record({ type: fc.constant('unfollow') }),
  fc.record({ type: fc.constant('unsend'), unsend: fc.record({ messageId: id }) }),
  fc.record({ type: fc.constantFrom('join', 'leave', 'deactivated', 'botSuspended', 'botResumed') }),
  fc.record({ type: fc.constant('accountLink'), link: fc.record({ result: fc.constantFrom('ok', 'failed'), nonce: id }) }),
  fc.record({ type: fc.constant('beacon'), beacon: fc.record({ hwid: id, type: fc.constantFrom('enter', 'stay') }) }),
  fc.record({ type: fc.constant('videoPlayComplete'), videoPlayComplete: fc.record({ trackingId: id }) }),
);
const event = fc
  .tuple(
    what,
    fc.record({
      source,
      timestamp: fc.nat(),
      mode: fc.constantFrom('active', 'active', 'standby'),
      replyToken: id,
      webhookEventId: fc.uuid(),
      isRedelivery: fc.boolean(),
    }),
  )
  .map(([kind, { isRedelivery, ...common }]) => ({ ...common, deliveryContext: { isRedelivery }, ...kind }));
const webhook = fc.array(event, { maxLength: 3 }).map((events) => ({ destination: `U${'0'.repeat(32)}`, events }));

/** One place of it is left out, or holds something else. */
const mutated = fc
  .tuple(webhook, fc.nat(), fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.constantFrom<unknown>(Number.MAX_VALUE, 'x'.repeat(10_000), [[]], -1)))
  .map(([body, at, value]) => {
    const copy = structuredClone(body) as object;
    const places: [object, string][] = [];
    const walk = (node: object): void => {
      for (const [key, child] of Object.entries(node)) {
        places.push([node, key]);
        if (typeof child === 'object' && child !== null) walk(child);
      }
    };
    walk(copy);
    const [node, key] = places[at % places.length] as [Record<string, unknown>, string];
    if (value === undefined) delete node[key];
    else node[key] = value;
    return copy;
  });

async function post(body: string, signature: string): Promise<number> {
  const response = await fetch(stage.webhookUrl, { method: 'POST', body, headers: { 'x-line-signature': signature } });
  await response.arrayBuffer();
  return response.status;
}

async function expectTaken(body: object): Promise<void> {
  const text = JSON.stringify(body);
  expect(await post(text, signBody(CHANNEL_SECRET, text))).toBe(200);
  await stage.line.settled();
  expect(unhandled).toEqual([]);
}

test('every webhook that LINE’s specification allows is taken', async () => {
  await fc.assert(
    fc.asyncProperty(webhook, async (body) => {
      expect(checkWebhook(body)).toEqual([]);
      await expectTaken(body);
    }),
    { seed: SEED, numRuns: 150 },
  );
  // and every answer fits LINE's specification
  expect(await stage.records.audit.list({ action: 'line.undelivered', limit: 10 })).toEqual([]);
  expect(stage.told.sent.length).toBeGreaterThan(30);
}, 120_000);

test('one that has something else in any place, or nothing, is taken too', async () => {
  await fc.assert(
    fc.asyncProperty(mutated, (body) => expectTaken(body)),
    { seed: SEED, numRuns: 250 },
  );
}, 120_000);

test('none is processed without the signature of the channel', async () => {
  const taken: string[] = [];
  const { turns } = stage.service;
  const { receive } = turns;
  turns.receive = (request) => {
    taken.push(request.eventId);
    return receive.call(turns, request);
  };
  await fc.assert(
    fc.asyncProperty(webhook, fc.oneof(fc.base64String(), fc.string({ unit: 'grapheme-ascii' }), fc.constant('other-secret')), async (body, forged) => {
      const text = JSON.stringify(body);
      const signature = forged === 'other-secret' ? signBody(forged, text) : forged.trim();
      expect(await post(text, signature)).toBe(signature === '' ? 401 : 403);
    }),
    { seed: SEED, numRuns: 100 },
  );
  await stage.line.settled();
  expect(taken).toEqual([]);
}, 60_000);
