import { type Kysely, sql } from 'kysely';
import { addDays } from '../../../knowledge/calendar.ts';
import type { Measure, Measures } from '../desk-records.ts';
import type { Tables } from '../schema.ts';
import type { Store } from '../store.ts';

/** Rows a statement: both databases bind fewer values than that makes. */
const CHUNK = 1000;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/** Thailand keeps one offset all year. */
const MINUTES_AHEAD = 420;

/** Counts by day, and the minutes in which the service was ready. */
export function measures(store: Store): Measures {
  const { db } = store;
  return {
    async add(added) {
      const rows = addedUp(added);
      if (rows.length === 0) return;
      await db.transaction().execute(async (transaction) => {
        for (let from = 0; from < rows.length; from += CHUNK) await addRows(transaction, rows.slice(from, from + CHUNK));
      });
    },

    async minute(minute, ready) {
      await db
        .insertInto('measured_minutes')
        .values({ minute: numberOf(minute), ready: ready ? 1 : 0 })
        .onConflict((conflict) =>
          conflict
            .column('minute')
            .doUpdateSet((of) => ({ ready: of.ref('excluded.ready') }))
            .whereRef('measured_minutes.ready', '<', 'excluded.ready'),
        )
        .execute();
    },

    byDay: (fromDay, untilDay) =>
      db
        .selectFrom('measures')
        .select((of) => ['day', 'kind', 'channel', 'name', of.fn.sum<number>('count').as('count')])
        .where('day', '>=', fromDay)
        .where('day', '<=', untilDay)
        .groupBy(['day', 'kind', 'channel', 'name'])
        .execute(),

    byTopic: (kind, fromDay, untilDay) =>
      db
        .selectFrom('measures')
        .select((of) => ['topic', 'name', of.fn.sum<number>('count').as('count')])
        .where('day', '>=', fromDay)
        .where('day', '<=', untilDay)
        .where('kind', '=', kind)
        .groupBy(['topic', 'name'])
        .execute(),

    async minutes(fromDay, untilDay, before) {
      const { first } = await db
        .selectFrom('measured_minutes')
        .select((of) => of.fn.min('minute').as('first'))
        .executeTakeFirstOrThrow();
      const day = sql<number>`(minute + ${sql.lit(MINUTES_AHEAD)}) / ${sql.lit(DAY_MINUTES)}`;
      const rows = await db
        .selectFrom('measured_minutes')
        .select((of) => [day.as('day'), of.fn.countAll<string | number>().as('minutes')])
        .where('ready', '=', 1)
        .where('minute', '>=', firstMinuteOf(fromDay))
        .where('minute', '<', Math.min(firstMinuteOf(addDays(untilDay, 1)), numberOf(before)))
        .groupBy(day)
        .orderBy(day)
        .execute();
      return {
        first: first === null ? undefined : minuteOf(first),
        ready: rows.map((row) => ({ day: minuteOf(row.day * DAY_MINUTES).slice(0, 10), minutes: Number(row.minutes) })),
      };
    },
  };
}

async function addRows(db: Kysely<Tables>, rows: Measure[]): Promise<void> {
  await db
    .insertInto('measures')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['day', 'kind', 'channel', 'topic', 'name']).doUpdateSet((of) => ({ count: of('measures.count', '+', of.ref('excluded.count')) })),
    )
    .execute();
}

/** One row a count, as a statement may touch it once; in one order, so that two processes never wait for each other. */
function addedUp(added: Measure[]): Measure[] {
  const rows = new Map<string, Measure>();
  for (const { day, kind, channel, topic, name, count } of added) {
    const key = [day, kind, channel, topic, name].join('\n');
    rows.set(key, { day, kind, channel, topic, name, count: (rows.get(key)?.count ?? 0) + count });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** @param minute `2026-11-25T03:07`, UTC. */
function numberOf(minute: string): number {
  return Date.parse(`${minute}:00Z`) / MINUTE_MS;
}

function minuteOf(number: number): string {
  return new Date(number * MINUTE_MS).toISOString().slice(0, 16);
}

function firstMinuteOf(day: string): number {
  return numberOf(`${day}T00:00`) - MINUTES_AHEAD;
}
