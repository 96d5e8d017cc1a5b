import type { AwaitedAnswers } from '../desk-records.ts';
import type { Store } from '../store.ts';

export function awaitedAnswers(_store: Store): AwaitedAnswers {
  return new Proxy({}, { get: () => () => Promise.reject(new Error('awaited-answers is being built')) }) as AwaitedAnswers;
}
