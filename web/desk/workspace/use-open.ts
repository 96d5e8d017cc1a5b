import type { Call, Conversation, HandoffItem, Queue } from '../../../src/desk/api.ts';
import type { Outgoing } from '../live/outbox.ts';
import { type Reading, useRead } from '../live/use-read.ts';
import { useMe, useRole } from '../shell/me.tsx';
import { useRouter } from '../shell/router.tsx';
import { useConversation } from './use-conversation.ts';

export interface Open {
  /** Of the conversation or call. */
  id: string | undefined;
  item: HandoffItem | undefined;
  /** Whether I have it. */
  mine: boolean;
  /** Whether it is spoken, and not written. */
  isCall: boolean;
  conversation: Reading<Conversation> & { outgoing: Outgoing[] };
  call: Reading<Call>;
  /** Whether answers may be asked for as part of it: its context is only for who has it, and for supervisors. */
  inContext: boolean;
}

/** What is open, by the address: a conversation, or a call that may be in no queue. */
export function useOpen(queue: Queue | undefined): Open {
  const { me } = useMe();
  const supervisor = useRole('supervisor');
  const { id, page } = useRouter().route;
  const listed = queue?.items.find(({ conversationId }) => conversationId === id);
  const mine = listed?.state === 'taken' && listed.agent?.id === me.id;
  const isCall = page === 'calls' || listed?.channel === 'voice';
  // what waits, or is a colleague's, would only be refused
  const readable = queue && (listed ? mine || supervisor : page !== 'calls');
  const conversation = useConversation(readable ? id : undefined);
  const call = useRead<Call>(isCall && id ? `/calls/${encodeURIComponent(id)}` : undefined, 'call', id);
  return { id, item: listed ?? conversation.data?.handoff, mine, isCall, conversation, call, inContext: mine || supervisor };
}
