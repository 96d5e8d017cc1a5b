import { useCallback, useEffect, useRef, useState } from 'react';
import type { Suggestions, SuggestRequest } from '../../../../src/desk/api.ts';
import { post } from '../../api/client.ts';
import { useChanges } from '../../live/live.tsx';

/** Short enough to feel immediate, long enough not to ask for every letter. */
const AFTER_MS = 250;

export interface Suggesting {
  suggestions: Suggestions | undefined;
  error: unknown;
  /** Others are on their way; those before stay meanwhile. */
  busy: boolean;
}

/**
 * The three best answers to a text, a moment after it changed.
 * @param text nothing is asked without one. @param fresh a change of it asks again: other data, the same text.
 */
export function useSuggestions(text: string, conversationId: string | undefined, fresh: string): Suggesting {
  const [state, setState] = useState<Suggesting & { of?: string | undefined }>({ suggestions: undefined, error: undefined, busy: false });
  const running = useRef<AbortController | undefined>(undefined);
  const ask = useCallback(async () => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState((before) => ({ ...before, busy: true }));
    try {
      const request: SuggestRequest = { text, ...(conversationId ? { conversationId } : {}) };
      const suggestions = await post<Suggestions>('/suggest', request, controller.signal);
      setState({ suggestions, error: undefined, busy: false, of: conversationId });
    } catch (error) {
      if (!controller.signal.aborted) setState((before) => ({ ...before, error, busy: false }));
    }
  }, [text, conversationId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `fresh` is there to ask again
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => void ask(), AFTER_MS);
    return () => {
      clearTimeout(timer);
      running.current?.abort();
    };
  }, [ask, text, fresh]);
  useChanges('conversation', (event) => {
    // what failed is asked again after the reconnection; what is there stays, so that nothing moves under the agent's hand
    if (text && !event && state.error) void ask();
  });
  const current = text && state.of === conversationId;
  return { suggestions: current ? state.suggestions : undefined, error: text ? state.error : undefined, busy: Boolean(text) && state.busy };
}
