import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DATABASES, TestDatabases } from '../../../../test/helpers/records-databases.ts';
import type { Measure } from '../desk-records.ts';
import { newKeyRingText, parseKeyRing } from '../key-ring.ts';
import { openRecords } from '../open-records.ts';
import { DEFAULT_RETENTION, type Records } from '../records.ts';

const keyRing = parseKeyRing(newKeyRingText());
const databases = new TestDatabases();
afterAll(() => databases.stop());

const turn = (more: Partial<Measure> = {}): Measure => ({
  day: '2026-11-02',
  kind: 'turn',
  channel: 'web',
  topic: 'child.allowance',
  name: 'answer:answered',
  count: 1,
  ...more,
});

/** What every database must do. Each test has days to itself. */
describe.each(DATABASES)('measures in %s', (kind) => {
  let records: Records;
  /** Another connection to the same database, as another server process has. */
  let other: Records;

  beforeAll(async () => {
    const { place } = await databases.newDatabase(kind);
    const open = () => openRecords({ ...place, keyRing, retention: DEFAULT_RETENTION });
    records = await open();
    other = await open();
  });
  afterAll(() => Promise.all([records.close(), other.close()]));

  test('counts of the same thing add up, also within one addition', async () => {
    const { measures } = records.desk;
    await measures.add([]);
    await measures.add([turn({ count: 2 }), turn({ channel: 'line' }), turn({ count: 3 })]);
    await measures.add([turn(), turn({ topic: 'dental.limit', count: 4 }), turn({ kind: 'error', topic: '', name: '' })]);
    const day = '2026-11-02';
    const kept = await measures.byDay(day, day);
    expect(kept).toHaveLength(3);
    expect(kept).toEqual(
      expect.arrayContaining([
        { day, kind: 'turn', channel: 'web', name: 'answer:answered', count: 10 },
        { day, kind: 'turn', channel: 'line', name: 'answer:answered', count: 1 },
        { day, kind: 'error', channel: 'web', name: '', count: 1 },
      ]),
    );
    const byTopic = await measures.byTopic('turn', day, day);
    expect(byTopic).toHaveLength(2);
    expect(byTopic).toEqual(
      expect.arrayContaining([
        { topic: 'child.allowance', name: 'answer:answered', count: 7 },
        { topic: 'dental.limit', name: 'answer:answered', count: 4 },
      ]),
    );
  });

  test('days are taken from the first to the last, both included', async () => {
    const days = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'];
    await records.desk.measures.add(days.map((day) => turn({ day })));
    const kept = await records.desk.measures.byDay('2026-10-02', '2026-10-03');
    expect(kept.map(({ day }) => day).sort()).toEqual(['2026-10-02', '2026-10-03']);
    expect(await records.desk.measures.byTopic('turn', '2026-10-02', '2026-10-04')).toMatchObject([{ count: 3 }]);
  });

  test('many additions at once, over two connections and in any order, lose nothing', async () => {
    const topics = Array.from({ length: 30 }, (_, index) => turn({ day: '2026-09-01', topic: `topic-${index}` }));
    const additions = Array.from({ length: 20 }, (_, index) => (index % 2 ? topics : topics.toReversed()));
    await Promise.all(additions.map((rows, index) => (index % 3 ? records : other).desk.measures.add(rows)));
    const kept = await other.desk.measures.byTopic('turn', '2026-09-01', '2026-09-01');
    expect(kept.map(({ count }) => count)).toEqual(topics.map(() => 20));
  });

  test('an addition of which a part cannot be kept is not kept at all', async () => {
    const rows = Array.from({ length: 1500 }, (_, index) => turn({ day: '2026-08-01', topic: `topic-${index}` }));
    const broken = { ...turn({ day: '2026-08-01', topic: 'topic-999999' }), name: null } as unknown as Measure;
    await expect(records.desk.measures.add([...rows, broken])).rejects.toThrow();
    expect(await records.desk.measures.byDay('2026-08-01', '2026-08-01')).toEqual([]);
  });

  test('a minute is kept once, ready when any process was', async () => {
    expect(await records.desk.measures.minutes('2026-11-02', '2026-11-03', '2026-11-30T00:00')).toEqual({ first: undefined, ready: [] });
    const said: [string, boolean][] = [
      ['2026-11-01T16:59', true], // 23:59 in Thailand
      ['2026-11-01T17:00', false],
      ['2026-11-01T17:01', true],
      ['2026-11-01T17:02', false],
      ['2026-11-02T16:59', true],
      ['2026-11-02T17:00', true],
    ];
    for (const [minute, ready] of said) await records.desk.measures.minute(minute, ready);
    await Promise.all([other.desk.measures.minute('2026-11-01T17:00', true), other.desk.measures.minute('2026-11-01T17:01', false)]);
    await records.desk.measures.minute('2026-11-01T17:01', true);
    expect(await other.desk.measures.minutes('2026-11-02', '2026-11-03', '2026-11-30T00:00')).toEqual({
      first: '2026-11-01T16:59',
      ready: [
        { day: '2026-11-02', minutes: 3 },
        { day: '2026-11-03', minutes: 1 },
      ],
    });
  });

  test('a minute that has not passed does not count', async () => {
    const { ready } = await records.desk.measures.minutes('2026-11-02', '2026-11-03', '2026-11-02T16:59');
    expect(ready).toEqual([{ day: '2026-11-02', minutes: 2 }]);
  });
});
