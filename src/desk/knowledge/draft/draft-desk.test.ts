import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { TestDatabases } from '../../../../test/helpers/records-databases.ts';
import { newKeyRingText, parseKeyRing } from '../../../storage/records/key-ring.ts';
import { openRecords } from '../../../storage/records/open-records.ts';
import { DEFAULT_RETENTION, type Records } from '../../../storage/records/records.ts';
import type { Cluster, Draft, DraftRequest } from '../../api.ts';
import type { KnowledgeBench, KnowledgeFiles, Measurement } from '../knowledge-bench.ts';
import { DraftDesk } from './draft-desk.ts';

const MEASURED: Measurement = {
  before: { right: 0.8, offered: 0.9, wrong: 0.02, cluster: 0 },
  after: { right: 0.8, offered: 0.9, wrong: 0.02, cluster: 1 },
  utterances: 2,
  unseen: false,
};
const CLUSTER: Cluster = {
  id: 'c-1',
  example: 'ลูกแฝดได้กี่บาท',
  utterances: [
    { text: 'ลูกแฝดได้กี่บาท', at: '2026-11-20T03:00:00.000Z', channel: 'line', why: 'unanswered' },
    { text: 'มีแฝดได้สองเท่าไหมคะ', at: '2026-11-21T03:00:00.000Z', channel: 'voice', why: 'clarified' },
  ],
  nearest: [],
  waiting: 0,
};
const REQUEST: DraftRequest = {
  kind: 'questions',
  clusterId: 'c-1',
  topic: 'child.allowance',
  questions: ['มีแฝดได้สองเท่าไหมคะ', 'ลูกแฝดได้กี่บาท'],
};

const databases = new TestDatabases();
let records: Records;
let now = Date.parse('2026-11-25T03:00:00Z');
let checked: KnowledgeFiles = {};
let measurings: { done: (measured: Measurement) => void; failed: (error: Error) => void }[] = [];
const bench = {
  read: (file: string) => (file.endsWith('child.allowance.txt') ? '# line by a\nเงินลูก\n' : file.endsWith('child.allowance.yaml') ? 'id: x' : undefined),
  standing: async (texts: string[]) => texts.map(() => []),
  check: async (files: KnowledgeFiles) => {
    checked = files;
    return [];
  },
  measure: () => new Promise<Measurement>((done, failed) => measurings.push({ done, failed })),
} as unknown as KnowledgeBench;
/** The desk of one process. */
const desk = () =>
  new DraftDesk({ records: records.desk, knowledgeBench: bench, changed: () => {}, log: pino({ level: 'silent' }), clock: () => new Date(now) });
const stateOf = async (from: DraftDesk, id: string): Promise<Draft['state'] | undefined> => (await from.get(id))?.state;
const make = async (from: DraftDesk): Promise<Draft> => {
  const made = await from.make(REQUEST, CLUSTER, 'ed-1');
  if ('refused' in made) throw new Error(made.refused.join());
  return made;
};

beforeAll(async () => {
  const { place } = await databases.newDatabase('SQLite');
  records = await openRecords({ ...place, keyRing: parseKeyRing(newKeyRingText()), retention: DEFAULT_RETENTION, now: () => new Date(now) });
});
afterAll(async () => {
  await records.close();
  await databases.stop();
});
beforeEach(() => {
  measurings = [];
});

test('questions go behind the others under headings of the desk, spoken ones apart', async () => {
  const { patch } = await make(desk());
  const added = '# line by desk\nลูกแฝดได้กี่บาท\n\n# spoken by desk\nมีแฝดได้สองเท่าไหมคะ\n';
  expect(checked).toEqual({ 'knowledge/questions/child.allowance.txt': `# line by a\nเงินลูก\n\n${added}` });
  expect(patch).toContain('@@ -1,2 +1,8 @@\n # line by a\n เงินลูก\n+\n+# line by desk\n');
});

test('what is measured comes later, with a word when nothing could be left out', async () => {
  const one = desk();
  const { id, state } = await make(one);
  expect(state).toBe('measuring');
  measurings[0]?.done(MEASURED);
  while ((await stateOf(one, id)) === 'measuring') await setImmediate();
  expect(await one.get(id)).toMatchObject({
    state: 'ready',
    evaluation: { before: MEASURED.before, after: MEASURED.after },
    check: { ok: true, messages: [expect.stringContaining('all of its 2 utterances were trained on')] },
  });
});

test('measuring begins again when the process that did it is gone, and not before', async () => {
  const { id } = await make(desk());
  const another = desk();
  now += 9 * 60_000;
  await another.get(id);
  expect(measurings).toHaveLength(1);
  now += 60_000;
  await another.get(id);
  await another.get(id);
  expect(measurings).toHaveLength(2);
  measurings[1]?.done(MEASURED);
  while ((await stateOf(another, id)) === 'measuring') await setImmediate();
});

test('a failure leaves it measuring, and it is tried again after a while', async () => {
  const one = desk();
  const { id } = await make(one);
  measurings[0]?.failed(new Error('out of memory'));
  await setImmediate();
  now += 10 * 60_000;
  expect(await stateOf(one, id)).toBe('measuring');
  expect(measurings).toHaveLength(2);
});
