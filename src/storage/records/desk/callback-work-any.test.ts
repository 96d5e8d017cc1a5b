import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DATABASES, TestDatabases } from '../../../../test/helpers/records-databases.ts';
import { newKeyRingText, parseKeyRing } from '../key-ring.ts';
import { openRecords } from '../open-records.ts';
import { DEFAULT_RETENTION, type Records } from '../records.ts';

const keyRing = parseKeyRing(newKeyRingText());
const databases = new TestDatabases();
afterAll(() => databases.stop());

const START = Date.parse('2026-11-24T03:00:00Z');
const MINUTE = 60_000;
const LEASE = 15;
const WINDOW = { from: '2026-11-24T09:00:00+07:00', until: '2026-12-24T12:00:00+07:00' };
/** Every step waits for the disk, and PostgreSQL starts on a machine that may be busy. */
const PATIENCE_MS = 120_000;
const always = () => true;

/** One number as people write it. */
const written = [
  (digits: string) => digits,
  (digits: string) => `+66${digits.slice(1)}`,
  (digits: string) => `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`,
  (digits: string) => [...digits].map((digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)]).join(''),
];

const AGENTS = ['nok', 'lek', 'dao', 'pim'] as const;

/** What somebody does next; each kind looks at what concerns it. */
const steps = fc.array(
  fc.record({
    does: fc.constantFrom('take', 'take', 'take', 'attempt', 'attempt', 'wait', 'release', 'cancel', 'close'),
    agent: fc.nat(AGENTS.length - 1),
    which: fc.nat(3),
    id: fc.nat(4),
    given: fc.boolean(),
    minutes: fc.integer({ min: 1, max: LEASE }),
  }),
  { minLength: 5, maxLength: 30 },
);

/** What is believed of a callback. */
interface Believed {
  number: number;
  state: 'open' | 'cancelled' | 'done' | 'failed';
  by: string | undefined;
  until: number;
  attempts: string[];
}

