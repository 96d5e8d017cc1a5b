import { describe, expect, test } from '@jest/globals';
import type { Waiting } from '../telephone/browser/call-ears.ts';
import type { ScriptedAct } from './call-script.ts';
import { ScriptEars } from './script-ears.ts';
import { CUT_AFTER_SECONDS, KEY_SECONDS, promptSeconds, THINK_SECONDS, utteranceSeconds } from './speaking-time.ts';

const WAITING: Waiting = { timeoutMs: 5000, keysSoFar: '', keys: true, speech: true, freeSpeech: true };
const say = (text: string, rate = 1) => ({ kind: 'say' as const, text, lang: 'th-TH', rate, volume: 1 });
const prompt = (bargeIn: boolean) => ({ parts: [say('เรื่องค่าทำศพ กดหนึ่ง')], bargeIn });
const caller = (...acts: ScriptedAct[]) => new ScriptEars(acts, 'connected', async (text) => text);

describe('the clock of a scripted call', () => {
  test('a sentence said slowly takes longer, and pauses count', () => {
    const parts = [say('ค่าทำศพห้าหมื่นบาท')];
    expect(promptSeconds({ parts: [say('ค่าทำศพห้าหมื่นบาท', 0.5)] })).toBeCloseTo(2 * promptSeconds({ parts }), 5);
    expect(promptSeconds({ parts: [...parts, { kind: 'pause', ms: 1500 }] })).toBeCloseTo(promptSeconds({ parts }) + 1.5, 5);
    expect(promptSeconds({ parts: [{ kind: 'recording', url: 'x.wav', fallback: parts }] })).toBe(promptSeconds({ parts }));
  });

  test('prompts, keys, words and silence take their time', async () => {
    const ears = caller({ say: 'ค่าทำศพ' }, { press: '12' }, { silent: true });
    await ears.play(prompt(true));
    const afterPrompt = promptSeconds(prompt(true));
    expect(ears.seconds).toBe(afterPrompt);
    expect(await ears.listen(WAITING)).toMatchObject({ kind: 'speech', utterances: [{ text: 'ค่าทำศพ' }] });
    const afterWords = afterPrompt + utteranceSeconds('ค่าทำศพ');
    expect(ears.seconds).toBeCloseTo(afterWords, 5);
    expect(await ears.listen(WAITING)).toEqual({ kind: 'key', key: '1' });
    expect(await ears.listen({ ...WAITING, keysSoFar: '1' })).toEqual({ kind: 'key', key: '2' });
    expect(ears.seconds).toBeCloseTo(afterWords + THINK_SECONDS + 2 * KEY_SECONDS, 5);
    expect(await ears.listen(WAITING)).toEqual({ kind: 'silence' });
    expect(ears.seconds).toBeCloseTo(afterWords + THINK_SECONDS + 2 * KEY_SECONDS + 5, 5);
    expect(await ears.listen(WAITING)).toEqual({ kind: 'hang-up' });
    expect(ears.keysPressed).toBe(2);
  });
});

describe('somebody who does not wait', () => {
  test('cuts a prompt short, and it is noted as not heard', async () => {
    const ears = caller({ press: '0', during: true });
    expect(await ears.play(prompt(true))).toBe('barged');
    expect(ears.prompts).toEqual([{ words: 'เรื่องค่าทำศพ กดหนึ่ง', until: CUT_AFTER_SECONDS, cut: true, after: 0 }]);
    expect(await ears.play(prompt(true))).toBe('barged');
    expect(await ears.listen(WAITING)).toEqual({ kind: 'key', key: '0' });
  });

  test('hears a prompt that must be heard to its end, and presses again afterwards', async () => {
    const ears = caller({ press: '0', during: true });
    expect(await ears.play(prompt(false))).toBe('done');
    expect(ears.dropped).toBe(1);
    expect(await ears.listen(WAITING)).toEqual({ kind: 'key', key: '0' });
  });

  test('hangs up in the middle of a sentence', async () => {
    const ears = caller({ hangUp: true, during: true });
    expect(await ears.play(prompt(false))).toBe('hang-up');
    expect(await ears.listen(WAITING)).toEqual({ kind: 'hang-up' });
  });
});

describe('a menu', () => {
  const menu = { parts: [say('โทรกลับ กดหนึ่ง'), say('คุยกับเจ้าหน้าที่ กดสอง')], bargeIn: true };

  test('is answered by the key that was announced for what the caller wants', async () => {
    const ears = caller({ pick: 'เจ้าหน้าที่' });
    for (const part of menu.parts) await ears.play({ parts: [part], bargeIn: true });
    expect(await ears.listen(WAITING)).toEqual({ kind: 'key', key: '2' });
    expect(ears.keysPressed).toBe(1);
  });

  test('without what the caller wants is told as that', async () => {
    const ears = caller({ pick: 'บำนาญ' });
    for (const part of menu.parts) await ears.play({ parts: [part], bargeIn: true });
    await expect(ears.listen(WAITING)).rejects.toThrow('No key was announced for "บำนาญ", only: โทรกลับ กดหนึ่ง / คุยกับเจ้าหน้าที่ กดสอง');
  });
});

test('a recogniser that is unsure gives its readings, the likeliest first', async () => {
  const heard = await caller({ say: 'ทุพพลภาพ', nbest: ['ทุบพลพาบ', 'ทุพพลภาพ'] }).listen(WAITING);
  expect(heard).toMatchObject({ utterances: [{ text: 'ทุบพลพาบ' }, { text: 'ทุพพลภาพ' }] });
  const [first, second] = heard.kind === 'speech' ? heard.utterances : [];
  expect(first?.confidence).toBeGreaterThan(second?.confidence ?? 1);
});
