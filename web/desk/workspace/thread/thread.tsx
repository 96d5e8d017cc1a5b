import { Button } from '@mantine/core';
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ConversationLine } from '../../../../src/desk/api.ts';
import { sameDay, shortDay } from '../../format/time.ts';
import type { Outgoing } from '../../live/outbox.ts';
import { useLanguage, useSay } from '../../words/words.tsx';
import { Bubble } from './bubble.tsx';
import { OutgoingBubble } from './outgoing-bubble.tsx';

/** As near to the end as this, one reads the end. */
const NEAR_PX = 60;

/** What was said. Stays at the end while one reads the end, else where one reads, and says that there is more. Mount anew for each conversation. */
export function Thread({ lines, outgoing }: { lines: ConversationLine[]; outgoing: Outgoing[] }) {
  const say = useSay();
  const { lang } = useLanguage();
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [more, setMore] = useState(false);
  const count = lines.length + outgoing.length;
  const toEnd = () => log.current?.scrollTo({ top: log.current.scrollHeight });
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a line came, which is what it is about
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setMore(true);
  }, [count]);
  useEffect(() => {
    const box = log.current;
    if (!box) return;
    // the box under it grows while one writes
    const watch = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    });
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  const follow = () => {
    const box = log.current;
    if (!box) return;
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    if (atEnd.current) setMore(false);
  };
  return (
    <div className="thread">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <div ref={log} className="thread-log" role="log" aria-live="polite" aria-relevant="additions" aria-label={say('thread')} tabIndex={0} onScroll={follow}>
        {lines.map((line, index) => {
          const before = lines[index - 1];
          return (
            <Fragment key={line.id}>
              {(!before || !sameDay(before.at, line.at)) && <p className="day">{shortDay(line.at, lang)}</p>}
              <Bubble {...line} />
            </Fragment>
          );
        })}
        {outgoing.map((item) => (
          <OutgoingBubble key={item.message.messageId} item={item} />
        ))}
      </div>
      {more && (
        <Button className="thread-more" size="compact-sm" radius="xl" onClick={toEnd}>
          {say('new-lines')} ↓
        </Button>
      )}
    </div>
  );
}
