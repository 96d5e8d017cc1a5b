import { useCallback, useSyncExternalStore } from 'react';
import { keptInTab } from '../kept-in-tab.ts';

/** What an agent is writing to somebody. */
export interface Draft {
  text: string;
  /** The suggestion that was put in last, as it was. */
  from?: { suggestionId: string; text: string };
}

const KEY = 'drafts';
const EMPTY: Draft = { text: '' };
let drafts = keptInTab.read<Record<string, Draft>>(KEY, {});
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The draft of one conversation: it is still there when one comes back to it. */
export function useDraft(conversationId: string | undefined): [draft: Draft, setDraft: (draft: Draft) => void] {
  const draft = useSyncExternalStore(subscribe, () => (conversationId && drafts[conversationId]) || EMPTY);
  const setDraft = useCallback(
    (next: Draft) => {
      if (!conversationId) return;
      const { [conversationId]: _, ...others } = drafts;
      drafts = next.text ? { ...others, [conversationId]: next } : others;
      keptInTab.write(KEY, drafts);
      for (const listener of listeners) listener();
    },
    [conversationId],
  );
  return [draft, setDraft];
}

/** The draft with a suggestion put in: alone, or under what is written already. */
export function withSuggestion(draft: Draft, suggestionId: string, text: string): Draft {
  const before = draft.text.trimEnd();
  return { text: before ? `${before}\n${text}` : text, from: { suggestionId, text } };
}

/** What became of the suggestion in it. Nothing when there is none. */
export function becameOf({ text, from }: Draft): 'used' | 'edited' | undefined {
  if (!from) return undefined;
  return text.trim() === from.text.trim() ? 'used' : 'edited';
}
