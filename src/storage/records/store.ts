import type { Kysely, Transaction } from 'kysely';
import { decrypt, encrypt } from './cipher.ts';
import type { KeyRing, Retention } from './records.ts';
import type { SealedColumn, Tables } from './schema.ts';

export type Dialect = 'sqlite' | 'postgres';

/** What every part of the records works with. */
export interface Store {
  db: Kysely<Tables>;
  /** Only for the few statements that one of the two does not know. */
  dialect: Dialect;
  ring: KeyRing;
  retention: Retention;
  now: () => Date;
  /** Small writes of many turns in one transaction: resolves when this one is on disk. */
  commit: (write: GroupedWrite) => Promise<void>;
}

/** Run again, alone, when the group that it is in fails. */
export type GroupedWrite = (transaction: Transaction<Tables>) => Promise<void>;

/** The instant of now as it is stored. */
export function nowIn(store: Store): string {
  return store.now().toISOString();
}

/** An instant as it is stored: UTC, one length, so that text order is time order. @throws RangeError when the text is no instant. */
export function instant(text: string, what: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new RangeError(`${what} is no instant. Allowed: ISO 8601 with an offset, such as 2026-11-24T09:00:00+07:00.`);
  return new Date(time).toISOString();
}

/** `seal` and `unseal` of one column, null going through. */
export function sealer(store: Pick<Store, 'ring'>, column: SealedColumn) {
  return {
    seal: (text: string): string => encrypt(store.ring, column, text),
    unseal: (sealed: string): string => decrypt(store.ring, column, sealed),
  };
}
