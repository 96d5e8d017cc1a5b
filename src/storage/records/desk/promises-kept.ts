import { addDays, dayInBangkok } from '../../../knowledge/calendar.ts';
import type { CallbackWork } from '../desk-records.ts';
import { instant, type Store } from '../store.ts';
import { type CallbackRow, readCallbacks } from './read-callbacks.ts';

type Promises = Awaited<ReturnType<CallbackWork['promises']>>;

/** Rows at a time: each is read with its attempts. */
const CHUNK = 500;

/**
 * Promises whose window ended within a span, by day and channel. Due are all but those that the person cancelled; kept are those that were closed as
 * done and of which a call reached the person before the window ended, whatever came of the talk.
 * @param from from this instant on. @param until before this one.
 */
export async function promisesKept(store: Store, from: string, until: string): Promise<Promises> {
  const [first, last] = [instant(from, 'from'), instant(until, 'until')];
  const rows = await store.db
    .selectFrom('callbacks')
    .selectAll()
    .where('state', '<>', 'cancelled')
    // windows are kept with the offset that they were promised in: their text is up to a day off, and what is too much goes below
    .where('window_until', '>=', addDays(first.slice(0, 10), -1))
    .where('window_until', '<', addDays(last.slice(0, 10), 2))
    .orderBy('ends_at')
    .orderBy('key')
    .execute();
  const due = rows.filter((row) => first <= endOf(row) && endOf(row) < last);
  const counts = new Map<string, Promises[number]>();
  for (let chunk = 0; chunk < due.length; chunk += CHUNK) {
    for (const callback of await readCallbacks(store, store.db, due.slice(chunk, chunk + CHUNK))) {
      const ended = instant(callback.window.until, 'window.until');
      const [day, channel] = [dayInBangkok(new Date(ended)), channelOfId(callback.conversationId)];
      const count = counts.get(`${day} ${channel}`) ?? { day, channel, due: 0, kept: 0 };
      count.due++;
      const reached = callback.attempts.find(({ result }) => result === 'reached');
      if (callback.state === 'done' && reached && reached.at < ended) count.kept++;
      counts.set(`${day} ${channel}`, count);
    }
  }
  return [...counts.values()].sort((a, b) => `${a.day} ${a.channel}`.localeCompare(`${b.day} ${b.channel}`, 'en'));
}

function endOf(row: CallbackRow): string {
  return instant(row.window_until, 'window.until');
}

/** As channels name their conversations (src/channels/channel-of.ts, which storage does not import). */
export function channelOfId(conversationId: string): 'line' | 'voice' | 'web' {
  if (conversationId.startsWith('line-')) return 'line';
  return conversationId.startsWith('voice-') ? 'voice' : 'web';
}
