import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { HandoffRow, Handoffs } from '../desk-records.ts';
import type { Tables } from '../schema.ts';
import { instant, nowIn, type Store, sealer } from '../store.ts';

/** The one that is being queued may be ended meanwhile. */
const TRIES = 5;

/** Conversations that are with a person, or wait for one. */
export function handoffs(store: Store): Handoffs {
  const { db } = store;
  const { seal, unseal } = sealer(store, 'handoffs.summary');
  const toHandoff = (row: Selectable<Tables['handoffs']>): HandoffRow => ({
    id: row.id,
    conversationId: row.conversation_id,
    personKey: row.person_key ?? undefined,
    channel: row.channel,
    lang: row.lang,
    reason: row.reason,
    topic: row.topic,
    summary: unseal(row.summary),
    state: row.state,
    agentId: row.agent_id ?? undefined,
    wantedAgent: row.wanted_agent ?? undefined,
    queuedAt: row.queued_at,
    firstQueuedAt: row.first_queued_at,
    takenAt: row.taken_at ?? undefined,
    repliedAt: row.replied_at ?? undefined,
    personAt: row.person_at ?? undefined,
    unread: row.unread,
    endedAt: row.ended_at ?? undefined,
    endedAs: row.ended_as ?? undefined,
  });
  const some = (row: Selectable<Tables['handoffs']> | undefined) => row && toHandoff(row);
  const all = () => db.selectFrom('handoffs').selectAll();
  const openOf = (conversationId: string) => all().where('conversation_id', '=', conversationId).where('state', '<>', 'ended').executeTakeFirst();
  /** How many wait since at least as long, itself included. */
  const position = async (row: Selectable<Tables['handoffs']>): Promise<number> => {
    const before = await db
      .selectFrom('handoffs')
      .select(sql<number>`count(*)`.as('count'))
      .where('state', '=', 'waiting')
      .where('queued_at', '<=', row.queued_at)
      .executeTakeFirst();
    return Math.max(1, Number(before?.count ?? 1));
  };

  return {
    async queue({ key, ...request }) {
      for (let tries = 0; tries < TRIES; tries++) {
        const now = nowIn(store);
        const queued = await db
          .insertInto('handoffs')
          .values({
            key,
            id: randomUUID(),
            conversation_id: request.conversationId,
            person_key: request.personKey ?? null,
            channel: request.channel,
            lang: request.lang,
            reason: request.reason,
            topic: request.topic,
            summary: seal(request.summary),
            state: 'waiting',
            agent_id: null,
            wanted_agent: null,
            queued_at: now,
            first_queued_at: now,
            taken_at: null,
            replied_at: null,
            person_at: now,
            unread: 0,
            ended_at: null,
            ended_as: null,
          })
          // by key, or as the conversation has an open one
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst();
        const known = queued ?? (await all().where('key', '=', key).executeTakeFirst()) ?? (await openOf(request.conversationId));
        if (known) return { ...toHandoff(known), position: await position(known) };
      }
      throw new Error(`A conversation could not be queued: refused ${TRIES} times in a row. Try again.`);
    },

    async take(id, agentId) {
      const row = await db
        .updateTable('handoffs')
        .set({ state: 'taken', agent_id: agentId, wanted_agent: null, taken_at: nowIn(store) })
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .where((of) => of.or([of('wanted_agent', 'is', null), of('wanted_agent', '=', agentId)]))
        .returningAll()
        .executeTakeFirst();
      return some(row);
    },

    async requeue(id, from, to) {
      let query = db
        .updateTable('handoffs')
        .set({ state: 'waiting', agent_id: null, wanted_agent: to ?? null, queued_at: nowIn(store) })
        .where('id', '=', id)
        .where('state', '=', 'taken');
      if (from !== undefined) query = query.where('agent_id', '=', from);
      return some(await query.returningAll().executeTakeFirst());
    },

    async release(before) {
      const rows = await db
        .updateTable('handoffs')
        .set({ wanted_agent: null })
        .where('state', '=', 'waiting')
        .where('wanted_agent', 'is not', null)
        .where('queued_at', '<', instant(before, 'before'))
        .returning('id')
        .execute();
      return rows.length;
    },

    async end(id, how, by) {
      let query = db
        .updateTable('handoffs')
        .set({ state: 'ended', ended_at: nowIn(store), ended_as: how })
        .where('id', '=', id)
        .where('state', '<>', 'ended');
      if (by !== undefined) query = query.where('agent_id', '=', by).where('state', '=', 'taken');
      return some(await query.returningAll().executeTakeFirst());
    },

    async replied(id) {
      const now = nowIn(store);
      await db
        .updateTable('handoffs')
        .set({ unread: 0, replied_at: sql`coalesce(replied_at, ${now})` })
        .where('id', '=', id)
        .execute();
    },

    async personWrote(conversationId) {
      const row = await db
        .updateTable('handoffs')
        .set({ unread: sql`unread + 1`, person_at: nowIn(store) })
        .where('conversation_id', '=', conversationId)
        .where('state', '<>', 'ended')
        .returningAll()
        .executeTakeFirst();
      return some(row);
    },

    get: async (id) => some(await all().where('id', '=', id).executeTakeFirst()),
    async known(conversationId) {
      const row = await db.selectFrom('handoffs').select('id').where('conversation_id', '=', conversationId).limit(1).executeTakeFirst();
      return row !== undefined;
    },
    of: async (conversationId) => some(await openOf(conversationId)),

    async open() {
      const rows = await all().where('state', '<>', 'ended').orderBy('state', 'desc').orderBy('queued_at').orderBy('id').execute();
      return rows.map(toHandoff);
    },

    async abandoned(seenBefore) {
      const rows = await db
        .selectFrom('handoffs')
        .innerJoin('desk_agents', 'desk_agents.id', 'handoffs.agent_id')
        .selectAll('handoffs')
        .where('handoffs.state', '=', 'taken')
        .where('handoffs.channel', '<>', 'voice')
        .where('desk_agents.seen_at', '<', instant(seenBefore, 'seenBefore'))
        .orderBy('handoffs.id')
        .execute();
      return rows.map(toHandoff);
    },

    async waitingSince(before) {
      const rows = await all().where('state', '=', 'waiting').where('queued_at', '<', instant(before, 'before')).orderBy('queued_at').execute();
      return rows.map(toHandoff);
    },

    async between(from, until) {
      const rows = await all()
        .where('first_queued_at', '>=', instant(from, 'from'))
        .where('first_queued_at', '<', instant(until, 'until'))
        .orderBy('first_queued_at')
        .execute();
      return rows.map(toHandoff);
    },
  };
}
