import { useEffect, useMemo } from 'react';
import type { HandoffItem, Queue } from '../../../src/desk/api.ts';
import { type Reading, useRead } from '../live/use-read.ts';
import { useSay } from '../words/words.tsx';
import { searchText } from './queue/handoff-words.ts';
import { narrowQueue, orderQueue, type Shown } from './queue/order-queue.ts';

/** The queue, ordered for me and narrowed to what is asked for; the tab's title says how many wait. */
export function useQueue(me: string, shown: Shown, words: string): Reading<Queue> & { items: HandoffItem[] } {
  const say = useSay();
  const reading = useRead<Queue>('/queue', 'queue');
  const all = reading.data?.items;
  const ordered = useMemo(() => orderQueue(all ?? [], me), [all, me]);
  const items = useMemo(() => narrowQueue(ordered, shown, me, words, (item) => searchText(say, item)), [ordered, shown, me, words, say]);
  const waiting = useMemo(() => ordered.filter(({ state, agent, unread }) => state === 'waiting' || (agent?.id === me && unread > 0)).length, [ordered, me]);
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${say('title')}` : say('title');
  }, [waiting, say]);
  return { ...reading, items };
}
