import { CipherError } from './cipher.ts';
import { RecordsError } from './connect.ts';
import { keyedHash } from './hash.ts';
import { type Store, sealer } from './store.ts';

/** The one row of `settings`. */
export const KEY_CHECK = 'key-check';

/**
 * Compares the key ring with the one that the database was made with. The first start leaves a sealed hash behind; a later one must be able
 * to open it and come to the same hash. So a wrong key is found at the start, not with the first person who asks.
 * @throws RecordsError naming the variable that is wrong.
 */
export async function checkKeys(store: Store): Promise<void> {
  const { seal, unseal } = sealer(store, 'settings.value');
  const hash = keyedHash(store.ring, 'check', KEY_CHECK);
  await store.db
    .insertInto('settings')
    .values({ name: KEY_CHECK, value: seal(hash) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await store.db.selectFrom('settings').select('value').where('name', '=', KEY_CHECK).executeTakeFirstOrThrow();
  try {
    if (unseal(value) === hash) return;
  } catch (cause) {
    if (cause instanceof CipherError) throw new RecordsError(`DATA_KEYS does not fit these records: ${cause.message}`, { cause });
    throw cause;
  }
  throw new RecordsError('HASH_KEY is not the one that these records were made with: nobody would be found again. Bring the old HASH_KEY back.');
}
