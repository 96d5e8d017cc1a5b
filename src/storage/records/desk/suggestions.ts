import type { SuggestionLog } from '../desk-records.ts';
import type { Store } from '../store.ts';

export function suggestionLog(_store: Store): SuggestionLog {
  return new Proxy({}, { get: () => () => Promise.reject(new Error('suggestions is being built')) }) as SuggestionLog;
}
