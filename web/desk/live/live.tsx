import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { DeskEvent } from '../../../src/desk/api.ts';
import { LiveConnection, type LiveState } from './connection.ts';

const Live = createContext<LiveConnection | undefined>(undefined);

/** Connects what is in it to the stream of changes. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [connection] = useState(() => new LiveConnection());
  useEffect(() => connection.start(), [connection]);
  return <Live value={connection}>{children}</Live>;
}

/** @throws Error outside of `LiveProvider`. */
export function useLive(): LiveConnection {
  const live = useContext(Live);
  if (!live) throw new Error('useLive outside of LiveProvider');
  return live;
}

export function useLiveState(): LiveState {
  const live = useLive();
  return useSyncExternalStore(live.onState, live.state);
}

/** Runs when something of the kind changed; also after each reconnection, then without the event. */
export function useChanges(changed: DeskEvent['changed'], run: (event: DeskEvent | undefined) => void): void {
  const live = useLive();
  const latest = useEffectEvent(run);
  useEffect(
    () =>
      live.onChange((event) => {
        if (!event || event.changed === changed) latest(event);
      }),
    [live, changed],
  );
}
