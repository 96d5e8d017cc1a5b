import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { DATABASES, TestDatabases } from '../../../test/helpers/records-databases.ts';
import type { CountedTurn } from '../../channels/count-turn.ts';
import type { Topic } from '../../knowledge/topic.ts';
import { newKeyRingText, parseKeyRing } from '../../storage/records/key-ring.ts';
import { openRecords } from '../../storage/records/open-records.ts';
import { DEFAULT_RETENTION, type Records } from '../../storage/records/records.ts';
import type { DayReport, Report, Role } from '../api.ts';
import { Recorder } from '../measures/recorder.ts';
import { reportRoutes } from './reports.ts';

const databases = new TestDatabases();
afterAll(() => databases.stop());

const topic = (id: string, th: string, reviewed: string, reviewEvery: number) => ({ id, title: { th, en: id }, reviewed, reviewEvery }) as Topic;
const TOPICS = [
  topic('child.allowance', 'เงินสงเคราะห์บุตร', '2026-10-05', 180),
  topic('dental.limit', 'ทำฟัน, ถอนฟัน', '2026-08-07', 90),
  topic('funeral.grant', '=ค่าทำศพ', '2026-01-05', 365),
];

/** Monday to Thursday of a made week, of which the report tells from Sunday to Saturday. */
describe.each(DATABASES)('the report of a made week, two processes counting, in %s', (kind) => {
  let now = new Date();
  /** The same instant in both processes. @param local time in Thailand. */
  const at = (local: string): void => {
    now = new Date(`${local}+07:00`);
  };
  const open: Records[] = [];
  let server: Server;
  let role: Role = 'supervisor';
  const get = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/desk/${path}`);
  const report = async (days: string): Promise<Report> => (await (await get(`report?${days}`)).json()) as Report;
  const WEEK = 'from=2026-11-01&until=2026-11-07';

  beforeAll(async () => {
    const { place } = await databases.newDatabase(kind);
    const keyRing = parseKeyRing(newKeyRingText());
    for (let count = 0; count < 2; count++) open.push(await openRecords({ ...place, keyRing, retention: DEFAULT_RETENTION, now: () => now }));
    const [records] = open as [Records];
    await makeWeek(open, at, () => now);
    at('2026-11-05T00:30:20');
    const app = express();
    app.use((request, _response, next) => {
      Object.assign(request, { staff: { id: 'somchai', name: 'สมชาย', roles: [role] } });
      next();
    });
    app.use(
      reportRoutes({
        records,
        content: { topics: new Map(TOPICS.map((one) => [one.id, one])) },
        retention: DEFAULT_RETENTION,
        plainness: ({ id }, today) => (id === 'dental.limit' && today === '2026-11-05' ? 88 : undefined),
        clock: () => now,
      }),
    );
    server = createServer(app).listen(0);
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    await Promise.all(open.map((records) => records.close()));
  });

  test('has every figure as worked out by hand', async () => {
    expect(await report(WEEK)).toEqual({
      from: '2026-11-01',
      until: '2026-11-07',
      // Sunday was before the first minute, Friday and Saturday are to come
      days: [...MONDAY, ...TUESDAY, WEDNESDAY, THURSDAY],
      byTopic: [
        { topic: 'child.allowance', title: 'เงินสงเคราะห์บุตร', turns: 16, answered: 12, askedBack: 4, notUnderstood: 0, wrongFlagged: 1 },
        { topic: 'dental.limit', title: 'ทำฟัน, ถอนฟัน', turns: 5, answered: 5, askedBack: 0, notUnderstood: 0, wrongFlagged: 0 },
        { topic: 'action.callback', title: 'action.callback', turns: 1, answered: 0, askedBack: 0, notUnderstood: 0, wrongFlagged: 0 },
        { topic: 'talk.thanks', title: 'talk.thanks', turns: 1, answered: 0, askedBack: 0, notUnderstood: 0, wrongFlagged: 0 },
      ],
      handoffReasons: [
        { reason: 'not-understood', count: 2 },
        { reason: 'asked', count: 1 },
      ],
      stale: [
        // 5 x 90 is more than 12 x 31
        { topic: 'dental.limit', title: 'ทำฟัน, ถอนฟัน', uses: 5, ageDays: 90, reviewBy: '2026-11-05', plainness: 88 },
        { topic: 'child.allowance', title: 'เงินสงเคราะห์บุตร', uses: 12, ageDays: 31, reviewBy: '2027-04-03' },
        { topic: 'funeral.grant', title: '=ค่าทำศพ', uses: 0, ageDays: 304, reviewBy: '2027-01-05' },
      ],
      suggestions: { shown: 4, used: 1, edited: 0, rejected: 1, wrong: 1, p95Ms: 30 },
    });
  });

  test('of days without data has no number', async () => {
    const nothing = { days: [], byTopic: [], handoffReasons: [], stale: [] };
    const days = (from: string, until: string) => ({ from, until, ...nothing });
    expect(await report('from=2026-10-01&until=2026-11-01')).toEqual(days('2026-10-01', '2026-11-01'));
    expect(await report('from=2026-11-06&until=2026-11-07')).toEqual(days('2026-11-06', '2026-11-07'));
  });

  test('opens as CSV with the figures of the JSON', async () => {
    const json = await report(WEEK);
    const tables = { days: json.days, topics: json.byTopic, handoffs: json.handoffReasons, stale: json.stale, suggestions: [json.suggestions ?? {}] };
    for (const [part, rows] of Object.entries(tables)) {
      const response = await get(`report.csv?${WEEK}&part=${part}`);
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename=ask-1506-${part}-2026-11-01-2026-11-07.csv`);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      const [names = [], ...lines] = readCsv(bytes.subarray(3).toString('utf8'));
      const read = lines.map((cells) => Object.fromEntries(cells.flatMap((cell, index) => (cell === '' ? [] : [[names[index], cell]]))));
      const texts = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === '=ค่าทำศพ' ? "'=ค่าทำศพ" : String(value)])));
      expect(read).toEqual(texts);
    }
  });

  test('is for supervisors', async () => {
    for (const other of ['agent', 'editor'] as const) {
      role = other;
      for (const path of [`report?${WEEK}`, `report.csv?${WEEK}&part=days`]) {
        const response = await get(path);
        expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'forbidden']);
      }
    }
    role = 'supervisor';
  });

  test.each([
    ['no days', ''],
    ['only one', 'from=2026-11-01'],
    ['a day that is none', 'from=2026-11-31&until=2026-12-01'],
    ['days in the wrong order', 'from=2026-11-02&until=2026-11-01'],
    ['93 days', 'from=2026-08-01&until=2026-11-01'],
    ['a day twice', 'from=2026-11-01&from=2026-11-02&until=2026-11-02'],
  ])('says which days are allowed when asked for %s', async (_what, days) => {
    for (const path of [`report?${days}`, `report.csv?part=days&${days}`]) {
      const response = await get(path);
      const { code, detail } = (await response.json()) as { code: string; detail: string };
      expect([response.status, code]).toEqual([400, 'bad_days']);
      expect(detail).toContain('at most 92 days');
    }
  });

  test('goes over 92 days and no more tables than there are', async () => {
    expect((await get('report?from=2026-08-02&until=2026-11-01')).status).toBe(200);
    const response = await get(`report.csv?${WEEK}&part=people`);
    expect([response.status, ((await response.json()) as { detail: string }).detail]).toEqual([
      400,
      'Allowed in part: days, topics, handoffs, stale, suggestions.',
    ]);
  });

  test('leaves out, and does not call 0, what is not kept any more', async () => {
    const before = now;
    // three months later the conversations of Monday and Tuesday are gone, and the counts and callbacks are not
    at('2027-02-02T12:00:00');
    const { days, byTopic, suggestions } = await report('from=2026-11-02&until=2026-11-05');
    const all = days
      .filter(({ channel }) => channel === 'all')
      .map(({ day, turns, wrongFlagged, waitSeconds, promisesDue }) => [day, turns, wrongFlagged, waitSeconds, promisesDue]);
    expect(all).toEqual([
      ['2026-11-02', 25, undefined, undefined, 0],
      ['2026-11-03', 0, undefined, undefined, 2],
      ['2026-11-04', 0, undefined, undefined, 0],
      ['2026-11-05', 0, 0, undefined, 1],
    ]);
    expect([byTopic[0]?.turns, byTopic[0]?.wrongFlagged, suggestions]).toEqual([16, undefined, undefined]);
    now = before;
  });
});

