import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useLive } from './live.tsx';
import { Outbox, type Outgoing } from './outbox.ts';

const Sending = createContext<Outbox | undefined>(undefined);

/** Keeps what is being sent; inside of `LiveProvider`. */
export function OutboxProvider({ children }: { children: ReactNode }) {
  const live = useLive();
  const [outbox] = useState(() => new Outbox());
  useEffect(() => {
    outbox.wake();
    return live.onChange((event) => {
      if (!event) outbox.wake();
    });
  }, [live, outbox]);
  return <Sending value={outbox}>{children}</Sending>;
}

/** @throws Error outside of `OutboxProvider`. */
export function useOutbox(): { outbox: Outbox; items: Outgoing[] } {
  const outbox = useContext(Sending);
  if (!outbox) throw new Error('useOutbox outside of OutboxProvider');
  const items = useSyncExternalStore(outbox.onChange, outbox.items);
  return { outbox, items };
}
