import type { Selectable } from 'kysely';
import { keyedHash } from './hash.ts';
import type { SignIn, SignIns } from './records.ts';
import type { Tables } from './schema.ts';
import { nowIn, type Store, sealer } from './store.ts';

/** Sign-ins under way. Token and state are found by hash; what the provider needs back is sealed. A row goes when the browser comes back. */
export function signIns(store: Store): SignIns {
  const { db } = store;
  const sealed = sealer(store, 'sign_ins.attempt');
  const stateHash = (state: string): string => keyedHash(store.ring, 'sign-in-state', state);
  const tokenHash = (token: string): string => keyedHash(store.ring, 'sign-in-token', token);
  const toSignIn = (row: Selectable<Tables['sign_ins']>): SignIn => ({
    conversationId: row.conversation_id,
    browserHash: row.browser_hash,
    level: row.level,
    ...(row.channel === null ? {} : { channel: row.channel }),
    attempt: row.attempt === null ? undefined : (JSON.parse(sealed.unseal(row.attempt)) as NonNullable<SignIn['attempt']>),
  });

  return {
    async create(token, { conversationId, browserHash, level, channel }, minutes) {
      const expiresAt = new Date(store.now().getTime() + minutes * 60_000).toISOString();
      await db
        .insertInto('sign_ins')
        .values({
          token_hash: tokenHash(token),
          conversation_id: conversationId,
          browser_hash: browserHash,
          level,
          expires_at: expiresAt,
          state_hash: null,
          attempt: null,
          channel: channel ?? null,
        })
        .execute();
    },

    async open(token, attempt, opener) {
      const row = await db
        .updateTable('sign_ins')
        .set({
          state_hash: stateHash(attempt.state),
          attempt: sealed.seal(JSON.stringify(attempt)),
          ...(opener === undefined ? {} : { browser_hash: opener }),
        })
        .where('token_hash', '=', tokenHash(token))
        .where('state_hash', 'is', null)
        .where('browser_hash', opener === undefined ? '!=' : '=', '')
        .where('expires_at', '>', nowIn(store))
        .returningAll()
        .executeTakeFirst();
      return row && toSignIn(row);
    },

    async takeByState(state) {
      const row = await db
        .deleteFrom('sign_ins')
        .where('state_hash', '=', stateHash(state))
        .where('expires_at', '>', nowIn(store))
        .returningAll()
        .executeTakeFirst();
      return row && toSignIn(row);
    },
  };
}
