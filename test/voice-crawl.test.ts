import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { ConversingCaller, type HeardTurn } from '../sandbox/phone/conversing-caller.ts';
import { announcedKeys } from './helpers/announced-keys.ts';
import { serveVoiceStage, type VoiceStage } from './helpers/serve-voice-stage.ts';
import { grammarFaults, vxmlFaults } from './helpers/vxml-valid.ts';

/**
 * Our own walk over the documents of the telephone, for what a schema does not see: an address that leads nowhere, a key that is announced and not
 * taken, a step from which no way goes on, or from which nobody reaches a person.
 */
jest.setTimeout(240_000);

/** What a call begins with: nothing, or a question for each kind of answer. */
const BEGINNINGS = [
  '',
  'ค่าทำศพได้เท่าไหร่',
  'ลูกบ่าวถูกเขาให้ออกจากงาน ได้เงินพรือมั่ง',
  'ช่วยคำนวณเงินว่างงานหน่อย',
  'ให้เจ้าหน้าที่โทรกลับหาหน่อย',
  'อยากร้องเรียน',
  'อยากรู้ว่าตัวเองส่งมากี่เดือนแล้ว',
  'โดนเลิกจ้าง ต้องทำอะไรบ้าง',
  'ขอลบข้อมูลของฉัน',
  'พรุ่งนี้หวยออกอะไร',
];
/** Keys pressed one after the other behind each beginning. */
const DEPTH = 2;

let stage: VoiceStage;
beforeAll(async () => {
  stage = await serveVoiceStage();
});
afterAll(() => stage?.close());

interface Walk {
  documents: number;
  steps: number;
  pressed: number;
  faults: string[];
}

test('from every document the way goes on, every announced key is taken, and 0 leads to a person or a callback', async () => {
  const walk: Walk = { documents: 0, steps: 0, pressed: 0, faults: [] };
  const seen = new Set<string>();
  const grammars = new Set<string>();
  const paths = BEGINNINGS.map((say) => ({ say, keys: [] as string[] }));
  for (let path = paths.shift(); path; path = paths.shift()) {
    await stage.resetBackEnd();
    const name = `${path.say || '(start)'} ${path.keys.map((key) => `[${key}]`).join(' ')}`;
    const { turn, caller } = await follow(path, walk, grammars, name);
    walk.steps++;
    const words = turn.prompts.join(' ');
    if (turn.ended) {
      if (turn.ended.end === 'error') walk.faults.push(`${name}: the call breaks: ${turn.ended.error?.event} ${turn.ended.error?.message}`);
      continue;
    }
    if (words === '') walk.faults.push(`${name}: nothing is said before it listens`);
    // the same words again lead where they led before
    const known = seen.has(words);
    seen.add(words);
    if (!known && path.keys.length < DEPTH) {
      for (const key of announcedKeys(words)) paths.push({ ...path, keys: [...path.keys, key] });
    }
    if (!known) await expectPerson(caller, name, walk);
    await caller.leave();
  }
  expect(walk.faults).toEqual([]);
  expect(grammars.size).toBeGreaterThan(5);
  expect(walk.documents).toBeGreaterThan(150);
  expect(walk.pressed).toBeGreaterThan(30);
});

/** Dials, says the beginning and presses the keys; each document and each grammar of it is looked at on the way. */
async function follow(
  { say, keys }: { say: string; keys: string[] },
  walk: Walk,
  grammars: Set<string>,
  name: string,
): Promise<{ turn: HeardTurn; caller: ConversingCaller }> {
  /** What was sent for each document; one key may lead through several. */
  let sent: Record<string, string>[] = [];
  const sources: string[] = [];
  const [caller, greeting] = await ConversingCaller.dial({
    startUrl: stage.playParts.startUrl,
    key: stage.playParts.key,
    onTransfer: 'noanswer',
    onDocument: (xml, url, fields) => {
      walk.documents++;
      sent.push(Object.fromEntries(fields));
      walk.faults.push(...vxmlFaults(xml).map((fault) => `${name}: ${fault}`));
      for (const [, address] of xml.matchAll(/\b(?:src|next)="([^"#][^"]*)"/g)) sources.push(new URL((address as string).replaceAll('&amp;', '&'), url).href);
    },
  });
  let turn = greeting;
  if (say) turn = await caller.say(say);
  for (const key of keys) {
    if (turn.ended) break;
    sent = [];
    turn = await caller.press(key);
    walk.pressed++;
    if (sent[0]?.dtmf !== key || sent[0].event) walk.faults.push(`${name}: the key ${key} is announced and not taken (${JSON.stringify(sent[0])})`);
  }
  for (const source of sources) await fetchOnce(source, grammars, walk, name);
  return { turn, caller };
}

/** Grammars answer; where documents come from is asked by the call itself. */
async function fetchOnce(address: string, grammars: Set<string>, walk: Walk, name: string): Promise<void> {
  if (!address.includes('/grammars/')) return;
  const kind = address.replace(/[?&]key=[^&]*/, '');
  if (grammars.has(kind)) return;
  grammars.add(kind);
  const response = await fetch(address);
  if (!response.ok) walk.faults.push(`${name}: ${kind} answers ${response.status}`);
  else walk.faults.push(...grammarFaults(await response.text()).map((fault) => `${name}: ${kind}: ${fault}`));
}

/** Nobody answers the transfer here, so that a callback is offered too. */
async function expectPerson(caller: ConversingCaller, name: string, walk: Walk): Promise<void> {
  const turn = await caller.press('0');
  const callback = turn.prompts.join(' ').includes('โทรกลับ');
  if (turn.transfers.length === 0 && !callback) walk.faults.push(`${name}: 0 leads neither to a person nor to a callback, but to: ${turn.prompts.join(' ')}`);
  if (turn.ended && turn.ended.end === 'error') walk.faults.push(`${name}: 0 breaks the call: ${turn.ended.error?.message}`);
}
