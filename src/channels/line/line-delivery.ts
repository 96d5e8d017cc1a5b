import { fieldsOf, textOf } from './line-event.ts';

/** Where an answer goes: what rides with an event through the inbox (`TurnRequest.delivery`). */
export interface LineDelivery {
  userId: string;
  /** Nothing for an event that cannot be answered by reply. */
  replyToken?: string | undefined;
  /** When the webhook came in, ms since 1970. */
  at: number;
}

/** @returns nothing for an answer that nobody asked for just now. */
export function readDelivery(delivery: unknown): LineDelivery | undefined {
  const { userId, replyToken, at } = fieldsOf(delivery);
  if (typeof userId !== 'string' || typeof at !== 'number') return undefined;
  return { userId, replyToken: textOf(replyToken, 1000), at };
}
