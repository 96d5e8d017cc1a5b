import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { channelOf } from '../../channels/channel-of.ts';
import type { DialogContent } from '../../dialog/dialog.ts';
import type { Day } from '../../knowledge/calendar.ts';
import type { DeskRecords, UnansweredLine } from '../../storage/records/desk-records.ts';
import type { Cluster, DeskChannel } from '../api.ts';

/** One time that somebody had no good answer. */
export interface Said {
  /** Names it without naming the conversation. */
  id: string;
  /** Tells people apart; not for showing. */
  who: string;
  text: string;
  at: string;
  channel: DeskChannel;
  why: Cluster['utterances'][number]['why'];
}

export interface GatherParts {
  content: DialogContent;
  records: Pick<DeskRecords, 'knowledge' | 'suggestions'>;
}

/** Newest ones of more. */
const MOST = 5000;
const CHECKED_AT_ONCE = 100;
/** Somebody who fills in a form and cannot is no gap in the knowledge. */
const FORMS = new Set(['action', 'calculator', 'lookup']);

/**
 * What people said and had no good answer to, oldest first: unanswered and asked back, answers that did not help, suggestions that agents
 * rejected, and open tickets. What the content answers by now, or answers otherwise than then, is mended and left out.
 */
export async function gather({ content, records }: GatherParts, since: string, until: string, today: Day): Promise<Said[]> {
  const [unanswered, notHelped, suggestions, tickets] = await Promise.all([
    records.knowledge.unanswered(since),
    records.knowledge.notHelped(since),
    records.suggestions.between(since, until),
    records.knowledge.tickets(),
  ]);
  const found: (Said & { stillOpen: () => boolean })[] = [];
  const answerNow = (text: string): string | undefined => {
    const { outcome, topic } = content.understand(text, today);
    return outcome === 'answer' ? topic : undefined;
  };
  const add = (said: Omit<Said, 'channel' | 'who'> & { conversationId: string | undefined }, stillOpen: () => boolean): void => {
    const { conversationId, ...rest } = said;
    found.push({ ...rest, who: conversationId ?? said.id, channel: (conversationId && channelOf(conversationId)) || 'web', stillOpen });
  };
  for (const line of unanswered) {
    if (line.disposition === 'offered_person' && FORMS.has(content.topics.get(line.topic)?.kind ?? '')) continue;
    const why = line.topic === 'none' ? 'unanswered' : 'clarified';
    add({ ...toSaid(line), why }, () => answerNow(line.text) === undefined);
  }
  // still answered as then, or no longer sure: still wrong
  const asThen = (text: string, topic: string) => () => (answerNow(text) ?? topic) === topic;
  for (const line of notHelped) add({ ...toSaid(line), why: 'wrong' }, asThen(line.text, line.topic));
  for (const { id, state, conversationId, utterance, topic, at } of suggestions)
    if (state === 'rejected') add({ id, conversationId, text: utterance, at, why: 'rejected' }, asThen(utterance, topic));
  for (const { id, state, kind, conversationId, utterance, at } of tickets)
    if ((state === 'open' || state === 'drafted') && at >= since)
      add({ id, conversationId, text: utterance, at, why: kind === 'gap' ? 'unanswered' : 'wrong' }, () => true);

  const kept = new Map<string, Said>();
  found.sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  for (const [index, { stillOpen, ...said }] of found.slice(-MOST).entries()) {
    if (index % CHECKED_AT_ONCE === 0) await setImmediate();
    if (/\p{L}{2}/u.test(said.text) && stillOpen()) {
      // a line may have a ticket as well: the ticket says more
      kept.set(`${said.who} ${said.text}`, said);
    }
  }
  return [...kept.values()].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
}

function toSaid({ conversationId, eventId, text, at }: UnansweredLine): { id: string; conversationId: string; text: string; at: string } {
  return {
    id: createHash('sha256')
      .update(JSON.stringify([conversationId, eventId]))
      .digest('base64url')
      .slice(0, 22),
    conversationId,
    text,
    at,
  };
}
