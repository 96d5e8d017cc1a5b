/**
 * The keys of a conversation in Redis, in the order in which every script names them. They share a hash tag, so that a cluster keeps them on
 * one node and a script may change them together.
 *
 * - `queue`: list of waiting events, as JSON `{eventId, payload}`, the payload sealed
 * - `events`: sorted set of event ids by the time in ms until which each is known; `inf` while it waits
 * - `outcomes`: hash of what became of each ended event, as JSON, sealed
 * - `session`: the session, as JSON, sealed
 * - `lease`: token of the drain that takes the turns
 * - `tries`: how often the first event of the queue was taken
 */
export const KEY_NAMES = ['queue', 'events', 'outcomes', 'session', 'lease', 'tries'] as const;

/** One key of a conversation. */
export function conversationKey(conversationId: string, name: (typeof KEY_NAMES)[number]): string {
  return `${tag(conversationId)}:${name}`;
}

/** All keys of a conversation, in the order of `KEY_NAMES`. */
export function conversationKeys(conversationId: string): string[] {
  return KEY_NAMES.map((name) => conversationKey(conversationId, name));
}

/** The channel on which the id of each ended event is published. */
export function outcomesChannel(conversationId: string): string {
  return `${tag(conversationId)}:ended`;
}

function tag(conversationId: string): string {
  return `ask1506:{${conversationId}}`;
}