/** Nothing happened that was measured. */
const QUIET = {
  turns: 0,
  errors: 0,
  answered: 0,
  askedBack: 0,
  notUnderstood: 0,
  wrongFlagged: 0,
  conversations: 0,
  contained: 0,
  handoffs: 0,
  promisesDue: 0,
  promisesKept: 0,
  helpful: 0,
  notHelpful: 0,
};

const MONDAY: DayReport[] = [
  {
    ...QUIET,
    day: '2026-11-02',
    channel: 'all',
    // from 23:00: 57 of 60 minutes
    availability: 0.95,
    // 18 within 400 ms, 19 within 800, 24 of 25 within 1500
    p95Ms: 1500,
    turns: 25,
    errors: 1,
    answered: 17,
    askedBack: 4,
    notUnderstood: 2,
    wrongFlagged: 1,
    conversations: 8,
    contained: 6,
    handoffs: 3,
    // halfway between 30 and 90
    waitSeconds: 60,
    helpful: 3,
    notHelpful: 1,
  },
  {
    ...QUIET,
    day: '2026-11-02',
    channel: 'web',
    // 19 of 20
    p95Ms: 800,
    turns: 20,
    answered: 12,
    askedBack: 4,
    notUnderstood: 2,
    wrongFlagged: 1,
    conversations: 6,
    contained: 5,
    handoffs: 2,
    waitSeconds: 30,
    helpful: 3,
    notHelpful: 1,
  },
  { ...QUIET, day: '2026-11-02', channel: 'line', p95Ms: 1500, turns: 5, errors: 1, answered: 5, conversations: 2, contained: 1, handoffs: 1, waitSeconds: 90 },
];
const TUESDAY: DayReport[] = [
  // 144 of 1440 minutes
  { ...QUIET, day: '2026-11-03', channel: 'all', availability: 0.1, promisesDue: 2, promisesKept: 1 },
  { ...QUIET, day: '2026-11-03', channel: 'web', promisesDue: 2, promisesKept: 1 },
];
/** Nobody measured anything: it was not there. */
const WEDNESDAY: DayReport = { ...QUIET, day: '2026-11-04', channel: 'all', availability: 0 };
/** Thirty minutes have passed. */
const THURSDAY: DayReport = { ...QUIET, day: '2026-11-05', channel: 'all', availability: 1 };

