import { callerNumber } from '../caller-number.ts';
import type { CallInput } from '../spoken-step.ts';

/** Which of our addresses jambonz calls: at the beginning, with what a verb brought, or with what became of the call. */
export type JambonzHook = 'start' | 'turn' | 'status';

/** A request of jambonz, read. */
export interface JambonzRequest {
  /** `call_sid`. */
  call: string;
  /** Nothing for a state of the call that changes nothing, and for the call to a person. */
  input: CallInput | undefined;
}

type Fields = Record<string, unknown>;

const LONGEST_CALL_ID = 200;
const LONGEST_UTTERANCE = 2000;
const MOST_READINGS = 10;
const MOST_KEYS = 40;
const OVER = new Set<unknown>(['completed', 'failed', 'busy', 'no-answer']);

/** @returns nothing when there is no call id. Whatever else does not fit is left out: a caller is never told of a wrong field. */
export function readJambonz(body: unknown, hook: JambonzHook): JambonzRequest | undefined {
  const fields = asFields(body);
  const call = asText(fields.call_sid).trim();
  if (!call || call.length > LONGEST_CALL_ID) return undefined;
  return { call, input: inputOf(fields, hook) };
}

function inputOf(fields: Fields, hook: JambonzHook): CallInput | undefined {
  if (hook === 'start') {
    const caller = callerNumber(asText(fields.from));
    return { event: 'start', ...(caller ? { caller } : {}) };
  }
  const over = OVER.has(fields.call_status);
  // the status of the leg to a person comes too, under an id of its own
  if (hook === 'status') return over && fields.direction !== 'outbound' ? { event: 'hang-up' } : undefined;
  return over ? { event: 'hang-up' } : (transferred(fields) ?? gathered(fields));
}

/** How a `dial` or `sip:refer` went. Whoever has talked to a person has nothing left here. */
function transferred({ dial_call_status: dialled, refer_status: refer, final_referred_call_status: final }: Fields): CallInput | undefined {
  if (dialled !== undefined) return { event: dialled === 'completed' ? 'hang-up' : 'transfer-failed' };
  const status = Number(final ?? refer);
  if (refer === undefined) return undefined;
  return { event: status >= 200 && status < 300 ? 'hang-up' : 'transfer-failed' };
}

function gathered(fields: Fields): CallInput {
  switch (fields.reason) {
    case 'dtmfDetected':
      // the key that ends a number is not among its digits: alone it is pressed for itself
      return { event: 'input', dtmf: asText(fields.digits).slice(0, MOST_KEYS) || '#' };
    case 'speechDetected': {
      const utterances = readings(fields.speech);
      return utterances.length > 0 ? { event: 'input', utterances } : { event: 'no-match' };
    }
    case 'error':
    case 'stt-low-confidence':
      return { event: 'no-match' };
    default:
      return { event: 'no-input' };
  }
}

function readings(speech: unknown): NonNullable<CallInput['utterances']> {
  const { alternatives } = asFields(speech);
  const listed = Array.isArray(alternatives) ? alternatives.map(asFields) : [];
  return listed
    .map(({ transcript, confidence }) => ({ text: asText(transcript).slice(0, LONGEST_UTTERANCE), confidence: sureness(confidence) }))
    .filter(({ text }) => text.trim())
    .slice(0, MOST_READINGS);
}

/** From 0 to 1; 0 when the recogniser does not say. */
function sureness(value: unknown): number {
  return typeof value === 'number' ? Math.min(1, Math.max(0, value)) : 0;
}

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
