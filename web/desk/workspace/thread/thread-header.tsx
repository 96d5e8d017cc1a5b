import { Button, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { HandoffItem, Queue } from '../../../../src/desk/api.ts';
import { Icon } from '../../shell/icons.tsx';
import { KeyHint } from '../../shell/keys/key-hint.tsx';
import { useSay } from '../../words/words.tsx';
import { sayPerson, sayReason } from '../queue/handoff-words.ts';
import { WaitingTime } from '../queue/waiting-time.tsx';
import type { HandoffActions } from '../use-handoff-actions.ts';
import { TransferDialog } from './transfer-dialog.tsx';

interface Props {
  item: HandoffItem;
  mine: boolean;
  /** Whether I may take conversations. */
  agent: boolean;
  agents: Queue['agents'];
  me: string;
  actions: HandoffActions;
}

/** With whom one speaks and why, and what can be done with the conversation. */
export function ThreadHeader({ item, mine, agent, agents, me, actions }: Props) {
  const say = useSay();
  const [transfer, setTransfer] = useState(false);
  return (
    <div className="thread-head">
      <div className="thread-head-words">
        <h2>{sayPerson(say, item)}</h2>
        <p>
          <span className="channel" data-channel={item.channel}>
            <Icon name={item.channel} size={15} />
            {say(`channel.${item.channel}`)}
          </span>
          {sayReason(say, item.reason)}
          {item.state === 'waiting' && <WaitingTime since={item.queuedAt} />}
          {item.state === 'taken' && !mine && <span className="pill">{say('with', { name: item.agent?.name ?? '' })}</span>}
        </p>
      </div>
      <div className="thread-head-actions">
        {agent && item.state === 'waiting' && (
          <Button
            loading={actions.busy}
            onClick={actions.take}
            aria-keyshortcuts="Alt+T"
            leftSection={<Icon name="check" size={16} />}
            rightSection={<KeyHint>Alt+T</KeyHint>}
          >
            {say('take')}
          </Button>
        )}
        {mine && (
          <>
            <Button variant="default" size="sm" disabled={actions.busy} onClick={actions.offerCallback} leftSection={<Icon name="clock" size={16} />}>
              {say('offer-callback')}
            </Button>
            <Button variant="default" size="sm" disabled={actions.busy} onClick={() => setTransfer(true)} leftSection={<Icon name="move" size={16} />}>
              {say('transfer')}
            </Button>
            <Tooltip label={say('return-hint')}>
              <Button
                variant="default"
                size="sm"
                disabled={actions.busy}
                onClick={actions.giveBack}
                aria-keyshortcuts="Alt+R"
                leftSection={<Icon name="bot" size={16} />}
              >
                {say('return')}
              </Button>
            </Tooltip>
          </>
        )}
      </div>
      <TransferDialog opened={transfer} onClose={() => setTransfer(false)} agents={agents.filter(({ id }) => id !== me)} onTransfer={actions.transfer} />
    </div>
  );
}
