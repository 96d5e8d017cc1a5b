import type { Key, Utterance } from '../telephone/browser/call-ears.ts';
import type { PageMessage } from './call-message.ts';

const OUTCOMES = ['connected', 'busy', 'noanswer'] as const;
const KINDS = ['key', 'speech', 'speaking', 'played', 'rung', 'hang-up'];

/** Checks what came from the page. @returns what is wrong with it as a text, when something is. */
export function readPageMessage(body: unknown): PageMessage | string {
  const { kind, key, utterances, id, outcome } = (body ?? {}) as Record<string, unknown>;
  if (kind === 'hang-up' || kind === 'speaking') return { kind };
  if (kind === 'key') return typeof key === 'string' && /^[0-9*#]$/.test(key) ? { kind, key: key as Key } : 'key is wrong. Allowed: one of 0-9, * and #.';
  if (kind === 'played') return typeof id === 'number' ? { kind, id } : 'id is missing. Allowed: the number of the prompt.';
  if (kind === 'rung') {
    const known = OUTCOMES.find((one) => one === outcome);
    return known ? { kind, outcome: known } : `outcome is wrong. Allowed: ${OUTCOMES.join(', ')}.`;
  }
  if (kind === 'speech') {
    const heard = Array.isArray(utterances) ? (utterances as Utterance[]) : [];
    const good = heard.length > 0 && heard.every(({ text, confidence }) => typeof text === 'string' && confidence >= 0 && confidence <= 1);
    return good ? { kind, utterances: heard } : 'utterances is wrong. Allowed: a list of {text, confidence from 0 to 1}, at least one.';
  }
  return `kind is wrong. Allowed: ${KINDS.join(', ')}.`;
}
