import type { webhook } from '@line/bot-sdk';
import type { Contents, MediaType } from './contents.ts';
import { newMessageId, newQuoteToken } from './ids.ts';

interface Media {
  /** A sample when not given. */
  bytes?: Buffer | undefined;
  contentType?: string | undefined;
}

/** What a person can send. */
export type PersonMessage =
  | { type: 'text'; text: string; quotedMessageId?: string }
  | { type: 'sticker'; packageId: string; stickerId: string }
  | { type: 'location'; title?: string; address?: string; latitude: number; longitude: number }
  | ({ type: 'image' } & Media)
  | ({ type: 'audio' | 'video'; durationMs?: number } & Media)
  | ({ type: 'file'; fileName?: string } & Media);

/** The message as the webhook carries it; media are kept for the content endpoint. */
export function messageContent(said: PersonMessage, contents: Contents): webhook.MessageContent {
  const id = newMessageId();
  const quoteToken = newQuoteToken();
  const keep = (type: MediaType, { bytes, contentType }: Media) => contents.keep(id, type, { bytes, contentType });
  const contentProvider = { type: 'line' } as const;
  switch (said.type) {
    case 'text':
      return { type: 'text', id, text: said.text, quoteToken, ...(said.quotedMessageId ? { quotedMessageId: said.quotedMessageId } : {}) };
    case 'sticker':
      return { type: 'sticker', id, packageId: said.packageId, stickerId: said.stickerId, stickerResourceType: 'STATIC', quoteToken };
    case 'location': {
      const { type, latitude, longitude, title, address } = said;
      return { type, id, latitude, longitude, ...(title ? { title } : {}), ...(address ? { address } : {}) };
    }
    case 'image':
      keep('image', said);
      return { type: 'image', id, contentProvider, quoteToken };
    case 'video':
      keep('video', said);
      return { type: 'video', id, duration: said.durationMs ?? 1000, contentProvider, quoteToken };
    case 'audio':
      keep('audio', said);
      return { type: 'audio', id, duration: said.durationMs ?? 1000, contentProvider };
    case 'file':
      return { type: 'file', id, fileName: said.fileName ?? 'document.pdf', fileSize: keep('file', said).bytes.length };
  }
}
