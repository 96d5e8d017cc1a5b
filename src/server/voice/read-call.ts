import type { Request } from 'express';
import { callerNumber } from '../../channels/voice/caller-number.ts';
import type { CallInput } from '../../channels/voice/spoken-step.ts';
import type { Lang } from '../../knowledge/calendar.ts';

/** A request of a telephone platform, read. */
export interface CallRequest {
  /** The platform's id of the call. */
  call: string;
  /** Counts the steps of the call; the same request again has the same number. */
  turn: number | undefined;
  lang: Lang | undefined;
  input: CallInput;
}

const LONGEST_CALL_ID = 200;
const LONGEST_UTTERANCE = 2000;
const MOST_HYPOTHESES = 10;
const MOST_KEYS = 40;

const EVENTS: ReadonlyMap<string, CallInput['event']> = new Map([
  ['noinput', 'no-input'],
  ['nomatch', 'no-match'],
  ['hangup', 'hang-up'],
  ['transferfailed', 'transfer-failed'],
]);

/** A field of the query or the body; the body goes first. Nothing for what is no text, or is there twice. */
export function fieldOf(request: Pick<Request, 'query' | 'body'>, name: string): string | undefined {
  const body = typeof request.body === 'object' && request.body !== null ? (request.body as Record<string, unknown>) : {};
  const value = Object.hasOwn(body, name) ? body[name] : request.query[name];
  return typeof value === 'string' ? value : undefined;
}

/** @returns nothing when there is no call id. Whatever else does not fit is left out: a caller is never told of a wrong field. */
export function readCall(request: Pick<Request, 'query' | 'body'>, begins: boolean): CallRequest | undefined {
  const field = (name: string): string | undefined => fieldOf(request, name);
  const call = field('call')?.trim();
  if (!call || call.length > LONGEST_CALL_ID) return undefined;
  const lang = field('lang');
  const count = field('turn');
  return {
    call,
    turn: count && /^\d{1,6}$/.test(count) ? Number(count) : undefined,
    lang: lang === 'th' || lang === 'en' ? lang : undefined,
    // a platform that knows the caller by a variable only begins with a document that sends it
    input: begins || field('event') === 'start' ? beginning(field('caller')) : inputOf(field),
  };
}

function beginning(caller: string | undefined): CallInput {
  const number = callerNumber(caller ?? '');
  return { event: 'start', ...(number ? { caller: number } : {}) };
}

function inputOf(field: (name: string) => string | undefined): CallInput {
  const afterError = field('after') === 'error' ? { afterError: true } : {};
  const event = EVENTS.get(field('event') ?? '');
  if (event) return { event, ...afterError };
  const dtmf = field('dtmf')?.slice(0, MOST_KEYS);
  const utterances = hypotheses(field);
  return { event: 'input', ...(dtmf ? { dtmf } : {}), ...(utterances.length > 0 ? { utterances } : {}), ...afterError };
}

function hypotheses(field: (name: string) => string | undefined): NonNullable<CallInput['utterances']> {
  const listed = asList(field('nbest')).flatMap((each) => {
    const { utterance, confidence } = (typeof each === 'object' && each !== null ? each : {}) as Record<string, unknown>;
    return typeof utterance === 'string' && utterance.trim() ? [{ text: utterance.slice(0, LONGEST_UTTERANCE), confidence: sureness(confidence) }] : [];
  });
  if (listed.length > 0) return listed.slice(0, MOST_HYPOTHESES);
  const text = field('utterance')?.trim().slice(0, LONGEST_UTTERANCE);
  return text ? [{ text, confidence: sureness(field('confidence')) }] : [];
}

function asList(json: string | undefined): unknown[] {
  try {
    const parsed: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** From 0 to 1; 0 when the recogniser does not say. */
function sureness(value: unknown): number {
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? Math.min(1, Math.max(0, number)) : 0;
}
