import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConversingCaller, type HeardTurn } from '../sandbox/phone/conversing-caller.ts';
import { VOICE_PREFIX } from '../src/channels/channel-of.ts';
import { readStories } from '../src/content/read-stories.ts';
import { keyedHash } from '../src/storage/records/hash.ts';
import type { Story } from '../src/stories/play-story.ts';
import { serveVoiceStage, type VoiceStage } from './helpers/serve-voice-stage.ts';

type Turn = Story['turns'][number];

/** Lines of a list are told one at a time; no story has more. */
const MOST_LINES = 25;
const NEXT = 'ต่อไป';
/** Since when a figure holds, where it stands, and that it is to be confirmed: said on request. */
const SOURCE = 'ข้อมูลมาจากไหน';
const YES = '1';
/** Both languages' way to repeat a number (locales, voice.number.read-back). */
const READ_BACK = /^(ขอทวน|I repeat)/;
/** The model may have to be trained first, on a busy machine. */
const TRAINING_MS = 300_000;

let stage: VoiceStage;
beforeAll(async () => {
  stage = await serveVoiceStage();
}, TRAINING_MS);
afterAll(() => stage?.close());

/** Why a story, from a turn on, has no twin on the telephone. */
function noTwin(turn: Turn): string | undefined {
  if (turn.signIn) return 'signs in on a screen; the telephone has keys and an SMS (test/calls/lookups.yaml)';
  if (turn.back) return 'is answered later, when the call is over';
  if (/\{reference/.test(`${turn.say}${turn.choose}`)) return 'a reference number is letters, which are not said to a machine';
  if (turn.choose !== undefined) return 'a button of the screen, which the telephone offers in other words and order (test/voice-crawl.test.ts)';
  if (!turn.say) return 'nothing is said';
  return undefined;
}

/** Not said to a caller: letters of a reference, the place in a queue that they hear ring, how long a link lasts, and the number that they have called. */
const SCREEN_ONLY = /\{reference|[A-Z]-|ลำดับที่|10 นาที|1506/;
const hasFigure = (text: string): boolean => /\d/.test(text) && !SCREEN_ONLY.test(text);

/** A story with the turns that can be played by telephone and hold a figure. */
const stories = readStories().flatMap(({ file, story }) => {
  const end = story.turns.findIndex((turn) => noTwin(turn) !== undefined);
  const turns = end < 0 ? story.turns : story.turns.slice(0, end);
  return turns.some(({ includes = [] }) => includes.some(hasFigure)) ? [{ name: `${story.name} (${file})`, story, turns }] : [];
});

describe('a story is answered with the same figures on the telephone', () => {
  test.each(stories.map(({ name, story, turns }) => [name, story, turns] as const))('%s', async (_name, story, turns) => {
    await stage.resetBackEnd();
    stage.setClock(`${story.today ?? '2026-11-24'}T${story.now ?? '10:00'}:00+07:00`);
    let call = '';
    const [caller] = await ConversingCaller.dial({
      startUrl: stage.playParts.startUrl,
      key: stage.playParts.key,
      caller: '',
      onDocument: (_xml, _url, fields) => {
        call = new Map(fields).get('call') ?? call;
      },
    });
    const missing: string[] = [];
    for (const turn of turns) {
      if (turn.backEnd) await stage.setBackEnd(turn.backEnd);
      if (turn.agents) await stage.setAgents(turn.agents);
      const heard = await confirmed(caller, await caller.say(turn.say as string));
      const wanted = (turn.includes ?? []).filter(hasFigure).map(inWords);
      missing.push(...(await notHeard(caller, heard, wanted)).map((text) => `"${turn.say}" → "${text}"`));
      if (heard.ended) break;
    }
    await caller.leave();
    // a story leaves nothing behind: the next one finds no callback of the same number
    await stage.records.privacy.erase({ conversationId: VOICE_PREFIX + keyedHash(stage.keyRing, 'call', call), personKey: undefined });
    expect(missing).toEqual([]);
  });
});

test('most stories can be played by telephone, and those that cannot say why', () => {
  const reasons = new Map<string, number>();
  for (const { story } of readStories()) {
    const reason = story.turns.map(noTwin).find((one) => one !== undefined) ?? 'played to the end';
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  expect(reasons.get('played to the end')).toBeGreaterThan(100);
  expect(stories.length).toBeGreaterThan(80);
});

/** A day is said with "on the", whatever stands before it in a longer sentence. */
function inWords(text: string): string {
  const words = stage.playParts.spoken(text);
  return text.startsWith('วันที่') ? words : words.replace(/^วันที่/, '');
}

/** A telephone number is read back before it is taken: one step more than on a screen. */
async function confirmed(caller: ConversingCaller, turn: HeardTurn): Promise<HeardTurn> {
  if (turn.ended || !turn.prompts.some((words) => READ_BACK.test(words))) return turn;
  const next = await caller.press(YES);
  return { ...next, prompts: [...turn.prompts, ...next.prompts] };
}

/** @returns what is heard neither at once, nor in the details, nor when asked where it is from. */
async function notHeard(caller: ConversingCaller, first: HeardTurn, wanted: string[]): Promise<string[]> {
  const heard = [...first.prompts];
  const missing = (): string[] => wanted.filter((text) => !squeeze(heard.join(' ')).includes(squeeze(text)));
  let turn = first;
  for (let line = 0; line < MOST_LINES && missing().length > 0 && !turn.ended; line++) {
    turn = await caller.say(NEXT);
    heard.push(...turn.prompts);
  }
  if (missing().length > 0 && !turn.ended) heard.push(...(await caller.say(SOURCE)).prompts);
  return missing();
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
