import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { personOf } from '../sandbox/sso/people.ts';
import type { ChatAnswer } from '../src/channels/web/web-chat.ts';
import { loadContent } from '../src/content/load-content.ts';
import { hashOf } from '../src/server/sign-in/secret-cookie.ts';
import { sealId } from '../src/storage/records/seal-id.ts';
import { type ServedStage, serveStage } from './helpers/serve-stage.ts';

const SEED = 1506;
const MODES = ['none', 'down', 'error', 'wrong'] as const;
/** The cookies of the browser that asks. */
const [BROWSER, SIGNED] = ['a'.repeat(43), 'b'.repeat(43)];

let stage: ServedStage;
beforeAll(async () => {
  stage = await serveStage();
});
afterAll(() => stage.close());

const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  // lone surrogates and control characters
  { weight: 2, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }).map((units) => String.fromCharCode(...units)) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ...['<script>alert(1)</script>', '{"text":"x"}', '$t(greeting)', '%s', '\u0000', "'; drop table audit; --", '\ud800', '🙂', 'ก'.repeat(60)],
          ...['โทรกลับ', 'ร้องเรียน', 'เปลี่ยนโรงพยาบาล', '081 234 5678', 'พรุ่งนี้บ่าย', 'ใช่', 'ไม่ใช่', 'ยกเลิก', 'ข้าม', 'เงินเดือน 15000', '180 เดือน', 'มาตรา 33', '๒๕๖๗'],
          ...[
            'C-7K3M-9QXA',
            'ลบข้อมูล',
            'พูดอีกที',
            'ส่งมากี่เดือนแล้ว',
            'ตกงาน',
            'บำนาญ',
            'constructor',
            '__proto__',
            '999999999999999999999',
            '-1',
            '1e309',
            '31 กุมภาพันธ์ 9999',
          ],
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map((parts) => parts.join(' ')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('ก'.repeat(2000), 'a '.repeat(1000), '๑'.repeat(2000), '\n'.repeat(2000), '์'.repeat(2000), '0'.repeat(1999), '{'.repeat(2000)),
  },
);

const anyChoice = fc.oneof(
  fc.constantFrom(
    ...[
      'yes',
      'correct:',
      'correct:phone',
      'flow:cancel',
      'none-of-these',
      'lang:en',
      'lang:th',
      'consent:lookup',
      'consent:none',
      'later:contributions',
      'later:x',
    ],
    ...[
      'topic:action.callback',
      'topic:action.complaint',
      'topic:action.hospital-change',
      'topic:action.agent',
      'topic:action.privacy',
      'topic:nothing',
      'topic:__proto__',
    ],
    ...[
      'topic:lookup.contributions',
      'topic:lookup.hospital',
      'topic:lookup.claim',
      'topic:calculate.pension',
      'topic:calculate.unemployment',
      'topic:action.feedback',
    ],
    ...['privacy:show', 'privacy:export', 'privacy:erase', 'privacy:erase-yes', 'privacy:withdraw', 'privacy:sign-out', 'privacy:constructor'],
    ...[
      'callback:cancel:C-3333-3333',
      'callback:cancel:',
      'callback:show',
      'callback:keep',
      'feedback:no:death.funeral',
      'feedback:no:death.funeral~x',
      'feedback:yes:x',
    ],
    ...[
      'slot:about:employer',
      'slot:reason:laid-off',
      'slot:hospital:H1',
      'slot:phone:',
      'slot:window:a/b',
      'aspect:amount',
      'aspect:constructor',
      'today:death.funeral',
    ],
  ),
  fc.string({ maxLength: 60 }),
);

/** What a turn does: types, takes a button by id, or takes the nth that is offered. */
const anyTurn = fc.oneof(
  { weight: 4, arbitrary: anyText.map((text) => ({ text })) },
  { weight: 4, arbitrary: anyChoice.map((choice) => ({ choice })) },
  { weight: 5, arbitrary: fc.nat({ max: 9 }).map((offered) => ({ offered })) },
  { weight: 3, arbitrary: fc.constant({ signIn: true as const }) },
  { weight: 1, arbitrary: fc.record({ text: anyText, choice: anyChoice, lang: fc.constantFrom('th', 'en') }) },
);
type AnyTurn = { text?: string; choice?: string; lang?: string; offered?: number; signIn?: true };

async function post(body: unknown): Promise<{ status: number; type: string; body: ChatAnswer }> {
  const headers = { 'content-type': 'application/json', cookie: `ask1506_browser=${BROWSER}; ask1506_signed=${SIGNED}` };
  const response = await fetch(`${stage.base}/api/chat`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: (await response.json()) as ChatAnswer };
}

