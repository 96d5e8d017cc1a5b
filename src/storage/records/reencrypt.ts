import { sql } from 'kysely';
import { alone } from './alone.ts';
import { decrypt, encrypt, firstKey } from './cipher.ts';
import { SEALED } from './schema.ts';
import type { Store } from './store.ts';

/** Rows a transaction: others get their turn in between. */
const CHUNK = 500;

/**
 * Brings every sealed value to the first key of the ring. Once it returns 0 the older keys can leave DATA_KEYS.
 * @returns how many values were brought over.
 * @throws CipherError when a value cannot be read; what was brought over until then stays.
 */
export async function reencrypt(store: Store): Promise<number> {
  let count = 0;
  for (const sealed of SEALED) {
    for (let after: unknown; ; ) {
      const chunk = await reencryptChunk(store, sealed, after);
      count += chunk.length;
      if (chunk.length < CHUNK) break;
      after = chunk.at(-1)?.id;
    }
  }
  return count;
}

function reencryptChunk(store: Store, { table, id, column }: (typeof SEALED)[number], after: unknown): Promise<{ id: unknown }[]> {
  const prefix = `${firstKey(store.ring).id}.`;
  const name = `${table}.${column}`;
  const key = sql.ref(id);
  const value = sql.ref(column);
  return alone(store, async (transaction) => {
    // in the order of the key, from where the chunk before ended: no row is looked at twice
    const { rows } = await sql<{ id: unknown; value: string }>`
      select ${key} as id, ${value} as value from ${sql.table(table)}
      where substr(${value}, 1, ${sql.lit(prefix.length)}) <> ${prefix} ${after === undefined ? sql`` : sql`and ${key} > ${after}`}
      order by ${key} limit ${sql.lit(CHUNK)}`.execute(transaction);
    for (const row of rows) {
      const fresh = encrypt(store.ring, name, decrypt(store.ring, name, row.value));
      await sql`update ${sql.table(table)} set ${value} = ${fresh} where ${key} = ${row.id} and ${value} = ${row.value}`.execute(transaction);
    }
    return rows;
  });
}
