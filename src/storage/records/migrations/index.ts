import type { Migration } from 'kysely/migration';
import type { Dialect } from '../store.ts';
import { tables } from './0001-tables.ts';
import { auditIsAppendOnly } from './0002-audit-is-append-only.ts';
import { linePeople } from './0003-line-people.ts';
import { accountLinks } from './0004-account-links.ts';
import { desk } from './0005-desk.ts';

/** Every migration by name, in the order of the names. One that was released is never changed: the next one gets a new file. */
export function migrations(dialect: Dialect): Record<string, Migration> {
  return {
    '0001-tables': tables(dialect),
    '0002-audit-is-append-only': auditIsAppendOnly(dialect),
    '0003-line-people': linePeople,
    '0004-account-links': accountLinks,
    '0005-desk': desk,
  };
}
