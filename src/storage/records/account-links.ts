import type { Kysely, Selectable } from 'kysely';
import { alone } from './alone.ts';
import { onceTokenHash, onceTokens, takeOnceToken } from './once-tokens.ts';
import type { AccountLink, AccountLinks, LinkOutcome } from './records.ts';
import type { Tables } from './schema.ts';
import { openId, sealId } from './seal-id.ts';
import { nowIn, type Store, sealer } from './store.ts';

const DAY_MS = 86_400_000;

type Promised = Parameters<AccountLinks['promise']>[1];

/** LINE accounts linked to a person. Whatever changes a link is entered in the audit trail in the same step. */
export function accountLinks(store: Store): AccountLinks {
  const { db } = store;
  const sealedId = sealer(store, 'account_links.national_id');
  const sealedName = sealer(store, 'account_links.name');
  const toLink = (row: Selectable<Tables['account_links']>): AccountLink => ({
    conversationId: row.conversation_id,
    // sealed anew each time, so that the key that it is sealed with is always one of today's ring
    ...sealId(store.ring, sealedId.unseal(row.national_id)),
    name: sealedName.unseal(row.name),
    level: row.level,
    provider: row.provider,
    linkedAt: row.linked_at,
    expiresAt: row.expires_at,
  });
  const audit = (on: Kysely<Tables>, action: 'link' | 'unlink', personKey: string, conversationId: string, detail: string): Promise<unknown> =>
    on
      .insertInto('audit')
      .values({ at: nowIn(store), actor: 'person', action, person_key: personKey, conversation_id: conversationId, detail })
      .execute();

  return {
    async promise(nonce, person, minutes) {
      const { conversationId, personKey, idSealed, name, level, provider } = person;
      const payload = { nationalId: openId(store.ring, idSealed), name, level, provider };
      await onceTokens(store).issue('link', nonce, { conversationId, personKey, payload }, minutes);
    },

    link: (conversationId, nonce, days) =>
      alone(store, async (transaction): Promise<LinkOutcome> => {
        const nonceHash = onceTokenHash(store, 'link', nonce);
        const here = await transaction.selectFrom('account_links').selectAll().where('conversation_id', '=', conversationId).executeTakeFirst();
        if (here?.nonce_hash === nonceHash) return { outcome: 'known', link: toLink(here) };
        const promised = await takeOnceToken(store, transaction, 'link', nonce);
        if (!promised?.personKey) return { outcome: 'refused', why: 'unknown' };
        if (promised.conversationId !== conversationId) return { outcome: 'refused', why: 'other-account', promisedTo: promised.conversationId };
        const { personKey } = promised;
        const { nationalId, name, level, provider } = promised.payload as Promised & { nationalId: string };
        const elsewhere = await transaction
          .deleteFrom('account_links')
          .where('person_key', '=', personKey)
          .where('conversation_id', '!=', conversationId)
          .returning('conversation_id')
          .execute();
        for (const other of elsewhere) await audit(transaction, 'unlink', personKey, other.conversation_id, 'linked-elsewhere');
        const another = here !== undefined && here.person_key !== personKey;
        if (another) await audit(transaction, 'unlink', here.person_key, conversationId, 'another-person');
        await transaction.deleteFrom('account_links').where('conversation_id', '=', conversationId).execute();
        const row: Selectable<Tables['account_links']> = {
          conversation_id: conversationId,
          person_key: personKey,
          national_id: sealedId.seal(nationalId),
          name: sealedName.seal(name),
          level,
          provider,
          nonce_hash: nonceHash,
          linked_at: nowIn(store),
          expires_at: new Date(store.now().getTime() + days * DAY_MS).toISOString(),
        };
        await transaction.insertInto('account_links').values(row).execute();
        await audit(transaction, 'link', personKey, conversationId, String(level));
        return { outcome: 'linked', link: toLink(row), another, elsewhere: elsewhere.map((other) => other.conversation_id) };
      }),

    async of(conversationId) {
      const inForce = db.selectFrom('account_links').selectAll().where('conversation_id', '=', conversationId).where('expires_at', '>', nowIn(store));
      const row = await inForce.executeTakeFirst();
      return row && toLink(row);
    },

    unlink: (conversationId, why) =>
      alone(store, async (transaction) => {
        // who unlinks does not find a link made again by a page that was left open
        for (const table of ['once_tokens', 'sign_ins'] as const) await transaction.deleteFrom(table).where('conversation_id', '=', conversationId).execute();
        const row = await transaction.deleteFrom('account_links').where('conversation_id', '=', conversationId).returning('person_key').executeTakeFirst();
        if (row) await audit(transaction, 'unlink', row.person_key, conversationId, why);
        return row !== undefined;
      }),
  };
}
