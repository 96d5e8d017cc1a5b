import type { KnowledgeWork } from '../desk-records.ts';
import type { Store } from '../store.ts';

export function knowledgeWork(_store: Store): KnowledgeWork {
  return new Proxy({}, { get: () => () => Promise.reject(new Error('knowledge-work is being built')) }) as KnowledgeWork;
}
