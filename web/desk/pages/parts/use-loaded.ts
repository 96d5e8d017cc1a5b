import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskEvent } from '../../../../src/desk/api.ts';
import type { PageProps, Refusal } from '../page-props.ts';
import { asRefusal } from './as-refusal.ts';

/** Something that was read from the server, and stays on the screen while it is read anew. */
export interface Loaded<T> {
  data: T | undefined;
  refusal: Refusal | undefined;
  reload: () => Promise<void>;
}

/**
 * Reads a path, and again whenever the desk says that it changed. Of several answers on the way only the last asked one counts.
 * @param path nothing: nothing is read.
 * @param changed the kinds of change that concern it.
 */
export function useLoaded<T>({ api, live }: Pick<PageProps, 'api' | 'live'>, path: string | undefined, changed?: DeskEvent['changed']): Loaded<T> {
  const [state, setState] = useState<{ data?: T; refusal?: Refusal }>({});
  const asked = useRef(0);

  const reload = useCallback(async () => {
    if (path === undefined) return;
    const mine = ++asked.current;
    try {
      const data = await api.get<T>(path);
      if (mine === asked.current) setState({ data });
    } catch (error) {
      if (mine === asked.current) setState((before) => ({ ...before, refusal: asRefusal(error) }));
    }
  }, [api, path]);

  useEffect(() => void reload(), [reload]);
  useEffect(() => (changed ? live.on(changed, () => void reload()) : undefined), [live, changed, reload]);

  return { data: state.data, refusal: state.refusal, reload };
}
