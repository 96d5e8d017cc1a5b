import type { Logger } from 'pino';
import type { Phrases } from '../../channels/phrases/phrases.ts';
import type { TurnParts, TurnService } from '../../channels/turn-service.ts';
import type { SealedPerson } from '../../dialog/session.ts';
import type { Lang } from '../../knowledge/calendar.ts';
import type { Conversations } from '../../storage/conversations/conversations.ts';
import type { AccountLink, Records } from '../../storage/records/records.ts';
import { type LineNotice, noticeInWords } from './line-notices.ts';
import { hashOf } from './secret-cookie.ts';

/** No browser has a secret with this hash: on LINE the account itself is the proof. */
const LINKED = 'linked-account';

/** LINE's `accountLink` event. */
export interface AccountLinkEvent {
  /** Of the LINE user whom the event names, never of anybody else. LINE names nobody when linking failed. */
  conversationId: string | undefined;
  /** LINE's webhookEventId; notices are delivered under ids made from it. */
  eventId: string;
  result: 'ok' | 'failed';
  nonce: string;
  /** What delivers the notice, such as the event's reply token; comes back to `deliver`. */
  delivery?: unknown;
}

export interface OnAccountLinkParts {
  records: Pick<Records, 'accountLinks' | 'onceTokens' | 'audit'>;
  conversations: Pick<Conversations, 'session'>;
  turns: () => Pick<TurnService, 'receiveEvent' | 'takeWaiting'>;
  deliver: NonNullable<TurnParts['deliver']>;
  phrases: Phrases;
  /** The language of somebody whose session has run out. */
  langOf?: ((conversationId: string) => Promise<Lang | undefined>) | undefined;
  linkDays: number;
  log: Logger;
}

/** Who a link says the person of a conversation is. */
export function personOfLink({ personKey, idSealed, level, name, expiresAt }: AccountLink): SealedPerson {
  return { personKey, idSealed, level, name, secretHash: LINKED, until: expiresAt };
}

/**
 * LINE has asked its user and says how it went. The nonce is burned whatever LINE says; only the LINE user of the conversation that it was made
 * for is linked. Then people are told, and the question that waited is answered. The same event again links nobody and tells nobody.
 */
export async function onAccountLink(parts: OnAccountLinkParts, { conversationId, eventId, result, nonce, delivery }: AccountLinkEvent): Promise<void> {
  const { records, turns } = parts;
  if (result !== 'ok' || conversationId === undefined) {
    // whoever it was made for asked for the link, and is told; nobody else is known
    const promised = await records.onceTokens.take('link', nonce);
    return refuse(parts, 'failed', promised?.conversationId, eventId);
  }
  const done = await records.accountLinks.link(conversationId, nonce, parts.linkDays);
  if (done.outcome === 'refused') {
    if (done.why === 'other-account') await enter(records, done.why, done.promisedTo);
    return refuse(parts, done.why, conversationId, eventId, delivery);
  }
  const { link } = done;
  if (done.outcome === 'linked') {
    await tell(parts, conversationId, `${eventId}.linked`, { notice: 'linked', link, another: done.another }, delivery);
    for (const other of done.elsewhere) await tell(parts, other, `${eventId}.linked-elsewhere`, { notice: 'linked-elsewhere' });
  }
  await turns().receiveEvent(conversationId, `linked.${hashOf(nonce)}`, 'line', { happened: 'signed-in', person: personOfLink(link) });
  await turns().takeWaiting(conversationId);
}

async function refuse(parts: OnAccountLinkParts, why: string, conversationId: string | undefined, eventId: string, delivery?: unknown): Promise<void> {
  await enter(parts.records, why, conversationId);
  if (conversationId === undefined) return;
  const topic = (await parts.conversations.session(conversationId))?.waiting?.topic ?? 'lookup.status';
  await tell(parts, conversationId, `${eventId}.not-linked`, { notice: 'not-linked', topic }, delivery);
}

function enter(records: OnAccountLinkParts['records'], why: string, conversationId: string | undefined): Promise<void> {
  return records.audit.add({ actor: 'person', action: 'link.refused', personKey: undefined, conversationId, detail: why });
}

/** The link is made, or refused, whether or not the notice gets through. */
async function tell(parts: OnAccountLinkParts, conversationId: string, eventId: string, notice: LineNotice, delivery?: unknown): Promise<void> {
  try {
    const session = await parts.conversations.session(conversationId);
    const lang = session?.lang ?? (await parts.langOf?.(conversationId)) ?? 'th';
    const answer = noticeInWords(parts.phrases, lang, notice, (await parts.records.accountLinks.of(conversationId)) !== undefined);
    await parts.deliver({ conversationId, eventId, channel: 'line', delivery, answer, tries: 1 });
  } catch (error) {
    parts.log.warn({ conversationId, notice: notice.notice, err: { message: (error as Error).message } }, 'a notice of account linking was not delivered');
  }
}
