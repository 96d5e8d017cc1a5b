import { VOICE_PREFIX } from '../../channels/channel-of.ts';
import { redact } from '../../understanding/redact.ts';
import { HEARD_MS } from './speaking.ts';
import type { SuggestParts } from './suggest-parts.ts';

/** A text of a recogniser. */
export interface HeardPiece {
  text: string;
  /** A text with the same number replaces the one before; nothing: it comes next. */
  segment: number | undefined;
  /** Whether it stays as it is. */
  final: boolean;
  who: 'person' | 'agent';
}

/** What the caller has said by now. */
export interface HeardCall {
  /** Redacted; the end of it. */
  text: string;
  /** Number of the last piece. */
  segment: number;
}

/** As much as a request may hold. */
const MOST_LETTERS = 2000;
const EVENT = /^asr-(\d+)$/;

/**
 * Where a call is written down: a call that the assistant had is its conversation; every other one gets a name that no channel gives to a
 * conversation, so that nobody writes into a conversation by naming a call like it.
 */
export function conversationOfCall(callId: string): string {
  return callId.startsWith(VOICE_PREFIX) ? callId : `call:${callId}`;
}

type Parts = Pick<SuggestParts, 'records' | 'speaking' | 'clock'>;

/** Keeps a piece: a final one in the transcript, the caller's unfinished one while it is being said. @returns what the caller has said by now. */
export async function hearPiece(parts: Parts, callId: string, { text, segment, final, who }: HeardPiece): Promise<HeardCall> {
  const { records, speaking } = parts;
  const conversationId = conversationOfCall(callId);
  const number = segment ?? (await finalLines(parts, callId)).last + 1;
  const redacted = redact(text);
  if (final) {
    const eventId = `asr-${number}`;
    await records.transcripts.forget(conversationId, eventId);
    await records.transcripts.add([{ conversationId, eventId, personKey: undefined, who, text: redacted, topic: '', disposition: '' }]);
  }
  if (who === 'person') await speaking.set(callId, final ? undefined : { segment: number, text: redacted });
  return heardBy(parts, callId);
}

/** What the caller has said within the last two hours. */
export async function heardBy(parts: Parts, callId: string): Promise<HeardCall> {
  const [{ said, last }, unfinished] = await Promise.all([finalLines(parts, callId), parts.speaking.of(callId)]);
  // a text that comes late is not put behind what came after it
  const now = unfinished && unfinished.segment > last ? unfinished : undefined;
  const text = [...said, ...(now ? [now.text] : [])].join(' ');
  return { text: text.slice(-MOST_LETTERS), segment: now?.segment ?? last };
}

async function finalLines({ records, clock }: Parts, callId: string): Promise<{ said: string[]; last: number }> {
  const since = new Date(clock().getTime() - HEARD_MS).toISOString();
  const lines = (await records.transcripts.of(conversationOfCall(callId)))
    .flatMap(({ eventId, who, text, at }) => {
      const number = EVENT.exec(eventId)?.[1];
      return number === undefined || at < since ? [] : [{ number: Number(number), who, text }];
    })
    .sort((a, b) => a.number - b.number);
  return { said: lines.filter(({ who }) => who === 'person').map(({ text }) => text), last: lines.at(-1)?.number ?? 0 };
}
