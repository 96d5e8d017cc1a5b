import { channelOf } from '../../channels/channel-of.ts';
import { ConnectorError } from '../../connectors/connector-error.ts';
import { valuesIn } from '../../dialog/take-notice.ts';
import type { Lang } from '../../knowledge/calendar.ts';
import { formatWindow, type TimeWindow } from '../../knowledge/office-hours.ts';
import { plainPhone } from '../../storage/records/hash.ts';
import type { DeskParts } from '../desk-parts.ts';

export type NoticeParts = Pick<DeskParts, 'records' | 'tell' | 'sms' | 'phrases' | 'conversations' | 'log' | 'clock'>;

/** What became of a promise or a complaint, for its person: a phrase of locales/<lang>/notices.yaml. Plain JSON without a number or an answer. */
export interface PersonNotice {
  /** The same again is told once. */
  id: string;
  what: 'callback-missed' | 'callback-missed-last' | 'callback-wrong-number' | 'callback-passed' | 'complaint-answered';
  reference: string;
  conversationId: string;
  personKey: string | undefined;
  /** When they are called again. */
  next?: TimeWindow | undefined;
}

const KIND = 'person-notice';
/** When `tellWaiting` takes over, should this process die or nothing be reached. */
const TAKEN_OVER_AFTER_MS = 60_000;
const AGAIN_AFTER_MS = 30_000;
const LEASE_MS = 30_000;
const AT_ONCE = 20;
/** A day. */
const MOST_TRIES = 2880;

/** Tells a person on the channel of their conversation, or by SMS where that cannot be reached. Planned first, so that it is not lost; never throws for the telling. */
export async function tellPersonOnce(parts: NoticeParts, notice: PersonNotice): Promise<void> {
  await planNotice(parts, notice);
  if (await tried(parts, notice)) await parts.records.schedule.done(keyOf(notice));
}

/** For what is about to become true: `tellWaiting` tells it a minute later, should this process die before it does. */
export async function planNotice({ records, clock }: Pick<NoticeParts, 'records' | 'clock'>, notice: PersonNotice): Promise<void> {
  const dueAt = new Date(clock().getTime() + TAKEN_OVER_AFTER_MS).toISOString();
  await records.schedule.plan({ key: keyOf(notice), kind: KIND, dueAt, payload: notice });
}

function keyOf({ id }: PersonNotice): string {
  return `${KIND}/${id}`;
}

/** What could not be told at once. For the scheduled work of any process. @returns how many were settled. */
export async function tellWaiting(parts: NoticeParts): Promise<number> {
  const { schedule } = parts.records;
  let settled = 0;
  for (const { key, payload, attempts } of await schedule.take(KIND, AT_ONCE, LEASE_MS)) {
    if ((await tried(parts, payload as PersonNotice)) || attempts >= MOST_TRIES) {
      await schedule.done(key);
      settled++;
    } else await schedule.again(key, new Date(parts.clock().getTime() + AGAIN_AFTER_MS).toISOString());
  }
  return settled;
}

async function tried(parts: NoticeParts, notice: PersonNotice): Promise<boolean> {
  try {
    return await tellNow(parts, notice);
  } catch (error) {
    const { what, reference } = notice;
    parts.log.warn({ what, reference, err: { message: (error as Error).message } }, 'person not told yet');
    // a number that no gateway takes does not get better
    return error instanceof ConnectorError && error.code === 'invalid';
  }
}

/** @returns false when it is not yet true and may become so. */
async function tellNow(parts: NoticeParts, notice: PersonNotice): Promise<boolean> {
  const { what, reference, conversationId, id } = notice;
  const about = what === 'complaint-answered' ? await ofComplaint(parts, notice) : await ofCallback(parts, notice);
  if (about === 'wait') return false;
  if (about === 'over') return true;
  const windows = notice.next ? { window: { th: formatWindow(notice.next, 'th'), en: formatWindow(notice.next, 'en') } } : {};
  const { answer, phone } = about;
  const inFull = answer !== undefined && channelOf(conversationId) === 'line';
  const key = inFull ? `${what}-in-full` : what;
  const values = { reference, ...windows, ...(inFull ? { answer } : {}) };
  const told = await parts.tell(conversationId, `notice.${id}`, { happened: 'notice', key, values });
  if (told === 'told' || !parts.sms || !phone) return true;
  const lang = await langOf(parts, conversationId);
  const text = parts.phrases.say(lang, `sms.${what}`, valuesIn(lang, { reference, ...windows }), 'notices');
  await parts.sms.send({ to: plainPhone(phone), text, idempotencyKey: `notice.${id}` });
  return true;
}

type About = 'wait' | 'over' | { phone: string | undefined; answer?: string | undefined };

async function ofCallback({ records, clock }: NoticeParts, { what, reference, next }: PersonNotice): Promise<About> {
  const callback = await records.desk.callbacks.get(reference);
  // erased, or their own doing
  if (!callback || callback.state === 'cancelled') return 'over';
  if (what === 'callback-passed') {
    if (callback.state === 'failed') return { phone: callback.phone };
    return callback.state === 'open' ? 'wait' : 'over';
  }
  if (what === 'callback-missed' && (callback.state !== 'open' || (next && Date.parse(next.until) <= clock().getTime()))) return 'over';
  // the number is somebody else's
  return { phone: what === 'callback-wrong-number' ? undefined : callback.phone };
}

async function ofComplaint({ records }: NoticeParts, { reference }: PersonNotice): Promise<About> {
  const complaint = await records.desk.complaints.get(reference);
  if (!complaint?.answer || (complaint.state !== 'answered' && complaint.state !== 'closed')) return 'over';
  const { phone } = complaint.values;
  return { phone: phone === undefined ? undefined : String(phone), answer: complaint.answer };
}

/** The language that they last spoke here. */
async function langOf({ conversations, records }: NoticeParts, conversationId: string): Promise<Lang> {
  return (await conversations.session(conversationId))?.lang ?? (await records.linePeople.of(conversationId))?.lang ?? 'th';
}
