import { topicChoice } from './choices.ts';
import type { Outcome, Turn } from './dialog.ts';
import { LOOKUPS } from './effects.ts';
import { openTopic, otherWays } from './open-topic.ts';
import type { Choice } from './session.ts';

const REASONS = ['off-topic', 'unclear', 'wrong', 'other'] as const;
/** A reference number as people type it, such as C-7K3M-9QXA, c 7k3m 9qxa or c7k3m9qxa. */
const REFERENCE = /(?<![a-z0-9])[cr](?<gap>[\s-]?)[a-z0-9]{4}[\s-]?[a-z0-9]{4}(?![a-z0-9])/i;
const CANCEL = /ยกเลิก|ไม่ต้องโทร|cancel/i;

/** Consent was given or not. */
export function takeConsent(turn: Turn, answer: string): Outcome {
  const { session, input, content } = turn;
  const topic = session.waiting?.topic ?? 'action.privacy';
  const base = { topic, outcome: 'answer' as const, disposition: 'done' as const };
  if (answer !== 'lookup') {
    delete session.waiting;
    return { ...base, says: [{ say: 'phrase', key: 'consent.refused' }], choices: otherWays(turn), disposition: 'cancelled' };
  }
  if (!input.person) return openTopic(turn, { topic });
  // the wording was shown, and is the last thing that was asked for: nobody consents by a button alone
  if (!session.waiting) return openTopic(turn, { topic });
  return { ...base, says: [], choices: [], effects: [{ effect: 'consent', purpose: 'lookup', version: content.consentVersion }] };
}

/** An utterance without the number in it, which has letters of no language. */
export function withoutReference(typed: string): string {
  return typed.replace(REFERENCE, '');
}

/** A reference number that was typed: what has become of it, or, when that is said, its callback is cancelled. */
export function takeReference(turn: Turn): Outcome | undefined {
  const typed = latinDigits(turn.input.text ?? '');
  const found = REFERENCE.exec(typed);
  if (!found) return undefined;
  const [reference] = found;
  // a word of nine letters may look like one: then a digit, a gap or nothing else tells it apart
  if (!/\d/.test(reference) && !found.groups?.gap && reference !== typed.trim()) return undefined;
  const base = { says: [], choices: [], outcome: 'answer' as const, disposition: 'done' as const };
  if (CANCEL.test(typed)) return { ...base, effects: [{ effect: 'cancel-callback', reference }], topic: 'action.callback' };
  return { ...base, effects: [{ effect: 'complaint-status', reference }], topic: 'action.complaint' };
}

function latinDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/** Buttons of one step: answer later, cancel a callback, was this helpful. */
export function takeSmallChoice(turn: Turn, kind: 'later' | 'callback' | 'feedback', first: string, second: string): Outcome | undefined {
  const { content } = turn;
  const popular: Choice[] = content.popular.slice(0, 3).map(topicChoice);
  const base = { says: [], choices: [], outcome: 'answer' as const, disposition: 'done' as const };
  if (kind === 'later') {
    const lookup = LOOKUPS.find((name) => name === first);
    return lookup && { ...base, effects: [{ effect: 'lookup-later', lookup }], topic: `lookup.${lookup}` };
  }
  if (kind === 'callback') {
    if (first === 'cancel') return { ...base, effects: [{ effect: 'cancel-callback', reference: second }], topic: 'action.callback' };
    if (first === 'show') return { ...base, effects: [{ effect: 'callbacks-open' }], topic: 'action.callback' };
    return { ...base, says: [{ say: 'phrase', key: 'callback.kept' }], choices: popular, topic: 'action.callback' };
  }
  const [about = '', reason] = second.split('~');
  if (!content.topics.has(about)) return undefined;
  if (first === 'yes') return { ...base, effects: [{ effect: 'feedback', about, helpful: true }], topic: 'talk.thanks' };
  if (reason) return { ...base, effects: [{ effect: 'feedback', about, helpful: false, reason }], topic: 'talk.thanks' };
  return {
    ...base,
    says: [{ say: 'phrase', key: 'feedback.why' }],
    choices: REASONS.map((name) => ({ id: `feedback:no:${about}~${name}`, label: { key: `feedback.reason.${name}` } })),
    topic: 'talk.thanks',
    outcome: 'ask',
    disposition: 'asked_slot',
  };
}
