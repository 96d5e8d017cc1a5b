import { SegmentedControl, TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import type { HandoffItem, Queue } from '../../../../src/desk/api.ts';
import { Icon } from '../../shell/icons.tsx';
import { useSay } from '../../words/words.tsx';
import { OpenCall } from '../calls/open-call.tsx';
import { SHOWN, type Shown } from './order-queue.ts';
import { QueueList } from './queue-list.tsx';

interface Props {
  queue: Queue | undefined;
  /** Ordered and narrowed. */
  items: HandoffItem[];
  shown: Shown;
  onShown: (shown: Shown) => void;
  words: string;
  onWords: (words: string) => void;
  search: RefObject<HTMLInputElement | null>;
  me: string;
  selected: string | undefined;
  onSelect: (conversationId: string) => void;
}

/** Left: who waits, who is with whom. */
export function QueueColumn({ queue, items, shown, onShown, words, onWords, search, me, selected, onSelect }: Props) {
  const say = useSay();
  const counts: Record<Shown, number> = {
    all: queue?.items.length ?? 0,
    waiting: queue?.items.filter(({ state }) => state === 'waiting').length ?? 0,
    mine: queue?.items.filter(({ agent, wanted }) => agent?.id === me || wanted?.id === me).length ?? 0,
    calls: queue?.items.filter(({ channel }) => channel === 'voice').length ?? 0,
  };
  return (
    <section className="column queue" aria-label={say('queue')}>
      <div className="queue-tools">
        <SegmentedControl
          fullWidth
          size="sm"
          aria-label={say('shown.label')}
          value={shown}
          onChange={(value) => onShown(value as Shown)}
          data={SHOWN.map((value) => ({
            value,
            label: (
              <span className="tab-label">
                {say(`shown.${value}`)} <span className="count">{counts[value]}</span>
              </span>
            ),
          }))}
        />
        <TextInput
          ref={search}
          value={words}
          onChange={({ currentTarget }) => onWords(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onWords('');
          }}
          placeholder={say('search')}
          aria-label={say('search')}
          aria-keyshortcuts="/"
          leftSection={<Icon name="search" size={16} />}
        />
        {shown === 'calls' && <OpenCall />}
      </div>
      {queue && !queue.open && <p className="band warn">{say('closed')}</p>}
      {items.length > 0 ? (
        <QueueList {...{ items, me, selected, onSelect }} />
      ) : (
        <p className="empty">{queue ? say(words || shown !== 'all' ? 'nothing-found' : 'nobody-waits') : say('opening')}</p>
      )}
      {queue && <Colleagues agents={queue.agents} />}
    </section>
  );
}

/** Who else is there: knowing that one is not alone, and whom to transfer to. */
function Colleagues({ agents }: { agents: Queue['agents'] }) {
  const say = useSay();
  const there = agents.filter(({ available }) => available);
  return (
    <p className="colleagues" title={there.map(({ name, open }) => `${name} (${open})`).join(', ')}>
      {say('colleagues', { count: there.length })}
    </p>
  );
}
