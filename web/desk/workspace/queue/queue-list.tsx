import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { HandoffItem } from '../../../../src/desk/api.ts';
import { useSay } from '../../words/words.tsx';
import { QueueRow } from './queue-row.tsx';

const ROW_PX = 104;

interface Props {
  items: HandoffItem[];
  me: string;
  /** The conversation that is open. */
  selected: string | undefined;
  onSelect: (conversationId: string) => void;
}

/** The conversations, drawn only where one looks: however many there are, the page holds a screenful. */
export function QueueList({ items, me, selected, onSelect }: Props) {
  const say = useSay();
  const scroll = useRef<HTMLDivElement>(null);
  const index = items.findIndex(({ conversationId }) => conversationId === selected);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    getItemKey: (at) => items[at]?.id ?? at,
    overscan: 4,
  });
  const drawn = rows.getVirtualItems();
  const brought = useRef<string>(undefined);
  useEffect(() => {
    // once for each choice: a list that jumps whenever a line comes in is no help
    if (index < 0 || brought.current === selected) return;
    rows.scrollToIndex(index, { align: 'auto' });
    brought.current = selected;
  }, [index, selected, rows]);
  return (
    <div
      ref={scroll}
      className="queue-scroll"
      role="listbox"
      tabIndex={0}
      aria-label={say('queue')}
      aria-activedescendant={drawn.some((row) => row.index === index) ? rowId(items[index]) : undefined}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {drawn.map(({ index: at, key, start }) => {
          const item = items[at] as HandoffItem;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go through the list (Alt+Down, J), not through its rows
            <div
              key={key}
              id={rowId(item)}
              role="option"
              tabIndex={-1}
              className="row"
              aria-selected={at === index}
              aria-posinset={at + 1}
              aria-setsize={items.length}
              data-state={item.state}
              style={{ position: 'absolute', insetInline: 0, height: ROW_PX, transform: `translateY(${start}px)` }}
              onClick={() => onSelect(item.conversationId)}
            >
              <QueueRow item={item} me={me} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function rowId(item: HandoffItem | undefined): string | undefined {
  return item && `row-${item.id}`;
}