describe.each(DATABASES)('whatever agents do at once, in %s', (kind) => {
  let now = START;
  let records: Records;
  let other: Records;
  let count = 0;

  beforeAll(async () => {
    const { place } = await databases.newDatabase(kind);
    const open = () => openRecords({ ...place, keyRing, retention: DEFAULT_RETENTION, now: () => new Date(now) });
    records = await open();
    other = await open();
  });
  afterAll(() => Promise.all([records.close(), other.close()]));

  const book = async (digits: string, about: string, window = WINDOW): Promise<string> => {
    count++;
    const key = `any-${count}`;
    const answer = await records.callbacks.book({ key, conversationId: key, personKey: undefined, phone: digits, about, window });
    if (!('booked' in answer)) throw new Error('not booked');
    return answer.booked.reference;
  };
  const newNumber = (): string => {
    count++;
    return `08${String(count).padStart(8, '0')}`;
  };

  test(
    'one agent takes a callback, and one call goes to a number, whatever the matters and however the number is written',
    async () => {
      const takes = fc.array(fc.record({ matter: fc.nat(2), second: fc.boolean() }), { minLength: 2, maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(takes, fc.array(fc.nat(written.length - 1), { minLength: 3, maxLength: 3 }), async (tried, ways) => {
          const digits = newNumber();
          const references: string[] = [];
          for (const [matter, way] of ways.entries()) references.push(await book(written[way]?.(digits) ?? digits, `matter ${matter}`));
          const answers = await Promise.all(
            tried.map(({ matter, second }, agent) => (second ? other : records).desk.callbacks.take(references[matter] ?? '', `agent-${agent}`, LEASE, always)),
          );
          const taken = answers.filter((answer) => typeof answer === 'object');
          expect(taken).toHaveLength(1);
          const [won] = taken;
          for (const [agent, answer] of answers.entries()) {
            if (answer === won) continue;
            expect(answer).toBe(references[tried[agent]?.matter ?? 0] === won?.reference ? 'taken' : 'calling');
          }
        }),
        { numRuns: 12 },
      );
    },
    PATIENCE_MS,
  );

  test(
    'in any order of taking, calling, waiting, closing and cancelling, what happens is what the contract says',
    async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (done) => {
          now = START;
          const numbers = [newNumber(), newNumber()];
          const references: string[] = [];
          const believed: Believed[] = [];
          for (let which = 0; which < 4; which++) {
            references.push(await book(written[which]?.(numbers[which % 2] ?? '') ?? '', `matter ${which}`));
            believed.push({ number: which % 2, state: 'open', by: undefined, until: 0, attempts: [] });
          }
          for (const [at, step] of done.entries()) {
            if (step.does === 'wait') {
              now += step.minutes * MINUTE;
              continue;
            }
            const { callbacks } = (at % 2 ? records : other).desk;
            const [agent, reference, one] = [AGENTS[step.agent] ?? '', references[step.which] ?? '', believed[step.which]];
            if (!one) throw new Error('no such callback');
            const anothers = one.by !== undefined && one.by !== agent && one.until > now;
            switch (step.does) {
              case 'take': {
                const called = believed.some((any) => any !== one && any.number === one.number && any.by !== undefined && any.until > now);
                const answer = await callbacks.take(reference, agent, LEASE, always);
                const expected = one.state !== 'open' ? undefined : anothers ? 'taken' : called ? 'calling' : agent;
                expect(typeof answer === 'object' ? answer.takenBy : answer).toBe(expected);
                if (expected === agent) Object.assign(one, { by: agent, until: now + LEASE * MINUTE });
                break;
              }
              case 'release':
                await callbacks.release(reference, agent);
                if (one.by === agent) one.by = undefined;
                break;
              case 'cancel': {
                await records.callbacks.cancel(reference, { conversationId: (await callbacks.get(reference))?.conversationId ?? '', personKey: undefined });
                if (one.state === 'open') one.state = 'cancelled';
                break;
              }
              case 'attempt': {
                const id = `${reference}/${step.id}`;
                const tried = { id, at: new Date(now).toISOString(), agentId: agent, result: 'busy' as const, note: undefined };
                const answer = await callbacks.attempt(reference, tried);
                const repeated = one.attempts.includes(id);
                const counts = !repeated && one.by === agent && one.state === 'open';
                if (!repeated && one.by === agent) one.by = undefined;
                if (counts) one.attempts.push(id);
                expect(answer?.attempts.length).toBe(repeated || counts ? one.attempts.length : undefined);
                break;
              }
              case 'close': {
                const outcome = step.given ? 'given-up' : 'answered';
                const answer = await callbacks.close(reference, { outcome, agentId: agent, note: undefined });
                const expected = one.state !== 'open' ? undefined : anothers ? 'taken' : outcome;
                expect(typeof answer === 'object' ? answer.outcome : answer).toBe(expected);
                if (expected === outcome) Object.assign(one, { by: undefined, state: step.given ? 'failed' : 'done' });
              }
            }
            expect(await callbacks.get(reference)).toMatchObject({ state: one.state, takenBy: one.by });
          }
        }),
        { numRuns: 25 },
      );
    },
    PATIENCE_MS,
  );

  test(
    'nobody is overtaken: the list is by the end of the window that was promised, whatever was booked, tried or taken when',
    async () => {
      const promised = fc.array(fc.record({ hours: fc.integer({ min: 1, max: 200 }), tried: fc.boolean() }), { minLength: 2, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(promised, async (windows) => {
          now = START;
          for (const { hours, tried } of windows) {
            const until = new Date(START + hours * 60 * MINUTE).toISOString();
            const reference = await book(newNumber(), 'a', { from: WINDOW.from, until });
            if (!tried) continue;
            await records.desk.callbacks.take(reference, 'nok', LEASE, always);
            const attempt = { id: reference, at: new Date(now).toISOString(), agentId: 'nok', result: 'busy' as const, note: undefined };
            await records.desk.callbacks.attempt(reference, attempt);
          }
          const open = (await records.desk.callbacks.list(new Date(now).toISOString())).filter(({ state }) => state === 'open');
          expect(open.length).toBeGreaterThanOrEqual(windows.length);
          const ends = open.map(({ window }) => Date.parse(window.until));
          expect(ends).toEqual([...ends].sort((a, b) => a - b));
        }),
        { numRuns: 8 },
      );
    },
    PATIENCE_MS,
  );
});
