import type { Channel } from './turn-service.ts';

/** Begins the id of every conversation on LINE; what follows is a keyed hash of LINE's id of the person. */
export const LINE_PREFIX = 'line-';

/** Begins the id of every call; what follows is a keyed hash of the telephone platform's id of it. */
export const VOICE_PREFIX = 'voice-';

/** The channel that a conversation is on, which its id tells; nothing for the web chat. */
export function channelOf(conversationId: string): Channel | undefined {
  if (conversationId.startsWith(LINE_PREFIX)) return 'line';
  return conversationId.startsWith(VOICE_PREFIX) ? 'voice' : undefined;
}
