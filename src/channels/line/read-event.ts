import { createHash } from 'node:crypto';
import type { KeyRing } from '../../storage/records/records.ts';
import type { LineDelivery } from './line-delivery.ts';
import { fieldsOf, type LineEvent, textOf } from './line-event.ts';
import { lineConversationId } from './line-ids.ts';
import { type LineAct, readActivity } from './read-activity.ts';
import { toActivity } from './to-activity.ts';

/** What comes back after somebody was at LINE's account link dialog. */
export interface LinkedAccount {
  /** Nothing when LINE does not say whose account it was: linking failed. */
  conversationId: string | undefined;
  userId: string | undefined;
  eventId: string;
  result: 'ok' | 'failed';
  nonce: string;
  /** For `TurnService.receiveEvent`, so that the answer goes out by the event's reply token. */
  delivery: LineDelivery | undefined;
}

/** An event read. `person`: who is there to be written to, as far as this event tells, and since when. */
export type ReadEvent =
  | (LineAct & { person: { userId: string; at: string } | undefined })
  | { act: 'linked'; linked: LinkedAccount }
  | { act: 'joined'; replyToken: string }
  | { act: 'ignored' };

export interface ReadEventParts {
  keyRing: KeyRing;
  /** How long a text waits for the next, in ms. */
  mergeMs: number;
  /** ms since 1970. */
  now: number;
}

const LONGEST_ID = 200;
const LONGEST_TOKEN = 1000;
/** A clock that is wrong by more is not believed. */
const FUTURE_MS = 86_400_000;

/** Reads one event of a webhook; what cannot be read, or is of a kind that is new to us, is ignored. */
export function readEvent(event: LineEvent, { keyRing, mergeMs, now }: ReadEventParts): ReadEvent {
  const source = fieldsOf(event.source);
  const userId = source.type === 'user' || source.type === undefined ? textOf(source.userId, LONGEST_ID) : undefined;
  const replyToken = textOf(event.replyToken, LONGEST_TOKEN);
  const eventId = eventIdOf(event);
  if (event.type === 'accountLink') return readLink(event, userId && { userId, replyToken, at: now }, keyRing, eventId);
  // in groups we say once where to write to, and read nothing: what is said there was not said to us
  if (event.type === 'join' && replyToken) return { act: 'joined', replyToken };
  // `standby`: another system that is connected to the account talks with the person now
  const speaks = event.mode !== 'standby' || event.type === 'unsend' || event.type === 'unfollow';
  if (userId === undefined || !speaks) return { act: 'ignored' };
  const at = instantOf(event.timestamp, now);
  const activity = toActivity(event, { conversationId: lineConversationId(keyRing, userId), eventId, at, delivery: { userId, replyToken, at: now } });
  const act = activity && readActivity(activity, now + mergeMs);
  if (!act) return { act: 'ignored' };
  return { ...act, person: act.act === 'turn' ? { userId, at: at.toISOString() } : undefined };
}

function readLink(event: LineEvent, delivery: LineDelivery | '' | undefined, keyRing: KeyRing, eventId: string): ReadEvent {
  const { result, nonce } = fieldsOf(event.link);
  const read = textOf(nonce, LONGEST_ID * 2);
  if (read === undefined || (result !== 'ok' && result !== 'failed')) return { act: 'ignored' };
  const known = delivery || undefined;
  const conversationId = known && lineConversationId(keyRing, known.userId);
  return { act: 'linked', linked: { conversationId, userId: known?.userId, eventId, result, nonce: read, delivery: known } };
}

/** The event's id, the same when it is delivered again. LINE gives one; by what else is the same an event without one is known. */
function eventIdOf(event: LineEvent): string {
  const id = textOf(event.webhookEventId, LONGEST_ID);
  if (id !== undefined) return id;
  const { deliveryContext, ...same } = event;
  return createHash('sha256').update(JSON.stringify(same)).digest('base64url');
}

function instantOf(timestamp: unknown, now: number): Date {
  const known = typeof timestamp === 'number' && timestamp >= 0 && timestamp <= now + FUTURE_MS;
  return new Date(known ? timestamp : now);
}
