import type { DeskSessions } from '../desk-records.ts';
import type { Store } from '../store.ts';

export function deskSessions(_store: Store): DeskSessions {
  return new Proxy({}, { get: () => () => Promise.reject(new Error('sessions is being built')) }) as DeskSessions;
}
