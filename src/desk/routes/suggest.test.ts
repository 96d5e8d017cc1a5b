import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AGENT, EDITOR, OTHER_AGENT, openSuggestStage, SUPERVISOR, type SuggestStage } from '../../../test/helpers/suggest-stage.ts';
import { ConnectorError } from '../../connectors/connector-error.ts';
import type { Registry } from '../../connectors/registry/registry.ts';
import { newSession, type SealedPerson } from '../../dialog/session.ts';
import { takeTurn } from '../../dialog/take-turn.ts';
import { sealId } from '../../storage/records/seal-id.ts';
import type { Suggestions } from '../api.ts';
import type { Staff } from '../desk-parts.ts';
import { openPerson } from '../handoff/opened-person.ts';

const NATIONAL_ID = '1101700230708';
let registryDown = false;
const registry = {
  lookup: async () => {
    if (registryDown) throw new ConnectorError('unavailable', 'down for this test');
    return { year: 2026, limitBaht: 900, usedBaht: 400 };
  },
} as unknown as Registry;

let stage: SuggestStage;
let id = '';
let count = 0;
beforeAll(async () => {
  stage = await openSuggestStage(registry);
});
afterAll(() => stage.close());
beforeEach(() => {
  count++;
  id = `web-${count}`;
  registryDown = false;
});

async function suggest(text: string, conversationId?: string, as: Staff = AGENT): Promise<Suggestions> {
  const { status, body } = await stage.send(as, 'POST', '/api/desk/suggest', { text, ...(conversationId ? { conversationId } : {}) });
  expect(status).toBe(200);
  return body as Suggestions;
}

describe('suggestions for a text', () => {
  test('have words to send and to read out, the matched words, the source and since when it holds', async () => {
    const { suggestions, outcome, ms } = await suggest('คลอดลูกเบิกได้กี่บาท');
    expect(outcome).toBe('answer');
    expect(ms).toBeGreaterThan(0);
    expect(suggestions).toHaveLength(3);
    expect(suggestions[0]).toMatchObject({ topic: 'maternity.delivery', aspect: 'amount', matched: expect.arrayContaining(['คลอด']) });
    expect(suggestions[0]?.text).toContain('15,000 บาท');
    expect(suggestions[0]?.validity).toMatch(/\d{4}/);
    expect(suggestions[0]?.sources.length).toBeGreaterThan(0);
    expect(suggestions[0]?.spoken.join(' ')).toContain('หนึ่งหมื่นห้าพันบาท');
    expect(suggestions[0]?.choices?.map((choice) => choice.id)).not.toContain('topic:action.agent');
    expect(suggestions[0]?.card?.feedback).toBeUndefined();
  });

  test('begin with the papers when papers are asked for', async () => {
    const { suggestions } = await suggest('คลอดลูกใช้เอกสารอะไรบ้าง');
    expect(suggestions[0]?.text).toMatch(/^• แบบ สปส\.2-01/);
  });

  test('are none for what is off topic', async () => {
    expect(await suggest('ช่วยแนะนำร้านอาหารหน่อย')).toMatchObject({ outcome: 'none', suggestions: [] });
  });

  test('come back without numbers that identify somebody, and are kept without names', async () => {
    const { text, suggestions } = await suggest(`นายสมชาย ใจดี บัตร ${NATIONAL_ID} ทำฟันได้เท่าไหร่`);
    expect(text).not.toContain(NATIONAL_ID);
    const kept = await stage.parts.records.desk.suggestions.get(suggestions[0]?.id ?? '');
    expect(kept?.utterance).not.toMatch(/สมชาย|\d{13}/);
    expect(kept).toMatchObject({ agentId: AGENT.id, place: 1, topic: suggestions[0]?.topic, state: 'shown' });
  });

  test('speak English to a person who does', async () => {
    await stage.handTo(AGENT.id, id);
    await stage.put(id, newSession('en'));
    const { suggestions } = await suggest('ทำฟัน วงเงิน', id);
    expect(suggestions[0]?.text).toMatch(/baht a year/);
    expect(suggestions[0]?.spoken[0]).toMatch(/^[^ก-๙]+$/);
  });

  test('go on with the conversation, and say what the assistant has told there', async () => {
    await stage.handTo(AGENT.id, id);
    const { session } = takeTurn(stage.parts.content, newSession(), { text: 'เงินสงเคราะห์บุตรได้เท่าไหร่', today: '2026-11-24', now: '2026-11-24T10:00' });
    await stage.put(id, session);
    const line = { conversationId: id, eventId: 'e1', personKey: undefined, text: '...', topic: 'child.allowance', disposition: 'answered' };
    await stage.parts.records.transcripts.add([
      { ...line, who: 'person' },
      { ...line, who: 'assistant' },
    ]);
    const { suggestions } = await suggest('ใช้เอกสารอะไรบ้าง', id);
    expect(suggestions[0]).toMatchObject({ topic: 'child.allowance', aspect: 'documents', toldAt: '2026-11-24T03:00:00.000Z' });
    expect(suggestions[1]?.toldAt).toBeUndefined();
  });

  test.each([
    ['an agent who has another conversation', OTHER_AGENT, 404],
    ['an editor', EDITOR, 404],
    ['a supervisor', SUPERVISOR, 200],
  ] as const)('in a conversation are given to its agent, and %s gets %#', async (_who, staff, status) => {
    await stage.handTo(AGENT.id, id);
    expect((await stage.send(staff, 'POST', '/api/desk/suggest', { text: 'ทำฟัน', conversationId: id })).status).toBe(status);
  });

  test.each([
    [{}, 400],
    [{ text: ' ' }, 400],
    [{ text: 5 }, 400],
    [{ text: 'ก'.repeat(2001) }, 400],
    [{ text: 'ทำฟัน', conversationId: 'web-99' }, 404],
    [{ text: 'ทำฟัน', conversationId: '../x' }, 404],
    [{ text: 'ทำฟัน', conversationId: 5 }, 404],
  ])('are refused for %j', async (body, status) => {
    expect((await stage.send(AGENT, 'POST', '/api/desk/suggest', body)).status).toBe(status);
  });
});

