import type { Selectable } from 'kysely';
import { keyedHash, plainPhone } from './hash.ts';
import type { Callback, Callbacks, Owner } from './records.ts';
import { newReference, normalizeReference } from './reference.ts';
import type { Tables } from './schema.ts';
import { instant, nowIn, type Store, sealer } from './store.ts';

/** A reference number drawn twice, or an open promise cancelled between two statements: a new try settles it. */
const TRIES = 5;

/** Promises to call back. */
export function callbacks(store: Store): Callbacks {
  const { db } = store;
  const phone = sealer(store, 'callbacks.phone');

  const toCallback = (row: Selectable<Tables['callbacks']>): Callback => ({
    reference: row.reference,
    conversationId: row.conversation_id,
    phone: phone.unseal(row.phone),
    about: row.about,
    window: { from: row.window_from, until: row.window_until },
    state: row.state,
    createdAt: row.created_at,
  });
  const byKey = (key: string) => db.selectFrom('callbacks').selectAll().where('key', '=', key).executeTakeFirst();
  const openPromise = (phoneHash: string, about: string) =>
    db.selectFrom('callbacks').where('phone_hash', '=', phoneHash).where('about', '=', about).where('state', '=', 'open');
  /** A promise whose window went by unkept must not stand in the way of a later one. */
  const failMissed = (phoneHash: string, about: string, now: string, from: string) =>
    db
      .updateTable('callbacks')
      .set({ state: 'failed' })
      .where('key', 'in', openPromise(phoneHash, about).where('ends_at', '<=', now).where('ends_at', '<=', from).select('key'))
      .where('state', '=', 'open')
      .execute();
  const ownedBy = ({ conversationId, personKey }: Owner) =>
    db
      .selectFrom('callbacks')
      .selectAll()
      .where((of) => of.or([of('conversation_id', '=', conversationId), ...(personKey ? [of('person_key', '=', personKey)] : [])]));

  return {
    async book(request) {
      const phoneHash = keyedHash(store.ring, 'phone', plainPhone(request.phone));
      const from = instant(request.window.from, 'window.from');
      const endsAt = instant(request.window.until, 'window.until');
      for (let tries = 0; tries < TRIES; tries++) {
        const known = await byKey(request.key);
        if (known) return { booked: toCallback(known) };
        const now = nowIn(store);
        await failMissed(phoneHash, request.about, now, from);
        const booked = await db
          .insertInto('callbacks')
          .values({
            key: request.key,
            reference: newReference('C'),
            conversation_id: request.conversationId,
            person_key: request.personKey ?? null,
            phone: phone.seal(request.phone),
            phone_hash: phoneHash,
            about: request.about,
            window_from: request.window.from,
            window_until: request.window.until,
            state: 'open',
            created_at: now,
            ends_at: endsAt,
          })
          // of two at once the unique indexes let one in: by key, by open promise or by reference
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst();
        if (booked) return { booked: toCallback(booked) };
        const open = await openPromise(phoneHash, request.about).selectAll().executeTakeFirst();
        if (open && open.key !== request.key) return { existing: toCallback(open) };
      }
      throw new Error(`A callback could not be booked: refused ${TRIES} times in a row. Try again.`);
    },

    async cancel(reference, owner) {
      const mine = await ownedBy(owner)
        .where('reference', '=', normalizeReference(reference) ?? '')
        .executeTakeFirst();
      if (!mine) return undefined;
      await db
        .updateTable('callbacks')
        .set({ state: 'cancelled', ends_at: nowIn(store) })
        .where('key', '=', mine.key)
        .where('state', '=', 'open')
        .execute();
      const after = await byKey(mine.key);
      return after?.state === 'cancelled' ? toCallback(after) : undefined;
    },

    async openOf(owner) {
      const rows = await ownedBy(owner).where('state', '=', 'open').orderBy('ends_at').orderBy('key').execute();
      return rows.map(toCallback);
    },

    async due(limit) {
      const rows = await db.selectFrom('callbacks').selectAll().where('state', '=', 'open').orderBy('ends_at').orderBy('key').limit(limit).execute();
      return rows.map(toCallback);
    },
  };
}
