import type { DeskAgents } from '../desk-records.ts';
import type { Store } from '../store.ts';

export function deskAgents(_store: Store): DeskAgents {
  return new Proxy({}, { get: () => () => Promise.reject(new Error('agents is being built')) }) as DeskAgents;
}