describe("the person's own data", () => {
  const ASKED = 'เช็คสิทธิทำฟันของผมเหลือเท่าไหร่';
  const own = async () => (await suggest(ASKED, id)).suggestions.find(({ topic }) => topic === 'lookup.dental');
  const signedIn = (level: number): SealedPerson => ({
    ...sealId(stage.parts.keyRing, NATIONAL_ID),
    level,
    name: 'สมชาย',
    secretHash: 'x',
    until: '2026-11-24T03:15:00.000Z',
  });
  const consent = () =>
    stage.parts.records.consents.give({
      personKey: sealId(stage.parts.keyRing, NATIONAL_ID).personKey,
      purpose: 'lookup',
      version: stage.parts.content.consentVersion,
      conversationId: id,
    });

  test('need a sign-in, then consent, then an agent who opens them; then they are in the suggestion', async () => {
    await stage.handTo(AGENT.id, id);
    await stage.put(id, newSession());
    expect(await own()).toMatchObject({ needs: 'sign-in' });
    await stage.put(id, { ...newSession(), signedIn: signedIn(2.3) });
    expect(await own()).toMatchObject({ needs: 'consent' });
    await consent();
    expect(await own()).toMatchObject({ needs: 'open' });
    expect((await own())?.text).not.toContain('500');

    await openPerson(stage.parts, id, AGENT.id, 'answer-question');
    const opened = await own();
    expect(opened).toMatchObject({ personal: true });
    expect(opened?.needs).toBeUndefined();
    expect(opened?.text).toContain('500');

    const seen = await suggest(ASKED, id, SUPERVISOR);
    expect(seen.suggestions.find(({ topic }) => topic === 'lookup.dental')).toMatchObject({ needs: 'open' });
  });

  test('need a surer sign-in where the person is not known well enough', async () => {
    await stage.handTo(AGENT.id, id);
    await consent();
    await stage.put(id, { ...newSession(), signedIn: signedIn(1.3) });
    await openPerson(stage.parts, id, AGENT.id, 'answer-question');
    expect(await own()).toMatchObject({ needs: 'sign-in' });
  });

  test('give way to the general answer while the registry cannot be reached', async () => {
    await stage.handTo(AGENT.id, id);
    await consent();
    await stage.put(id, { ...newSession(), signedIn: signedIn(2.3) });
    await openPerson(stage.parts, id, AGENT.id, 'answer-question');
    registryDown = true;
    const general = await own();
    expect(general?.personal).toBeUndefined();
    expect(general?.text).toContain('e-Self Service');
  });
});

describe('what became of a suggestion', () => {
  const first = async (): Promise<string> => (await suggest('ทำฟันได้เท่าไหร่')).suggestions[0]?.id ?? '';
  const use = (suggestionId: string, body: unknown, as: Staff = AGENT) => stage.send(as, 'POST', `/api/desk/suggestions/${suggestionId}`, body);

  test.each(['used', 'edited', 'rejected'] as const)('is kept: %s', async (what) => {
    const suggestionId = await first();
    expect((await use(suggestionId, { what })).status).toBe(204);
    expect((await stage.parts.records.desk.suggestions.get(suggestionId))?.state).toBe(what);
  });

  test('opens a ticket when it is wrong, with what was asked and what would be right, and tells every desk', async () => {
    const suggestionId = await first();
    stage.told.length = 0;
    expect((await use(suggestionId, { what: 'wrong', note: 'ปีนี้ได้มากกว่านี้ ถาม 081-234-5678' })).status).toBe(204);
    expect((await use(suggestionId, { what: 'wrong' })).status).toBe(204);
    const tickets = (await stage.parts.records.desk.knowledge.tickets()).filter((ticket) => ticket.id === `wrong-${suggestionId}`);
    expect(tickets).toEqual([
      expect.objectContaining({ kind: 'wrong-answer', state: 'open', utterance: 'ทำฟันได้เท่าไหร่', topic: 'sickness.dental', reportedBy: AGENT.id }),
    ]);
    expect(tickets[0]?.note).toMatch(/^ปีนี้ได้มากกว่านี้ ถาม \[/);
    expect(stage.told).toContainEqual({ changed: 'knowledge' });
  });

  test("is for who it was shown to: somebody else's is not there", async () => {
    const suggestionId = await first();
    for (const staff of [OTHER_AGENT, SUPERVISOR]) expect((await use(suggestionId, { what: 'used' }, staff)).status).toBe(404);
    expect((await use(suggestionId, { what: 'used' }, EDITOR)).status).toBe(403);
    expect((await use('never-shown', { what: 'used' })).status).toBe(404);
    expect((await stage.parts.records.desk.suggestions.get(suggestionId))?.state).toBe('shown');
  });

  test.each([[{}], [{ what: 'shown' }], [{ what: 'wrong', note: 5 }], [{ what: 'wrong', note: 'ก'.repeat(1001) }]])('is refused as %j', async (body) => {
    expect((await use(await first(), body)).status).toBe(400);
  });
});
