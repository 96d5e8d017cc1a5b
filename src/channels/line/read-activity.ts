import { type Activity, ActivityTypes } from 'botbuilder';
import type { TurnRequest } from '../turn-service.ts';
import type { LineChannelData } from './to-activity.ts';

/** What an Activity of LINE asks of us. */
export type LineAct =
  | { act: 'turn'; request: TurnRequest }
  | { act: 'unsent'; conversationId: string; eventId: string; messageId: string }
  /** @property at ISO instant. */
  | { act: 'left'; conversationId: string; at: string };

/** @param waitUntil instant in ms until which a text waits for the next, with which it is then read as one question. */
export function readActivity(activity: Partial<Activity>, waitUntil: number): LineAct | undefined {
  const { type, action, id: eventId = '', text, replyToId, conversation, timestamp } = activity;
  const { delivery, media, tapped } = activity.channelData as LineChannelData;
  const conversationId = conversation?.id ?? '';
  const base = { conversationId, eventId, channel: 'line', delivery } as const;
  if (type === ActivityTypes.MessageDelete) return { act: 'unsent', conversationId, eventId, messageId: replyToId ?? '' };
  if (type === ActivityTypes.ContactRelationUpdate) {
    if (action === 'remove') return { act: 'left', conversationId, at: (timestamp ?? new Date()).toISOString() };
    // an empty turn is greeted
    return { act: 'turn', request: base };
  }
  if (type !== ActivityTypes.Message) return undefined;
  if (tapped) return { act: 'turn', request: { ...base, ...tapped } };
  if (media) return { act: 'turn', request: { ...base, media } };
  return { act: 'turn', request: { ...base, text: text ?? '', waitUntil, ...(replyToId ? { messageId: replyToId } : {}) } };
}
