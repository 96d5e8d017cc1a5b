import { eraseOwner } from './erase-owner.ts';
import { exportOwner } from './export-owner.ts';
import { keptOf } from './kept-of.ts';
import { purge } from './purge.ts';
import type { PrivacyDesk } from './records.ts';
import type { Store } from './store.ts';

/** What the law lets a person ask for (PDPA, sections 30 to 33), and the clearing away of what has outlived its time. */
export function privacyDesk(store: Store): PrivacyDesk {
  return {
    kept: (owner) => keptOf(store, owner),
    export: (owner) => exportOwner(store, owner),
    erase: (owner) => eraseOwner(store, owner),
    purge: (now) => purge(store, now),
  };
}
