import { Button } from '@mantine/core';
import { sayProblem } from '../../api/say-problem.ts';
import type { Outgoing } from '../../live/outbox.ts';
import { useOutbox } from '../../live/use-outbox.tsx';
import { useSay } from '../../words/words.tsx';
import { Bubble } from './bubble.tsx';

/** A message that the server does not have yet. */
export function OutgoingBubble({ item }: { item: Outgoing }) {
  const say = useSay();
  const { outbox } = useOutbox();
  const { messageId, text } = item.message;
  return (
    <Bubble who="agent" text={text} at={item.at} agent={say('you')}>
      <div className="line-state" data-state={item.state}>
        {item.state === 'refused' ? (
          <>
            {say('send.refused')} {sayProblem(say, item.error)}
            <Button size="compact-xs" variant="default" onClick={() => outbox.again(messageId)}>
              {say('send.retry')}
            </Button>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => outbox.drop(messageId)}>
              {say('send.drop')}
            </Button>
          </>
        ) : (
          say(`send.${item.state}`)
        )}
      </div>
    </Bubble>
  );
}
