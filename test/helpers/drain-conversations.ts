import { setTimeout as wait } from 'node:timers/promises';
import type { Session } from '../../src/dialog/session.ts';
import { newSession } from '../../src/dialog/session.ts';
import type { InboundEvent, TurnEnd } from '../../src/storage/conversations/conversations.ts';
import { RedisConversations } from '../../src/storage/conversations/redis-conversations.ts';

/**
 * A server process in small, for tests that kill it: posts the events of one poster into one conversation, with pauses at random and some of
 * them twice, and drains what waits there, whoever posted it. Started by `fork` with: Redis' address, conversation id, poster, events to post.
 *
 * In each turn it sends its parent the event id and goes on when the parent sends it back. The parent's `stop` ends it.
 */
const [url = '', conversationId = '', poster = '', events = ''] = process.argv.slice(2);
const LEASE_MS = 500;
/** A busy machine may cost a live process its lease; that is no reason to fail an event here. */
const MOST_TRIES = 50;
const SWEEP_MS = 50;
const LONGEST_PAUSE_MS = 4;

const conversations = await RedisConversations.connect(url, { leaseMs: LEASE_MS, mostTries: MOST_TRIES }, (error) => console.error(error.message));
const allowed = new Map<string, () => void>();
let stopping = false;

// a parent that is gone lets nobody go on
process.once('disconnect', () => process.exit());
process.on('message', (message: string) => {
  if (message === 'stop') stopping = true;
  else allowed.get(message)?.();
});
await Promise.all([post(), sweep()]);
await conversations.close();
process.disconnect?.();

/** A process that takes over begins anew; what was posted before is known. */
async function post(): Promise<void> {
  const drains: Promise<void>[] = [];
  for (let number = 1; number <= Number(events) && !stopping; number++) {
    await conversations.post(numbered(number));
    if (Math.random() < 0.2) await conversations.post(numbered(Math.ceil(Math.random() * number)));
    drains.push(conversations.drain(conversationId, turn));
    await wait(Math.random() * LONGEST_PAUSE_MS);
  }
  await Promise.all(drains);
}

async function sweep(): Promise<void> {
  while (!stopping) {
    for (const id of await conversations.abandoned()) await conversations.drain(id, turn);
    await wait(SWEEP_MS);
  }
}

async function turn(session: Session = newSession(), { eventId }: InboundEvent): Promise<TurnEnd<{ place: number }>> {
  await new Promise<void>((resolve) => {
    allowed.set(eventId, resolve);
    process.send?.(eventId);
  });
  allowed.delete(eventId);
  const place = session.turns + 1;
  return { session: { ...session, turns: place, lastSaid: [...(session.lastSaid ?? []), eventId] }, answer: { place } };
}

function numbered(number: number): InboundEvent {
  return { conversationId, eventId: `${poster}-${number}`, payload: { poster, number } };
}
