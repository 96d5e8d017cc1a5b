import type { Kysely } from 'kysely';
import { keyedHash } from './hash.ts';
import type { OnceToken, OnceTokens } from './records.ts';
import type { Tables } from './schema.ts';
import { nowIn, type Store, sealer } from './store.ts';

/** Tokens that are good once. They are found by hash; what they stand for is sealed. */
export function onceTokens(store: Store): OnceTokens {
  return {
    async issue(kind, token, { conversationId, personKey, payload }, minutes) {
      await store.db
        .insertInto('once_tokens')
        .values({
          token_hash: onceTokenHash(store, kind, token),
          kind,
          conversation_id: conversationId,
          person_key: personKey ?? null,
          payload: sealer(store, 'once_tokens.payload').seal(JSON.stringify(payload)),
          expires_at: new Date(store.now().getTime() + minutes * 60_000).toISOString(),
        })
        .execute();
    },
    take: (kind, token) => takeOnceToken(store, store.db, kind, token),
  };
}

export function onceTokenHash(store: Pick<Store, 'ring'>, kind: OnceToken['kind'], token: string): string {
  return keyedHash(store.ring, 'once-token', `${kind}:${token}`);
}

/** Burns a token, also one that is too old. @param db the transaction that it is burned in. */
export async function takeOnceToken(store: Store, db: Kysely<Tables>, kind: OnceToken['kind'], token: string): Promise<OnceToken | undefined> {
  const row = await db
    .deleteFrom('once_tokens')
    .where('token_hash', '=', onceTokenHash(store, kind, token))
    .returningAll()
    .executeTakeFirst();
  if (!row || row.expires_at <= nowIn(store)) return undefined;
  return {
    kind,
    conversationId: row.conversation_id,
    personKey: row.person_key ?? undefined,
    payload: JSON.parse(sealer(store, 'once_tokens.payload').unseal(row.payload)),
  };
}
