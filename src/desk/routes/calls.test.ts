import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AGENT, EDITOR, OTHER_AGENT, openSuggestStage, RECOGNISER, type SuggestStage } from '../../../test/helpers/suggest-stage.ts';
import { newSession } from '../../dialog/session.ts';
import { takeTurn } from '../../dialog/take-turn.ts';
import type { Call, Suggestions } from '../api.ts';
import type { Staff } from '../desk-parts.ts';

let stage: SuggestStage;
let id = '';
let count = 0;
beforeAll(async () => {
  stage = await openSuggestStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  count++;
  id = `call-${count}`;
  stage.setClock('2026-11-24T10:00:00+07:00');
});

const say = (body: unknown, as: Staff = AGENT) => stage.send(as, 'POST', `/api/desk/calls/${id}/transcript`, body);
const call = async (as: Staff = AGENT) => (await stage.send(as, 'GET', `/api/desk/calls/${id}`)).body as Call;
const topicsOf = (suggestions: Suggestions | undefined): string[] => suggestions?.suggestions.map(({ topic }) => topic) ?? [];

describe('a call that a recogniser hears', () => {
  test('is shown to whoever asks, with suggestions for the question at its end', async () => {
    stage.told.length = 0;
    expect((await say({ text: 'ฮัลโหล สวัสดีค่ะ ลูกเพิ่งเกิด', segment: 1, final: true }, RECOGNISER)).status).toBe(204);
    expect((await say({ text: 'เงินสงเคราะห์บุตรเข้า', segment: 2 }, RECOGNISER)).status).toBe(204);
    expect((await say({ text: 'เงินสงเคราะห์บุตรเข้าวันไหน', segment: 2 }, RECOGNISER)).status).toBe(204);
    expect(stage.told).toEqual(Array(3).fill({ changed: 'call', id }));
    const { heard, suggestions } = await call();
    expect(heard).toBe('ฮัลโหล สวัสดีค่ะ ลูกเพิ่งเกิด เงินสงเคราะห์บุตรเข้าวันไหน');
    expect(topicsOf(suggestions)[0]).toBe('child.allowance');
    expect(suggestions?.suggestions[0]?.spoken.length).toBeGreaterThan(0);
  });

  test('answers an agent who sends what is said at once', async () => {
    const { status, body } = await say({ text: 'ทำฟันได้ปีละกี่บาท', segment: 1 });
    expect(status).toBe(200);
    expect(topicsOf(body as Suggestions)[0]).toBe('sickness.dental');
    expect((await say({ text: 'ทำ', segment: 2 })).status).toBe(204);
  });

  test('has one text a segment: a later one takes the place of the one before', async () => {
    await say({ text: 'ทำฟัน', segment: 1, final: true });
    await say({ text: 'ตั้งท้อง', segment: 2, final: true });
    await say({ text: 'ทำฟันได้เท่าไหร่', segment: 1, final: true });
    await say({ text: 'สายเกินไป', segment: 2 });
    expect((await call()).heard).toBe('ทำฟันได้เท่าไหร่ ตั้งท้อง');
  });

  test('goes on by itself where pieces have no number', async () => {
    await say({ text: 'อยากถามเรื่อง', final: true });
    await say({ text: 'ค่าทำศพ', final: true });
    expect((await call()).heard).toBe('อยากถามเรื่อง ค่าทำศพ');
  });

  test('counts for two hours', async () => {
    await say({ text: 'ทำฟันได้เท่าไหร่', segment: 1, final: true });
    stage.setClock('2026-11-24T11:59:00+07:00');
    expect((await call()).heard).toBe('ทำฟันได้เท่าไหร่');
    stage.setClock('2026-11-24T12:01:00+07:00');
    expect(await call()).toEqual({ id, heard: '' });
  });

  test('leaves nothing that identifies the caller, final or not', async () => {
    await say({ text: 'เลขบัตรหนึ่งสอง 1101700230708', segment: 1, final: true });
    await say({ text: 'เบอร์ 0812345678', segment: 2 });
    expect((await call()).heard).not.toMatch(/\d{9}/);
    expect(await stage.parts.speaking.of(id)).toMatchObject({ segment: 2, text: expect.not.stringContaining('0812345678') });
  });

  test('has what the agent says written down, and suggests nothing for it', async () => {
    await say({ text: 'ทำฟันได้เท่าไหร่', segment: 1, final: true });
    expect((await say({ text: 'ได้ปีละเก้าร้อยบาทค่ะ', segment: 2, final: true, who: 'agent' })).status).toBe(204);
    expect((await call()).heard).toBe('ทำฟันได้เท่าไหร่');
    expect((await stage.parts.records.transcripts.of(`call:${id}`)).map(({ who }) => who)).toEqual(['person', 'agent']);
  });

  test('shows an agent the same suggestion under the same id while one sentence goes on, another agent under another', async () => {
    const ids = async (as: Staff): Promise<string[]> => (await call(as)).suggestions?.suggestions.map((shown) => shown.id) ?? [];
    await say({ text: 'ทำฟันได้เท่าไหร่', segment: 1 }, RECOGNISER);
    const first = await ids(AGENT);
    await say({ text: 'ทำฟันได้เท่าไหร่ครับ', segment: 1, final: true }, RECOGNISER);
    expect((await ids(AGENT))[0]).toBe(first[0]);
    expect((await ids(OTHER_AGENT))[0]).not.toBe(first[0]);
    expect((await stage.send(AGENT, 'POST', `/api/desk/suggestions/${first[0]}`, { what: 'used' })).status).toBe(204);
    expect((await stage.send(OTHER_AGENT, 'POST', `/api/desk/suggestions/${first[0]}`, { what: 'used' })).status).toBe(404);
  });

  test('goes on with what the assistant said in it before, for agents only while it is with a person', async () => {
    id = `voice-${count}`;
    const at = { today: '2026-11-24', now: '2026-11-24T10:00' };
    await stage.put(id, takeTurn(stage.parts.content, newSession(), { text: 'เงินสงเคราะห์บุตรได้เท่าไหร่', ...at }).session);
    await say({ text: 'แล้วใช้เอกสารอะไรบ้าง', segment: 1, final: true });
    expect((await call()).suggestions?.suggestions[0]?.topic).not.toBe('child.allowance');
    await stage.handTo(OTHER_AGENT.id, id, 'voice');
    expect((await call()).suggestions?.suggestions[0]).toMatchObject({ topic: 'child.allowance', aspect: 'documents' });
  });

  test('writes into no conversation of the web that has the same id', async () => {
    await stage.put(id, newSession());
    await say({ text: 'ทำฟันได้เท่าไหร่', segment: 1, final: true });
    expect(await stage.parts.records.transcripts.of(id)).toEqual([]);
  });

  test('is not for editors, and the recogniser does not look', async () => {
    expect((await say({ text: 'ทำฟันได้เท่าไหร่' }, EDITOR)).status).toBe(403);
    expect((await stage.send(EDITOR, 'GET', `/api/desk/calls/${id}`)).status).toBe(403);
    expect((await stage.send(RECOGNISER, 'GET', `/api/desk/calls/${id}`)).status).toBe(403);
  });

  test.each([
    [{ text: '' }],
    [{ text: 'ก'.repeat(2001) }],
    [{ text: 'ทำฟัน', segment: -1 }],
    [{ text: 'ทำฟัน', segment: 1.5 }],
    [{ text: 'ทำฟัน', segment: '1' }],
    [{ text: 'ทำฟัน', final: 'yes' }],
    [{ text: 'ทำฟัน', who: 'bot' }],
    [null],
  ])('refuses %j', async (body) => {
    expect((await say(body)).status).toBe(400);
  });

  test('refuses an id that is none', async () => {
    id = 'a.b';
    expect((await say({ text: 'ทำฟันได้เท่าไหร่' })).status).toBe(400);
    expect((await stage.send(AGENT, 'GET', `/api/desk/calls/${'x'.repeat(65)}`)).status).toBe(400);
  });
});