/** Fails unless it is an answer in words or a refusal that is the sender's. */
function expectSane({ status, type, body }: Awaited<ReturnType<typeof post>>, typed: string): void {
  if (status !== 200) {
    expect({ status: status >= 400 && status < 500, type }).toEqual({ status: true, type: expect.stringContaining('application/problem+json') });
    return;
  }
  const said = JSON.stringify(
    body.replies.flatMap(({ text, card, choices }) => [
      text,
      ...(card ? [card.title, ...card.lead, ...card.parts.flatMap(({ title, lines }) => [title, ...lines])] : []),
      ...(choices ?? []).map(({ label }) => label),
    ]),
  );
  expect(body.replies.length).toBeGreaterThan(0);
  for (const { text } of body.replies) expect(text.trim()).not.toBe('');
  for (const { choices } of body.replies) for (const { label } of choices ?? []) expect(label.trim()).not.toBe('');
  // what a person typed may be read back to them
  for (const leak of ['{{', '}}', 'undefined', '[object', 'NaN', 'null']) if (!typed.includes(leak)) expect(said).not.toContain(leak);
  if (!/[{}]/.test(typed)) expect(said).not.toMatch(/\{\w+\}/);
  // a key of locales/ instead of its words
  if (!/[a-z]\.[a-z]/i.test(typed)) expect(said).not.toMatch(/"(?:[a-z-]+\.)+[a-z-]+"/);
}

describe('whatever is sent', () => {
  test('any text gets an answer or is refused as the sender’s fault, and the conversation goes on', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const first = await post({ text: 'ค่าทำศพได้เท่าไหร่' });
        expectSane(await post({ conversationId: first.body.conversationId, text }), text);
        const after = await post({ conversationId: first.body.conversationId, choice: 'topic:death.funeral' });
        expect(after.body.conversationId).toBe(first.body.conversationId);
        const followUp = await post({ conversationId: first.body.conversationId, text: 'ใช้เอกสารอะไรบ้าง' });
        expectSane(followUp, text);
        expect(followUp.body.topic).toBe('death.funeral');
      }),
      { seed: SEED, numRuns: 120 },
    );
  }, 60_000);

  test('any JSON is an answer or a problem document', async () => {
    const body = fc.oneof(
      fc.jsonValue(),
      fc.json(),
      fc.string(),
      fc.record(
        {
          conversationId: fc.jsonValue(),
          messageId: fc.jsonValue(),
          text: fc.jsonValue(),
          choice: fc.jsonValue(),
          lang: fc.jsonValue(),
          resume: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(body, async (sent) => expectSane(await post(sent), JSON.stringify(sent) ?? '')),
      { seed: SEED, numRuns: 300 },
    );
  }, 60_000);

  test('any twelve turns, with the back ends in any state: never a failure, never a key instead of words, never a lost session', async () => {
    const person = personOf('arrears');
    const { consentVersion } = await loadContent();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyTurn, fc.constantFrom(...MODES)), { minLength: 12, maxLength: 12 }), async (turns) => {
        const typed: string[] = [];
        const first = await post({ text: 'สวัสดี' });
        const { conversationId } = first.body;
        let offered = offeredIn(first.body);
        const { personKey } = sealId(stage.keyRing, person.nationalId);
        await stage.records.consents.give({ personKey, purpose: 'lookup', version: consentVersion, conversationId });
        for (const [turn, mode] of turns as [AnyTurn, (typeof MODES)[number]][]) {
          await stage.setBackEnd(mode);
          if (turn.signIn) {
            const until = '2999-01-01T00:00:00Z';
            const signedIn = { ...sealId(stage.keyRing, person.nationalId), level: 2.3, name: person.givenName, secretHash: hashOf(SIGNED), until };
            const { replies } = await stage.service.turns.happened(conversationId, `sign-in-${typed.length}-${Math.random()}`, {
              happened: 'signed-in',
              person: signedIn,
            });
            expect(replies.length).toBeGreaterThan(0);
            continue;
          }
          const choice = turn.offered === undefined ? turn.choice : (offered[turn.offered % Math.max(1, offered.length)] ?? 'yes');
          const sent = {
            conversationId,
            ...(turn.text === undefined ? {} : { text: turn.text }),
            ...(choice === undefined ? {} : { choice }),
            ...(turn.lang ? { lang: turn.lang } : {}),
          };
          typed.push(JSON.stringify(sent));
          const answer = await post(sent);
          expectSane(answer, typed.join());
          if (answer.status === 200) offered = offeredIn(answer.body);
        }
        await stage.setBackEnd('none');
        await post({ conversationId, choice: 'flow:cancel', lang: 'th' });
        await post({ conversationId, choice: 'topic:death.funeral' });
        const followUp = await post({ conversationId, text: 'ใช้เอกสารอะไรบ้าง' });
        expect([followUp.status, followUp.body.topic, followUp.body.conversationId]).toEqual([200, 'death.funeral', conversationId]);
      }),
      { seed: SEED, numRuns: 40 },
    );
    expect((await fetch(`${stage.base}/healthz`)).status).toBe(200);
    // signed in and consented, the registry was really asked, and a few times could not answer
    const { requests } = (await (await fetch(`${stage.sandbox}/sandbox/state`)).json()) as { requests: Record<string, number> };
    expect(Object.keys(requests)).toEqual(expect.arrayContaining(['lookup.contributions', 'handoff']));
  }, 85_000);
});

function offeredIn({ replies }: ChatAnswer): string[] {
  return replies.flatMap((reply) => (reply.choices ?? []).map(({ id }) => id));
}
