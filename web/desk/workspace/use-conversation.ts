import { useEffect } from 'react';
import type { Conversation } from '../../../src/desk/api.ts';
import type { Outgoing } from '../live/outbox.ts';
import { useOutbox } from '../live/use-outbox.tsx';
import { type Reading, useRead } from '../live/use-read.ts';

/** What was said in a conversation, and what is on its way into it. @param conversationId nothing: there is none that one may read. */
export function useConversation(conversationId: string | undefined): Reading<Conversation> & { outgoing: Outgoing[] } {
  const reading = useRead<Conversation>(conversationId && `/conversations/${conversationId}`, 'conversation', conversationId);
  const { outbox, items } = useOutbox();
  const { reload } = reading;
  useEffect(() => {
    outbox.delivered = async (of) => {
      if (of === conversationId) await reload();
    };
    return () => {
      outbox.delivered = async () => {};
    };
  }, [outbox, conversationId, reload]);
  return { ...reading, outgoing: items.filter((item) => item.conversationId === conversationId) };
}