async function makeWeek(open: Records[], at: (local: string) => void, clock: () => Date): Promise<void> {
  let ready = true;
  const log = { warn: (...said: unknown[]) => expect(said).toBe('no warning') };
  const recorders = open.map(({ desk }) => new Recorder({ measures: desk.measures, ready: async () => ready, log, clock }));
  const [first, second] = recorders as [Recorder, Recorder];
  const [records] = open as [Records];
  const minutes = async (day: string, from: number, count: number): Promise<void> => {
    for (let minute = from; minute < from + count; minute++) {
      at(`${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:30`);
      await first.minute();
    }
  };

  await minutes('2026-11-02', 23 * 60, 57);
  ready = false;
  await minutes('2026-11-02', 23 * 60 + 57, 3);
  ready = true;
  at('2026-11-02T23:30:00');
  const turns = (count: number, turn: Partial<CountedTurn>): void => {
    for (let index = 0; index < count; index++)
      (index % 2 ? first : second).turn({
        channel: 'web',
        topic: 'child.allowance',
        outcome: 'answer',
        disposition: 'answered',
        ms: 40,
        newConversation: false,
        ...turn,
      });
  };
  turns(6, { newConversation: true });
  turns(6, { disposition: 'answered_calculation' });
  turns(4, { outcome: 'clarify', disposition: 'asked_back', ms: 90 });
  turns(2, { topic: 'none', outcome: 'none', disposition: 'declined_off_topic', ms: 300 });
  turns(1, { topic: 'action.callback', outcome: 'ask', disposition: 'asked_slot', ms: 700 });
  turns(1, { topic: 'talk.thanks', disposition: 'answered_talk', ms: 2000, passedOn: '2026-11-02' });
  turns(2, { channel: 'line', topic: 'dental.limit', ms: 1000, newConversation: true });
  turns(3, { channel: 'line', topic: 'dental.limit', ms: 1000, disposition: 'answered_follow_up' });
  turns(1, { topic: 'talk.greet', disposition: 'empty' });
  second.error('line');
  for (const helpful of [true, true, false, true]) first.feedback('web', 'child.allowance', helpful);

  const handoff = async (channel: 'web' | 'line', reason: string, id: string, waited?: string): Promise<void> => {
    at('2026-11-02T23:40:00');
    second.handoff({ channel, topic: 'action.agent', reason });
    const queued = await records.desk.handoffs.queue({
      key: id,
      conversationId: id,
      personKey: undefined,
      channel,
      lang: 'th',
      reason,
      topic: 'action.agent',
      summary: '-',
    });
    if (waited) at(`2026-11-02T${waited}`);
    if (waited) await records.desk.handoffs.take(queued.id, 'somchai');
  };
  await handoff('line', 'asked', 'line-1', '23:41:30');
  await handoff('web', 'not-understood', 'web-1', '23:40:30');
  await handoff('web', 'not-understood', 'web-2');

  at('2026-11-02T23:50:00');
  const shown = (id: string, place: number, ms: number, conversationId?: string) => ({
    id,
    conversationId,
    agentId: 'somchai',
    utterance: '-',
    topic: 'child.allowance',
    place,
    confidence: 0.5,
    ms,
  });
  const { suggestions } = records.desk;
  await suggestions.shown([shown('a', 1, 12, 'web-1'), shown('b', 2, 12, 'web-1'), shown('c', 3, 12, 'web-1')]);
  await suggestions.shown([shown('d', 1, 30)]);
  await suggestions.mark('a', 'used');
  await suggestions.mark('b', 'wrong');
  await suggestions.mark('d', 'rejected');

  const promise = async (id: string, day: string): Promise<string> => {
    const window = { from: `${day}T10:00:00+07:00`, until: `${day}T12:00:00+07:00` };
    const answer = await records.callbacks.book({ key: id, conversationId: id, personKey: undefined, phone: `08100000${id.slice(-2)}`, about: id, window });
    if (!('booked' in answer)) throw new Error('not booked');
    return answer.booked.reference;
  };
  const keptOne = await promise('web-11', '2026-11-03');
  await promise('web-12', '2026-11-03');
  await promise('web-13', '2026-11-05');
  await Promise.all(recorders.map((recorder) => recorder.flush()));

  await minutes('2026-11-03', 0, 144);
  at('2026-11-03T10:30:00');
  await records.desk.callbacks.take(keptOne, 'somchai', 15, () => true);
  await records.desk.callbacks.attempt(keptOne, { id: 'one', at: clock().toISOString(), agentId: 'somchai', result: 'reached', note: undefined });
  await records.desk.callbacks.close(keptOne, { outcome: 'answered', agentId: 'somchai', note: undefined });
  // one of Monday's conversations on LINE is taken over a day later: it is of Monday
  turns(1, { channel: 'line', disposition: 'with_person', passedOn: '2026-11-02' });

  await minutes('2026-11-05', 0, 31);
  await Promise.all(recorders.map((recorder) => recorder.stop()));
}

/** As a spreadsheet reads it: RFC 4180. */
function readCsv(text: string): string[][] {
  expect(text.endsWith('\r\n')).toBe(true);
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
