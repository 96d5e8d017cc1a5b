import type { Handoffs } from '../desk-records.ts';
import type { Store } from '../store.ts';

export function handoffs(_store: Store): Handoffs {
  return new Proxy({}, { get: () => () => Promise.reject(new Error('handoffs is being built')) }) as Handoffs;
}
