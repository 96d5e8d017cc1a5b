import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { personOf } from '../sandbox/sso/people.ts';
import type { TurnAnswer } from '../src/channels/turn-service.ts';
import { loadContent } from '../src/content/load-content.ts';
import { loadPhrases } from '../src/content/read-locales.ts';
import { sealId } from '../src/storage/records/seal-id.ts';
import { openStage, type Stage } from '../src/stories/open-stage.ts';

let stage: Stage;
const conversationId = randomUUID();
const SECRET_HASH = 'this-browser';
const arrived: TurnAnswer[] = [];

beforeAll(async () => {
  stage = await openStage({ content: await loadContent(), phrases: await loadPhrases() });
  stage.live.subscribe(conversationId, (message) => arrived.push((message as { answer: TurnAnswer }).answer));
});
afterAll(() => stage.close());

const turn = (said: { text?: string; choice?: string }): Promise<TurnAnswer> =>
  stage.service.turns.turn({ conversationId, eventId: randomUUID(), ...said, browserHash: 'b', signedHash: SECRET_HASH });
const at = (time: string): void => stage.setClock(`2026-11-24T${time}+07:00`);

test('a lookup that the back end could not answer is answered once, when it is back', async () => {
  const person = personOf('arrears', 1);
  const sealed = { ...sealId(stage.keyRing, person.nationalId), level: 2.3, name: person.givenName, secretHash: SECRET_HASH, until: '2999-01-01T00:00:00Z' };
  await stage.service.turns.happened(conversationId, randomUUID(), { happened: 'signed-in', person: sealed });
  await turn({ text: 'ผมส่งเงินสมทบมากี่เดือนแล้ว' });
  await stage.setBackEnd('down');
  const failed = await turn({ choice: 'consent:lookup' });
  expect(failed.disposition).toBe('failed_connector');
  expect(failed.replies.at(-1)?.choices?.map(({ id }) => id)).toContain('later:contributions');
  await turn({ choice: 'later:contributions' });

  at('10:01:00');
  await stage.service.work.round();
  expect(arrived).toEqual([]);

  await stage.setBackEnd('none');
  at('10:02:00');
  await stage.service.work.round();
  at('10:03:00');
  await stage.service.work.round();
  expect(arrived).toHaveLength(1);
  expect(arrived[0]?.replies.map(({ text }) => text).join(' ')).toContain(`${person.monthsPaid} เดือน`);
});

test('public answers go on while the back ends are down', async () => {
  await stage.setBackEnd('down');
  const answer = await turn({ text: 'ค่าทำศพได้เท่าไหร่' });
  expect(answer.replies[0]?.text).toContain('50,000 บาท');
});

test('a callback promised while the contact centre is down is passed on when it is back', async () => {
  await stage.setBackEnd('down');
  await turn({ text: 'ช่วยโทรกลับหน่อย' });
  await turn({ text: 'เงินคลอดยังไม่เข้า' });
  await turn({ text: '081 234 5678' });
  await turn({ text: 'พรุ่งนี้บ่าย' });
  const booked = await turn({ choice: 'yes' });
  const reference = /C-\w{4}-\w{4}/.exec(booked.replies.map(({ text }) => text).join(' '))?.[0];
  expect(reference).toBeDefined();
  const told = async (): Promise<{ reference: string; phone: string }[]> =>
    ((await (await fetch(`${stage.sandbox}/sandbox/state`)).json()) as { callbacks: { reference: string; phone: string }[] }).callbacks;
  expect(await told()).toEqual([]);
  await stage.setBackEnd('none');
  at('10:10:00');
  await stage.service.work.round();
  at('10:20:00');
  await stage.service.work.round();
  expect(await told()).toEqual([expect.objectContaining({ reference, phone: '0812345678' })]);
});
