import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import { TestDatabases } from '../../../test/helpers/records-databases.ts';
import type { CountedTurn } from '../../channels/count-turn.ts';
import type { DayMeasure, Measure, Measures } from '../../storage/records/desk-records.ts';
import { newKeyRingText, parseKeyRing } from '../../storage/records/key-ring.ts';
import { openRecords } from '../../storage/records/open-records.ts';
import { DEFAULT_RETENTION } from '../../storage/records/records.ts';
import { Recorder } from './recorder.ts';

const TURN: CountedTurn = { channel: 'web', topic: 'dental.limit', outcome: 'answer', disposition: 'answered', ms: 20, newConversation: false };

/** Keeps what is added; refuses while `broken`. */
function kept() {
  const rows: Measure[] = [];
  const minutes: [string, boolean][] = [];
  const state = { broken: false };
  const refuse = (): void => {
    if (state.broken) throw new Error('no database');
  };
  const measures = {
    add: async (added: Measure[]) => {
      refuse();
      rows.push(...structuredClone(added));
    },
    minute: async (minute: string, ready: boolean) => {
      refuse();
      minutes.push([minute, ready]);
    },
  } as Measures;
  return { rows, minutes, state, measures };
}

function recorderOf(measures: Measures, more: Partial<ConstructorParameters<typeof Recorder>[0]> = {}) {
  const warnings: unknown[] = [];
  const log = { warn: (...said: unknown[]) => warnings.push(said) };
  const clock = () => new Date('2026-11-02T03:00:20Z');
  return { recorder: new Recorder({ measures, ready: async () => true, log, clock, ...more } as ConstructorParameters<typeof Recorder>[0]), warnings };
}

const count = (rows: DayMeasure[], kind: string): number => rows.filter((row) => row.kind === kind).reduce((sum, row) => sum + row.count, 0);

describe('what is counted', () => {
  test('turns by how they ended, times by bucket, and the rest, by the day in Thailand', async () => {
    const { measures, rows } = kept();
    // half past midnight in Thailand
    const { recorder } = recorderOf(measures, { clock: () => new Date('2026-11-02T17:30:00Z') });
    recorder.turn({ ...TURN, newConversation: true });
    recorder.turn(TURN);
    recorder.turn({ ...TURN, channel: 'line', disposition: 'done', passedOn: '2026-11-01' });
    recorder.error('voice');
    recorder.feedback('web', 'dental.limit', true);
    recorder.feedback('web', 'dental.limit', false);
    recorder.handoff({ channel: 'line', topic: 'action.agent', reason: 'asked' });
    await recorder.flush();
    const row = (kind: string, channel: string, topic: string, name: string, count = 1, day = '2026-11-03') => ({ day, kind, channel, topic, name, count });
    expect(rows).toEqual([
      row('conversation', 'web', '', 'begun'),
      row('turn', 'web', 'dental.limit', 'answer:answered', 2),
      row('ms', 'web', '', '50', 2),
      row('conversation', 'line', '', 'passed-on', 1, '2026-11-01'),
      row('turn', 'line', 'dental.limit', 'answer:done'),
      row('ms', 'line', '', '50'),
      row('error', 'voice', '', ''),
      row('feedback', 'web', 'dental.limit', 'yes'),
      row('feedback', 'web', 'dental.limit', 'no'),
      row('handoff', 'line', 'action.agent', 'asked'),
    ]);
  });

  test('what is between a person and an agent, and a page that was only opened, is no turn', async () => {
    const { measures, rows } = kept();
    const { recorder } = recorderOf(measures);
    for (const disposition of ['empty', 'told'] as const) recorder.turn({ ...TURN, disposition });
    await recorder.flush();
    expect(rows).toEqual([]);
    recorder.turn({ ...TURN, disposition: 'with_person', passedOn: '2026-11-02' });
    await recorder.flush();
    expect(rows.map(({ kind, name }) => [kind, name])).toEqual([['conversation', 'passed-on']]);
  });
});

describe('what was counted is added', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  test('once, and what could not be added is kept and added with the next', async () => {
    const { measures, rows, minutes, state } = kept();
    const { recorder, warnings } = recorderOf(measures);
    state.broken = true;
    recorder.turn(TURN);
    await recorder.minute();
    await recorder.flush();
    recorder.turn(TURN);
    await recorder.flush();
    expect([rows, minutes, warnings.length]).toEqual([[], [], 4]);
    state.broken = false;
    recorder.turn(TURN);
    await recorder.flush();
    await recorder.flush();
    expect(count(rows, 'turn')).toBe(3);
    expect(minutes).toEqual([['2026-11-02T03:00', true]]);
  });

  test('what is counted while it is being added comes with the next', async () => {
    const { measures, rows } = kept();
    let go = (): void => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { recorder } = recorderOf({ ...measures, add: (added) => gate.then(() => measures.add(added)) });
    recorder.turn(TURN);
    const first = recorder.flush();
    recorder.turn(TURN);
    go();
    await first;
    expect(count(rows, 'turn')).toBe(1);
    await recorder.stop();
    expect(count(rows, 'turn')).toBe(2);
  });

  test('every ten seconds, and at the end', async () => {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    const { measures, rows } = kept();
    const { recorder } = recorderOf(measures);
    recorder.start();
    await jest.advanceTimersByTimeAsync(9_999);
    recorder.turn(TURN);
    expect(rows).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(count(rows, 'turn')).toBe(1);
    recorder.turn(TURN);
    await recorder.stop();
    expect(count(rows, 'turn')).toBe(2);
    recorder.turn(TURN);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(count(rows, 'turn')).toBe(2);
  });
});

describe('whether the service is ready', () => {
  test('is asked once a minute, and an error is a no', async () => {
    const { measures, minutes } = kept();
    let now = Date.parse('2026-11-02T03:00:50Z');
    let ready = async (): Promise<boolean> => true;
    const { recorder } = recorderOf(measures, { ready: () => ready(), clock: () => new Date(now) });
    await recorder.minute();
    ready = () => Promise.reject(new Error('no database'));
    await recorder.minute();
    now += 10_000;
    await recorder.minute();
    await recorder.flush();
    expect(minutes).toEqual([
      ['2026-11-02T03:00', true],
      ['2026-11-02T03:01', false],
    ]);
  });
});

describe('a process of its own', () => {
  const databases = new TestDatabases();
  afterAll(() => databases.stop());

  test('that is killed loses only what it counted since it last added', async () => {
    const { place } = await databases.newDatabase('SQLite');
    const keys = newKeyRingText();
    const records = await openRecords({ ...place, keyRing: parseKeyRing(keys), retention: DEFAULT_RETENTION });
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('../../../test/helpers/measures-child.ts', import.meta.url)), JSON.stringify({ place, keys, added: 300, more: 40 })],
      { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
    );
    const closed = once(child, 'close');
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    expect((await closed)[1]).toBe('SIGKILL');
    // another process counts on
    const { recorder } = recorderOf(records.desk.measures);
    recorder.turn(TURN);
    await recorder.stop();
    expect(count(await records.desk.measures.byDay('2026-11-02', '2026-11-02'), 'turn')).toBe(301);
    await records.close();
  });
});
