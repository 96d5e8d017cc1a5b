import { type Activity, ActivityTypes } from 'botbuilder';
import type { Media } from '../media.ts';
import type { LineDelivery } from './line-delivery.ts';
import { fieldsOf, type LineEvent, textOf } from './line-event.ts';
import { readButton, type Tapped } from './read-button.ts';
import { readMedia } from './read-media.ts';

/** What an Activity of ours carries beside the common fields. */
export interface LineChannelData {
  delivery: LineDelivery;
  media?: Media | undefined;
  tapped?: Tapped | undefined;
}

const LONGEST_TEXT = 2000;
const LONGEST_ID = 200;

export interface ActivityParts {
  conversationId: string;
  eventId: string;
  /** When it happened. */
  at: Date;
  delivery: LineDelivery;
}

/** A person's event as a Bot Framework Activity; nothing for a kind that is not for us. LINE's id of the person is in `channelData` only. */
export function toActivity(event: LineEvent, { conversationId, eventId, at, delivery }: ActivityParts): Partial<Activity> | undefined {
  const shape = shapeOf(event, delivery);
  if (!shape) return undefined;
  return {
    id: eventId,
    channelId: 'line',
    serviceUrl: '',
    timestamp: at,
    conversation: { id: conversationId, isGroup: false, conversationType: 'personal', name: '' },
    from: { id: conversationId, name: '' },
    recipient: { id: 'ask-1506', name: '' },
    channelData: { delivery },
    ...shape,
  };
}

function shapeOf(event: LineEvent, delivery: LineDelivery): Partial<Activity> | undefined {
  switch (event.type) {
    case 'message':
      return messageShape(fieldsOf(event.message), delivery);
    case 'postback': {
      const tapped = readButton(event.postback);
      return tapped && { type: ActivityTypes.Message, text: tapped.text ?? '', channelData: { delivery, tapped } satisfies LineChannelData };
    }
    case 'follow':
      return { type: ActivityTypes.ContactRelationUpdate, action: 'add' };
    case 'unfollow':
      return { type: ActivityTypes.ContactRelationUpdate, action: 'remove' };
    case 'unsend': {
      const replyToId = textOf(fieldsOf(event.unsend).messageId, LONGEST_ID);
      return replyToId === undefined ? undefined : { type: ActivityTypes.MessageDelete, replyToId };
    }
  }
  return undefined;
}

function messageShape(message: Record<string, unknown>, delivery: LineDelivery): Partial<Activity> | undefined {
  const replyToId = textOf(message.id, LONGEST_ID);
  // a sticker with words of one's own says just that
  const text = message.type === 'text' || (message.type === 'sticker' && message.stickerResourceType === 'MESSAGE') ? message.text : undefined;
  if (typeof text === 'string') return { type: ActivityTypes.Message, text: text.slice(0, LONGEST_TEXT), ...(replyToId ? { replyToId } : {}) };
  const media = readMedia(message);
  return (
    media && { type: ActivityTypes.Message, attachments: [{ contentType: `line/${media.kind}` }], channelData: { delivery, media } satisfies LineChannelData }
  );
}
