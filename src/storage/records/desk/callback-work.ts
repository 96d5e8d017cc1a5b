import type { CallbackWork } from '../desk-records.ts';
import type { Store } from '../store.ts';

export function callbackWork(_store: Store): CallbackWork {
  return new Proxy({}, { get: () => () => Promise.reject(new Error('callback-work is being built')) }) as CallbackWork;
}
