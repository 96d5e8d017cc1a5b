import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Waiting } from '../telephone/browser/call-ears.ts';
import type { Untimed } from './call-message.ts';
import { PageEars } from './page-ears.ts';

const WAITING: Waiting = { timeoutMs: 5000, keysSoFar: '', keys: true, speech: true, freeSpeech: true };
const say = (text: string) => ({ kind: 'say' as const, text, lang: 'th-TH', rate: 1, volume: 1 });

let told: Untimed[];
let ears: PageEars;
beforeEach(() => {
  jest.useFakeTimers();
  told = [];
  ears = new PageEars((message) => told.push(message));
});
afterEach(() => {
  jest.useRealTimers();
});
const play = (bargeIn: boolean) => ears.play({ parts: [say('ค่าทำศพ')], bargeIn });

describe('a prompt', () => {
  test('is done when the page says that it was spoken', async () => {
    const played = play(true);
    ears.receive({ kind: 'played', id: 1 });
    expect(await played).toBe('done');
    expect(told).toEqual([{ kind: 'play', id: 1, parts: [say('ค่าทำศพ')], bargeIn: true }]);
  });

  test('is not ended by an earlier one that the page is late with', async () => {
    const first = play(true);
    ears.receive({ kind: 'played', id: 1 });
    await first;
    const second = play(true);
    ears.receive({ kind: 'played', id: 1 });
    ears.receive({ kind: 'key', key: '1' });
    expect(await second).toBe('barged');
  });

  test('is cut short by a key, which is the answer', async () => {
    const played = play(true);
    ears.receive({ kind: 'key', key: '1' });
    expect(await played).toBe('barged');
    expect(told.at(-1)).toEqual({ kind: 'stop', id: 1 });
    expect(await ears.listen(WAITING)).toEqual({ kind: 'key', key: '1' });
  });

  test('that must be heard is not, and the key is shown to be lost', async () => {
    const played = play(false);
    ears.receive({ kind: 'key', key: '1' });
    ears.receive({ kind: 'speaking' });
    ears.receive({ kind: 'played', id: 1 });
    expect(await played).toBe('done');
    expect(told.at(-1)).toEqual({ kind: 'ignored', heard: { kind: 'key', key: '1' } });
    const heard = ears.listen(WAITING);
    jest.advanceTimersByTime(5000);
    expect(await heard).toEqual({ kind: 'silence' });
  });

  test('that follows a key pressed early is not spoken', async () => {
    ears.receive({ kind: 'key', key: '2' });
    expect(await play(true)).toBe('barged');
    expect(told).toEqual([]);
  });
});

describe('listening', () => {
  test('ends in silence', async () => {
    const heard = ears.listen(WAITING);
    jest.advanceTimersByTime(4999);
    expect(told.map(({ kind }) => kind)).toEqual(['listen']);
    jest.advanceTimersByTime(1);
    expect(await heard).toEqual({ kind: 'silence' });
  });

  test('waits for somebody who speaks or types', async () => {
    const heard = ears.listen(WAITING);
    ears.receive({ kind: 'speaking' });
    jest.advanceTimersByTime(30_000);
    const utterances = [{ text: 'บำนาญ', confidence: 0.9 }];
    ears.receive({ kind: 'speech', utterances });
    expect(await heard).toEqual({ kind: 'speech', utterances });
  });

  test('waits for somebody who began to type over a prompt', async () => {
    const played = play(true);
    ears.receive({ kind: 'speaking' });
    expect(await played).toBe('barged');
    const heard = ears.listen(WAITING);
    jest.advanceTimersByTime(30_000);
    ears.receive({ kind: 'key', key: '#' });
    expect(await heard).toEqual({ kind: 'key', key: '#' });
  });
});

describe('the end of a call', () => {
  test('a caller who hangs up is gone for good', async () => {
    const heard = ears.listen(WAITING);
    ears.receive({ kind: 'hang-up' });
    expect(await heard).toEqual({ kind: 'hang-up' });
    expect(await play(true)).toBe('hang-up');
    expect(await ears.listen(WAITING)).toEqual({ kind: 'hang-up' });
  });

  test('a transfer waits for the person who is rung', async () => {
    const transfer = { destination: 'tel:1506', summary: 'ค่าทำศพ', type: 'bridge' as const, connectTimeoutMs: 20_000 };
    const outcome = ears.transfer(transfer);
    expect(told).toEqual([{ kind: 'transfer', transfer }]);
    ears.receive({ kind: 'rung', outcome: 'busy' });
    expect(await outcome).toBe('busy');
  });
});
