import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DeskEvent } from '../../../src/desk/api.ts';
import { read } from '../api/client.ts';
import { DeskError } from '../api/desk-error.ts';
import { useChanges, useLive } from './live.tsx';

export interface Reading<T> {
  /** What was read last; stays while it is read anew. Nothing before, or when it is no longer there. */
  data: T | undefined;
  /** Why the last reading failed. */
  error: unknown;
  /** Reads anew; resolves when it has been read. */
  reload: () => Promise<void>;
}

/**
 * Reads a path of /api/desk, and again whenever something of the kind changes and after each reconnection.
 * @param path nothing is read without one. @param id with it, only changes of this one count.
 */
export function useRead<T>(path: string | undefined, changed: DeskEvent['changed'], id?: string): Reading<T> {
  const live = useLive();
  const [state, setState] = useState<{ path: string | undefined; data: T | undefined; error: unknown }>({ path, data: undefined, error: undefined });
  const running = useRef<AbortController | undefined>(undefined);
  const wanted = useRef(path);
  useLayoutEffect(() => {
    wanted.current = path;
  }, [path]);

  const reload = useCallback(async () => {
    // asked for by who still has the path of before: what is being read now goes on
    if (!path || wanted.current !== path) return;
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    try {
      const data = await read<T>(path, controller.signal);
      if (!controller.signal.aborted) setState({ path, data, error: undefined });
    } catch (error) {
      if (controller.signal.aborted) return;
      const passing = error instanceof DeskError && error.passing;
      if (passing && error.status === 0) live.doubt();
      setState((before) => ({ path, data: passing && before.path === path ? before.data : undefined, error }));
    }
  }, [path, live]);

  useEffect(() => {
    void reload();
    return () => running.current?.abort();
  }, [reload]);
  useChanges(changed, (event) => {
    if (!event || !id || event.id === id) void reload();
  });

  const current = state.path === path;
  return { data: current ? state.data : undefined, error: current ? state.error : undefined, reload };
}
