import type { ComplaintWork } from '../desk-records.ts';
import type { Store } from '../store.ts';

export function complaintWork(_store: Store): ComplaintWork {
  return new Proxy({}, { get: () => () => Promise.reject(new Error('complaint-work is being built')) }) as ComplaintWork;
}
