import type { NoticeEvent } from '../dialog/take-notice.ts';
import type { PersonEvent } from '../dialog/with-person.ts';
import type { LiveUpdates } from '../storage/live/live-updates.ts';
import type { LinePeople } from '../storage/records/records.ts';
import { channelOf } from './channel-of.ts';
import type { TurnService } from './turn-service.ts';

/**
 * Says something in a conversation that nobody asked for just now, in its turn with what the person says.
 * @param eventId the same again says nothing.
 * @param by the agent whose words they are.
 * @returns `unreachable`: it is a call, or the person left LINE; nothing was said.
 */
export type TellEvent = (conversationId: string, eventId: string, event: PersonEvent | NoticeEvent, by?: string) => Promise<'told' | 'unreachable'>;

export interface TellPersonParts {
  turns: Pick<TurnService, 'happened' | 'receiveEvent' | 'takeWaiting'>;
  live: LiveUpdates;
  linePeople: Pick<LinePeople, 'of'>;
}

export function tellPerson({ turns, live, linePeople }: TellPersonParts): TellEvent {
  return async (conversationId, eventId, event, by) => {
    const system = { happened: 'desk', event, ...(by === undefined ? {} : { by }) } as const;
    switch (channelOf(conversationId)) {
      case 'voice':
        return 'unreachable';
      case 'line': {
        const person = await linePeople.of(conversationId);
        if (!person?.userId || person.leftAt) return 'unreachable';
        await turns.receiveEvent(conversationId, eventId, 'line', system);
        await turns.takeWaiting(conversationId);
        return 'told';
      }
      default: {
        const answer = await turns.happened(conversationId, eventId, system);
        live.publish(conversationId, { personal: answer.signedIn, eventId, answer });
        return 'told';
      }
    }
  };
}
